using System.Text.RegularExpressions;

namespace Breakwater.Evidence.Recognition;

/// <summary>Says from the first lines whether a text is a W3C or Exchange log, with its header block or without (a piece cut by a collector).</summary>
internal static partial class TextLogShape
{
    private const int LinesLookedAt = 8;
    private const int FewestW3CFields = 9;
    private const int FewestCsvFields = 3;

    public static bool IsLog(ReadOnlySpan<char> text)
    {
        var lines = 0;
        foreach (var line in text.EnumerateLines())
        {
            if (line.IsWhiteSpace())
            {
                continue;
            }

            if (IsDirective(line) || IsColumnRow(line) || IsW3CRecord(line) || IsCsvRecord(line))
            {
                return true;
            }

            if (++lines == LinesLookedAt)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>True when a whole file has header lines only.</summary>
    public static bool HasNoRecord(ReadOnlySpan<char> text)
    {
        foreach (var line in text.EnumerateLines())
        {
            if (!line.IsWhiteSpace() && line[0] != '#' && !IsColumnRow(line))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDirective(ReadOnlySpan<char> line) =>
        line.StartsWith("#Software:", StringComparison.OrdinalIgnoreCase) || line.StartsWith("#Fields:", StringComparison.OrdinalIgnoreCase)
        || line.StartsWith("#Log-type:", StringComparison.OrdinalIgnoreCase);

    private static bool IsColumnRow(ReadOnlySpan<char> line) =>
        line.StartsWith("DateTime,", StringComparison.OrdinalIgnoreCase) || line.StartsWith("TimeStamp,", StringComparison.OrdinalIgnoreCase)
        || line.StartsWith("date-time,", StringComparison.OrdinalIgnoreCase);

    private static bool IsW3CRecord(ReadOnlySpan<char> line) => W3CTime().IsMatch(line) && line.Count(' ') >= FewestW3CFields - 1;

    private static bool IsCsvRecord(ReadOnlySpan<char> line) => CsvTime().IsMatch(line) && line.Count(',') >= FewestCsvFields;

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \S", RegexOptions.CultureInvariant)]
    private static partial Regex W3CTime();

    [GeneratedRegex(@"^""?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d{1,7})?Z?""?,", RegexOptions.CultureInvariant)]
    private static partial Regex CsvTime();
}
