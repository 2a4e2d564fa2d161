using System.Globalization;
using System.Text;

namespace Breakwater.Drill.Tests;

/// <summary>Reads written logs back, by the published rules and not by the writer's code.</summary>
internal static class EvidenceLogs
{
    public static IEnumerable<string> Files(DrillResult result) => Directory.EnumerateFiles(result.EvidencePath, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    public static IEnumerable<string> Csv(DrillResult result) => Files(result).Where(f => f.EndsWith(".LOG", StringComparison.Ordinal));

    public static IEnumerable<string> W3c(DrillResult result) => Files(result).Where(f => f.EndsWith(".log", StringComparison.Ordinal) && !f.Contains("ExchangeSetup", StringComparison.Ordinal) && !f.EndsWith("/msert.log", StringComparison.Ordinal));

    /// <summary>Columns and rows of an Exchange log; rows are split by the quoting rules.</summary>
    public static (string[] Columns, List<string[]> Rows) ReadCsv(string path)
    {
        var text = File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true)).TrimStart('\uFEFF');
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var lines = text.Split("\r\n")[..^1];
        var columns = lines.First(l => l.StartsWith("#Fields: ", StringComparison.Ordinal))[9..].Split(',');
        return (columns, [.. lines.Where(l => l[0] != '#' && !l.StartsWith(columns[0] + ",", StringComparison.Ordinal)).Select(SplitCsv)]);
    }

    public static List<Dictionary<string, string>> ReadW3c(string path)
    {
        var rows = new List<Dictionary<string, string>>();
        string[] fields = [];
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith("#Fields: ", StringComparison.Ordinal))
            {
                fields = line[9..].Split(' ');
            }
            else if (line[0] != '#')
            {
                var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                Assert.True(cells.Length == fields.Length, $"{path}: {line}");
                rows.Add(fields.Zip(cells).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal));
            }
        }

        return rows;
    }

    public static DateTime Time(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    private static string[] SplitCsv(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (quoted && line[i] == '"' && i + 1 < line.Length && line[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(line[i]);
            }
        }

        Assert.False(quoted, line);
        return [.. cells, cell.ToString()];
    }
}
