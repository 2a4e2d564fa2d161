using System.Globalization;
using System.Text;

namespace Breakwater.Detection;

/// <summary>All messages of this project. Everything that comes from the evidence passes <see cref="Show"/>.</summary>
public static class Messages
{
    private const int ShownChars = 300;

    public static string NoBaseBlock(string path) => $"HIVE001 {Show(path)}: expected a registry hive that begins with regf and 4,096 bytes of base block, found none; not read";

    public static string NoRootKey(string path, long offset) => $"HIVE002 {Show(path)} at 0x{offset:X}: expected the root key, found none; not read";

    public static string DirtyHive(string path) =>
        $"HIVE003 {Show(path)}: the hive was not closed cleanly and its transaction logs were not applied; read as it lies there, the newest changes may be missing";

    public static string HiveTooLarge(string path) => $"HIVE004 {Show(path)}: expected at most {RegistryCells} cells, found more; what was read up to there counts, the rest is not read";

    public static string UnknownHive(string path) => $"HIVE005 {Show(path)}: expected the SYSTEM, the SOFTWARE or a user's hive or a part of one, found none of their keys; nothing in it was looked at";

    public static string NoTask(string path, string what) => $"TASK001 {Show(path)}: expected a task definition, found: {Show(what)}; not read";

    public static string NoAgents(string path, string what) => $"AGENT001 {Show(path)}: expected a list of transport agents, found: {Show(what)}; what precedes it is read, the rest is not";

    public static string CutHistory(string path) => $"SCAN001 {Show(path)}: expected fields up to the end of the file, found one that is longer; what precedes it is read, the rest is not";

    private static string RegistryCells => Hives.RegistryLimits.MaxCells.ToString("N0", CultureInfo.InvariantCulture);

    private static string Show(string text)
    {
        var shown = new StringBuilder();
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, ShownChars)))
        {
            var hidden = char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            _ = hidden ? shown.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)) : shown.Append(c);
        }

        return shown.ToString();
    }
}
