using System.Text;

namespace Breakwater.TextLogs.Tests;

/// <summary>One record as the visitor saw it, copied out of the reader's buffer.</summary>
internal sealed record Seen(LogSchema Schema, long LineNumber, long Offset, bool Damaged, DateTime? TimeUtc, int FractionDigits, string Line, string?[] Cells, string[] Raw)
{
    public string? this[string column] => Schema.IndexOf(column) is var i and >= 0 && i < Cells.Length ? Cells[i] : null;

    /// <summary>Everything that must not depend on buffers, line breaks or encoding.</summary>
    public string Content => $"{LineNumber}|{Damaged}|{TimeUtc:O}|{FractionDigits}|{string.Join('\u241F', Schema.Columns)}|{string.Join('\u241F', Cells.Select(c => c ?? "\u2205"))}";

    public static Seen From(in LogRecord record)
    {
        var cells = new string?[record.FieldCount];
        var raw = new string[record.FieldCount];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = record.TryGet(i, out var value) ? Encoding.UTF8.GetString(value) : null;
            raw[i] = Encoding.UTF8.GetString(record.Raw(i));
        }

        return new Seen(record.Schema, record.LineNumber, record.Offset, record.Damaged, record.TimeUtc, record.FractionDigits,
            Encoding.UTF8.GetString(record.Line), cells, raw);
    }
}
