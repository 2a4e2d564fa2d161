using System.Buffers;
using System.Text.RegularExpressions;

namespace Breakwater.Evidence.Recognition;

/// <summary>Recognises the text and CSV output of the few cmdlets that say something about build, virtual directories or settings.</summary>
internal static partial class ExportShape
{
    /// <summary>One of these is in every export that is known whatever its case: without culture data, as the program runs, <c>Contains</c> goes character by character when it ignores case.</summary>
    private static readonly SearchValues<string> CaselessNames = SearchValues.Create(
        ["AdminDisplayVersion", "ExSetup", "FileVersionInfo", "msExchExternalHostName", "msExchInternalHostName", "ExternalUrl", "InternalUrl", "possSuperiors"], StringComparison.OrdinalIgnoreCase);

    public static bool IsExport(ReadOnlySpan<char> text) =>
        (text.ContainsAny(CaselessNames) && HasCaselessNames(text)) || IsFileListing(text) || IsMailboxListing(text) || IsSettingListing(text);

    private static bool HasCaselessNames(ReadOnlySpan<char> text) =>
        text.Contains("AdminDisplayVersion", StringComparison.OrdinalIgnoreCase)
        || (text.Contains("ExSetup", StringComparison.OrdinalIgnoreCase) && Build().IsMatch(text))
        || (text.Contains("FileVersionInfo", StringComparison.OrdinalIgnoreCase) && Build().IsMatch(text))
        || text.Contains("msExchExternalHostName", StringComparison.OrdinalIgnoreCase)
        || text.Contains("msExchInternalHostName", StringComparison.OrdinalIgnoreCase)
        || IsVirtualDirectoryListing(text)
        || (text.Contains("possSuperiors", StringComparison.OrdinalIgnoreCase) && text.Contains("Storage-Group", StringComparison.OrdinalIgnoreCase));

    private static bool IsFileListing(ReadOnlySpan<char> text) =>
        (text.Contains("FullName", StringComparison.Ordinal) && (text.Contains("LastWriteTime", StringComparison.Ordinal) || text.Contains("CreationTime", StringComparison.Ordinal)))
        || ((text.Contains("<DIR>", StringComparison.Ordinal) || text.Contains("<REP>", StringComparison.Ordinal)) && ListedFolder().IsMatch(text));

    /// <summary>Get-InboxRule, Get-MailboxPermission and Get-MailboxFolderPermission.</summary>
    private static bool IsMailboxListing(ReadOnlySpan<char> text) =>
        (text.Contains("ForwardTo", StringComparison.Ordinal) && text.Contains("RedirectTo", StringComparison.Ordinal)) || (text.Contains("AccessRights", StringComparison.Ordinal) && text.Contains("User", StringComparison.Ordinal));

    private static bool IsVirtualDirectoryListing(ReadOnlySpan<char> text) =>
        (text.Contains("ExternalUrl", StringComparison.OrdinalIgnoreCase) || text.Contains("InternalUrl", StringComparison.OrdinalIgnoreCase))
        && (text.Contains("VirtualDirectory", StringComparison.OrdinalIgnoreCase)
            || text.Contains("(Default Web Site)", StringComparison.OrdinalIgnoreCase)
            || text.Contains("(Exchange Back End)", StringComparison.OrdinalIgnoreCase)
            || text.Contains("WhenCreated", StringComparison.OrdinalIgnoreCase));

    /// <summary>Settings that decide on interim mitigations: names of properties that nothing else has together.</summary>
    private static bool IsSettingListing(ReadOnlySpan<char> text) =>
        (text.Contains("ComponentName", StringComparison.Ordinal) && text.Contains("SectionName", StringComparison.Ordinal) && text.Contains("Parameters", StringComparison.Ordinal))
        || text.Contains("MitigationsEnabled", StringComparison.Ordinal) || text.Contains("MitigationsApplied", StringComparison.Ordinal)
        || text.Contains("EnableDownloadDomains", StringComparison.Ordinal) || text.Contains("ExternalDownloadHostName", StringComparison.Ordinal)
        || text.Contains("RemotePowerShellEnabled", StringComparison.Ordinal);

    /// <summary>How the command interpreter's <c>dir</c> begins to list a folder, in any language: its path, then the entry for the folder itself.</summary>
    [GeneratedRegex(@"[A-Za-z]:\\[^\r\n]{0,300}[\r\n]{1,8} ?[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4} +[0-9]{1,2}:[0-9]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex ListedFolder();

    /// <summary>An Exchange build, 8.x (2007) to 15.x.</summary>
    [GeneratedRegex(@"\b(0?8|14|15)\.\d{1,2}\.\d{1,5}\.\d{1,3}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Build();
}
