using System.Text.RegularExpressions;
using Breakwater.Model;

namespace Breakwater.Detection.Chains;

/// <summary>The programs, scripts and libraries that a command line names, without those of Windows itself: their content would tell what the command did.</summary>
public static partial class StartedFiles
{
    private const int MostFiles = 5;

    public static IReadOnlyList<string> Of(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var line = finding.Fields.GetValueOrDefault("CommandLine");
        return string.IsNullOrEmpty(line) ? [] : [.. Paths().Matches(line).Select(m => m.Value).Where(p => !OfWindows().IsMatch(p)).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostFiles)];
    }

    [GeneratedRegex(@"(?:\b[a-z]:|\\\\[^\\/:*?""<>|\s]+)(?:[\\/][^\\/:*?""<>|\r\n]{1,100}){0,20}?[\\/][^\\/:*?""<>|\r\n,;&]{1,100}?\.(?:exe|com|dll|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|msi|scr)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Paths();

    [GeneratedRegex(@"^[a-z]:[\\/]windows[\\/](?:system32|syswow64|microsoft\.net)[\\/]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfWindows();
}
