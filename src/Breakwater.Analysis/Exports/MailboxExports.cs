using Breakwater.Detection;
using Breakwater.Detection.MailboxExports;

namespace Breakwater.Analysis.Exports;

/// <summary>Finds in saved cmdlet output the rules of mailboxes and the rights to them and to their folders.</summary>
internal static class MailboxExports
{
    private static readonly string[] Sending = ["ForwardTo", "RedirectTo", "ForwardAsAttachmentTo"];

    /// <summary>Properties in which people keep the mailbox when they list the folders of many: the cmdlet itself does not name it.</summary>
    private static readonly string[] Owners = ["Mailbox", "MailboxOwnerId", "MailboxOwner", "PrimarySmtpAddress", "Owner"];

    public static bool Are(Export export) => export.Objects.Any(o => IsRule(o) || IsRight(o) || IsFolderRight(o));

    public static IReadOnlyList<FileTrace> Examine(Export export, string? ownDomain) =>
        [.. MailboxExportDetector.Examine(export.Objects.Where(IsRule).Select(Rule), ownDomain), .. MailboxExportDetector.Examine(export.Objects.Where(IsRight).Select(Right)),
            .. FolderRightDetector.Examine(export.Objects.Where(IsFolderRight).Select(RightToFolder))];

    private static bool IsRule(ExportedObject item) => Sending.Any(item.Has) && (item.Has("MailboxOwnerId") || item.Has("RuleIdentity") || item.Has("StopProcessingRules"));

    private static bool IsRight(ExportedObject item) => item.Has("AccessRights") && item.Has("User") && item.Has("Identity") && (item.Has("IsInherited") || item.Has("Deny"));

    private static bool IsFolderRight(ExportedObject item) => item.Has("AccessRights") && item.Has("User") && item.Has("FolderName");

    private static InboxRule Rule(ExportedObject item) => new(
        First(item, "MailboxOwnerId", "Identity"), item.Text("Name"), item.Flag("Enabled") != false, [.. Sending.SelectMany(item.All)], item.Flag("DeleteMessage") == true || item.Flag("SoftDeleteMessage") == true, item.Text("MoveToFolder"));

    /// <summary>JSON holds rights as an array or one text, lists and CSV in braces.</summary>
    private static MailboxRight Right(ExportedObject item) => new(item.Text("Identity"), item.Text("User"), Rights(item), item.Flag("Deny") == true, item.Flag("IsInherited") == true);

    private static FolderRight RightToFolder(ExportedObject item)
    {
        // "anna:\Inbox" where the list was made by the folder's identity; of the cmdlet's own output it is the holder.
        var identity = item.Text("Identity");
        var colon = identity.IndexOf(@":\", StringComparison.Ordinal);
        var owner = Owners.Select(item.Text).FirstOrDefault(t => t.Length > 0) ?? (colon > 0 ? identity[..colon] : null);
        return new FolderRight(owner, item.Text("FolderName"), item.Text("User"), Rights(item));
    }

    private static List<string> Rights(ExportedObject item) => [.. item.All("AccessRights").SelectMany(r => r.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    private static string First(ExportedObject item, params string[] names) => names.Select(item.Text).FirstOrDefault(t => t.Length > 0) ?? "?";
}
