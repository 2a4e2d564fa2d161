using System.Text.RegularExpressions;

namespace Breakwater.Analysis.Exports;

/// <summary>
/// Tables as PowerShell prints them by itself: names, dashes below them, rows up to an empty line. What a table cuts off is left out, so it shows what is there and never what is not.
/// </summary>
internal static partial class TableExport
{
    private const int MaxLineChars = 1 << 14;

    /// <summary>Why a table is never all that a cmdlet returned.</summary>
    public const string Lack = "a table cuts values off";

    public static IReadOnlyList<ExportedObject> Read(string text)
    {
        List<ExportedObject> objects = [];
        ReadOnlySpan<char> above = "";
        List<(string Name, int Start)>? columns = null;
        var lines = text.AsSpan();
        foreach (var range in lines.Split('\n'))
        {
            var line = lines[range].TrimEnd();
            line = line[..Math.Min(line.Length, MaxLineChars)];
            if (Dashes().IsMatch(line))
            {
                columns = ColumnsOf(above, line);
            }
            else if (line.Length == 0)
            {
                columns = null;
            }
            else if (columns is not null && objects.Count < Export.MaxObjects)
            {
                objects.Add(Row(columns, line.ToString()));
            }

            above = line;
        }

        return objects;
    }

    private static List<(string Name, int Start)> ColumnsOf(ReadOnlySpan<char> names, ReadOnlySpan<char> dashes)
    {
        var starts = Dash().EnumerateMatches(dashes);
        List<(string, int)> columns = [];
        foreach (var dash in starts)
        {
            if (columns.Count < ExportedObject.MaxProperties)
            {
                columns.Add((Cut(names, dash.Index, dash.Index + dash.Length), dash.Index));
            }
        }

        return columns;
    }

    private static ExportedObject Row(List<(string Name, int Start)> columns, string line)
    {
        // Letters of two cells' width shift what stands behind them; between full cells there are spaces all the same.
        var cells = Gaps().Split(line);
        var item = new ExportedObject();
        for (var i = 0; i < columns.Count; i++)
        {
            var value = cells.Length == columns.Count ? cells[i].Trim() : Cut(line, columns[i].Start, i + 1 < columns.Count ? columns[i + 1].Start : line.Length);
            if (!value.EndsWith("...", StringComparison.Ordinal) && !value.EndsWith('\u2026'))
            {
                ListExport.Add(item, columns[i].Name, value);
            }
        }

        return item;
    }

    private static string Cut(ReadOnlySpan<char> line, int from, int to) => from >= line.Length ? "" : line[from..Math.Min(to, line.Length)].Trim().ToString();

    [GeneratedRegex(@"^\s*-{2,}(\s+-{2,})+$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Dashes();

    [GeneratedRegex("-{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Dash();

    [GeneratedRegex(@"\s{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Gaps();
}
