using System.Text;

namespace Breakwater.Analysis.Exports;

/// <summary>CSV as <c>Export-Csv</c> writes it: a header, cells in quotes, which may hold commas and line ends.</summary>
internal static class CsvExport
{
    public static Export Read(string text)
    {
        List<ExportedObject> objects = [];
        string? lack = null;
        var line = 0;
        List<string>? header = null;
        foreach (var row in Rows(text))
        {
            line++;
            if (row is [var only] && only.StartsWith("#TYPE", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (header is null)
            {
                header = row;
                continue;
            }

            var item = new ExportedObject();
            for (var i = 0; i < Math.Min(row.Count, header.Count); i++)
            {
                ListExport.Add(item, header[i], row[i].Trim());
            }

            lack ??= row.Count != header.Count ? $"row {line} has {row.Count} cells where the header has {header.Count}" : objects.Count == Export.MaxObjects ? Export.TooMany : null;
            if (!item.IsEmpty && objects.Count < Export.MaxObjects)
            {
                objects.Add(item);
            }
        }

        // The last row of what PowerShell writes ends like every other.
        return new Export(objects, lack ?? (text.EndsWith('\n') ? null : "it breaks off within its last row"));
    }

    private static IEnumerable<List<string>> Rows(string text)
    {
        List<string> row = [];
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
            {
                if (quoted && i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append(c);
                    i++;
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (!quoted && c is ',' or '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                {
                    if (row is not [""])
                    {
                        yield return row;
                    }

                    row = [];
                }
            }
            else if ((quoted || c != '\r') && cell.Length <= ExportedObject.MaxValueChars)
            {
                cell.Append(c);
            }
        }

        if (cell.Length > 0 || row.Count > 0)
        {
            yield return [.. row, cell.ToString()];
        }
    }
}
