using System.Buffers;
using Breakwater.Drill.Output;

namespace Breakwater.Drill.Logs;

/// <summary>Row-level quoting of the Exchange logs.</summary>
internal static class Csv
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    public static void Write(LogFile file, string? cell)
    {
        if (cell is null)
        {
            return;
        }

        if (cell.AsSpan().IndexOfAny(Special) < 0)
        {
            file.Text(cell);
            return;
        }

        file.Text("\"");
        file.Text(cell.Replace("\"", "\"\"", StringComparison.Ordinal));
        file.Text("\"");
    }

    /// <summary>A member of a collection: one that holds a semicolon or an apostrophe is wrapped in apostrophes, its own doubled.</summary>
    public static string Member(string keyAndValue) => keyAndValue.AsSpan().IndexOfAny(';', '\'') < 0
        ? keyAndValue
        : $"'{keyAndValue.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string Time(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ");
}
