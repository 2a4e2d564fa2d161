using System.Text;
using Breakwater.TextLogs.Fields;

namespace Breakwater.TextLogs.Recognition;

/// <summary>Cells of one row as strings, for the few rows of a head only.</summary>
internal static class Cells
{
    /// <summary>Cells as the reader lays them out under the columns of a schema.</summary>
    public static IReadOnlyList<string> Of(LogSchema schema, ReadOnlySpan<byte> row)
    {
        var table = new FieldTable();
        table.Begin(schema);
        var cells = new string[table.CellCount(row)];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = table.TryGet(row, i, out var value) ? Text(value) : "";
        }

        return cells;
    }

    /// <summary>What stands between spaces.</summary>
    public static IReadOnlyList<string> Tokens(ReadOnlySpan<byte> row) => Text(row).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
