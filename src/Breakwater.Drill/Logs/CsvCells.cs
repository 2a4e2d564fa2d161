using System.Collections.Frozen;
using Breakwater.Drill.Output;

namespace Breakwater.Drill.Logs;

/// <summary>The cells of one CSV row, set by column name; cells that are not set stay empty.</summary>
internal sealed class CsvCells
{
    private readonly FrozenDictionary<string, int> _index;
    private readonly string?[] _cells;

    public CsvCells(string columns)
    {
        var names = columns.Split(',');
        _index = names.Select((name, i) => (name, i)).ToFrozenDictionary(p => p.name, p => p.i, StringComparer.Ordinal);
        _cells = new string?[names.Length];
    }

    /// <summary>A column the version does not have is left out silently, as the product does.</summary>
    public string? this[string column]
    {
        set
        {
            if (_index.TryGetValue(column, out var i))
            {
                _cells[i] = value;
            }
        }
    }

    public void WriteTo(LogFile file)
    {
        for (var i = 0; i < _cells.Length; i++)
        {
            if (i > 0)
            {
                file.Text(",");
            }

            Csv.Write(file, _cells[i]);
        }

        file.EndRow();
        Array.Clear(_cells);
    }
}
