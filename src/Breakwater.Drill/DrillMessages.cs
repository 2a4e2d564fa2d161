namespace Breakwater.Drill;

internal static class DrillMessages
{
    public static string UnknownScenario(string name) =>
        $"DRILL001 '{Cut(name)}': no such scenario, expected one of {string.Join(", ", DrillScenarios.All.Select(s => s.Name))}; nothing was written";

    public static string FolderNotEmpty(string path) =>
        $"DRILL002 {path}: expected a missing or empty folder, found files in it; nothing was written";

    public static string HoursOutOfRange(int hours) =>
        $"DRILL003 {hours} hours: expected {DrillWriter.FewestHours} to {DrillWriter.MostHours} (1 to {DrillWriter.MostHours / 24} days); nothing was written";

    public static string PathIsFile(string path) =>
        $"DRILL004 {path}: expected a folder, found a file; nothing was written";

    private static string Cut(string text) => new([.. text.Take(80).Select(c => char.IsControl(c) ? '?' : c)]);
}
