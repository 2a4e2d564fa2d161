using System.Text;

namespace Breakwater.KnowledgeCompiler.Reading;

/// <summary>A comma-separated table with a fixed header; a field may be quoted, a row is one line.</summary>
internal static class CsvTable
{
    public static IEnumerable<(Place Place, string[] Fields)> Rows(string file, string header, ProblemList problems)
    {
        var lines = DataFile.Lines(file, problems);
        if (lines.Count == 0 || lines[0] != header)
        {
            problems.Add(new Place(file, 1), Messages.Header(header, lines.Count == 0 ? "" : lines[0]));
            yield break;
        }

        var columns = Split(header).Length;
        for (var i = 1; i < lines.Count; i++)
        {
            var fields = Split(lines[i]);
            var place = new Place(file, i + 1);
            if (fields.Length == columns)
            {
                yield return (place, fields);
            }
            else
            {
                problems.Add(place, Messages.Columns(columns, fields.Length));
            }
        }
    }

    private static string[] Split(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append(c);
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return [.. fields];
    }
}
