namespace Breakwater.Analysis;

/// <summary>All messages about binaries and exports.</summary>
internal static class FileMessages
{
    public const string Unfinished = "a change of this mitigation did not finish; 'breakwater mitigate apply' or 'rollback' on the server completes it";

    public static string NoVersion() => "FILE001 expected a PE file with a version resource, found none; it says nothing about the build";

    public static string ExportTooLarge(long limit) => $"FILE002 expected an export of at most {limit} bytes; skipped";

    public static string Unreadable(string path, string why) => $"FILE003 {path}: cannot be read ({why}); what depends on it stays unknown";

    public static string ExportCut(string path, string lack) => $"FILE004 {path}: expected a whole export, found that {lack}; what it shows counts, nothing is concluded from what it lacks";

    public static string RegistryCut(string path) => ExportCut(path, "it does not end with an empty line as a whole export of the registry does");

    public static string Interrupted(string path, string action, IReadOnlyList<string> ids) =>
        $"FILE005 {path}: expected finished changes of mitigations, found that '{action}' of {string.Join(", ", ids)} was interrupted; these are unknown until 'breakwater mitigate apply' or 'rollback' on the server completes it";

    public static string AmbiguousTime(string path, string found) =>
        $"FILE006 {path}: expected the end of the collection as WMI tells it, found '{Shown(found)}', whose order depends on the server's settings; not read, the records tell the time";

    public static string NotesLeftOut(int count, int most) => $"FILE007 expected at most {most} texts named like ransom notes, found {count} more from this one on; they are not read";

    private static string Shown(string text) => new([.. text.Take(80).Select(c => c is >= ' ' and <= '~' ? c : '?')]);
}
