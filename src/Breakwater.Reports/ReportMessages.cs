using Breakwater.Reports.Escaping;

namespace Breakwater.Reports;

/// <summary>Every message of this project.</summary>
internal static class ReportMessages
{
    private const int MaxFound = 80;

    public static string NotOurs(string folder, string found) =>
        $"REPORT001 {Cut(folder)}: expected an empty folder or one that Breakwater made, found {Cut(found)}; nothing written, choose another folder";

    public static string IsAFile(string folder) => $"REPORT002 {Cut(folder)}: expected a folder, found a file; nothing written, choose another folder";

    public static string IsALink(string folder) => $"REPORT003 {Cut(folder)}: expected a folder of our own, found a link; nothing written through it, remove the link";

    public static string NotWritten(string folder, string problem) =>
        $"REPORT004 {Cut(folder)}: expected to be able to write the report, found: {Cut(problem)}; files of an earlier report are still whole";

    private static string Cut(string text) => VisibleText.Of(text, MaxFound);
}
