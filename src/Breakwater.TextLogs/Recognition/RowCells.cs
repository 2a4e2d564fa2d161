using System.Collections;
using Breakwater.TextLogs.Fields;

namespace Breakwater.TextLogs.Recognition;

/// <summary>The cells of one row as strings, each made when it is asked for: of the seventy of a first row six are.</summary>
internal sealed class RowCells : IReadOnlyList<string>
{
    private readonly byte[] _row;
    private readonly FieldTable _table = new();

    public RowCells(LogSchema schema, byte[] row)
    {
        _row = row;
        _table.Begin(schema);
    }

    public int Count => _table.CellCount(_row);

    public string this[int index] => index >= 0 && index < Count
        ? _table.TryGet(_row, index, out var value) ? Cells.Text(value) : ""
        : throw new ArgumentOutOfRangeException(nameof(index));

    public IEnumerator<string> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
