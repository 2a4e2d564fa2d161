using Breakwater.TextLogs.Fields;

namespace Breakwater.TextLogs;

/// <summary>One record as a view over the reader's buffer; it and every span from it die when <see cref="ILogVisitor.OnRecord"/> returns.</summary>
public readonly ref struct LogRecord
{
    private readonly FieldTable _fields;

    internal LogRecord(FieldTable fields, ReadOnlySpan<byte> line)
    {
        _fields = fields;
        Line = line;
    }

    public required LogSchema Schema { get; init; }

    /// <summary>Number of the line on which the record begins, from 1.</summary>
    public required long LineNumber { get; init; }

    /// <summary>Offset of the record in the file as it lies there, also for UTF-16.</summary>
    public required long Offset { get; init; }

    /// <summary>True when parts are missing or cells may stand under the wrong column.</summary>
    public required bool Damaged { get; init; }

    /// <summary>UTC time of the record; null when it has none that can be read.</summary>
    public required DateTime? TimeUtc { get; init; }

    /// <summary>Digits of the second's fraction that the record wrote.</summary>
    public required int FractionDigits { get; init; }

    /// <summary>The whole record as UTF-8 without its line break; a quoted cell may hold line breaks.</summary>
    public ReadOnlySpan<byte> Line { get; }

    /// <summary>Cells in this record, which may be fewer or more than the schema has columns.</summary>
    public int FieldCount => _fields.CellCount(Line);

    /// <summary>A cell as it stands in the file, CSV quotes kept; empty when the record has no such cell.</summary>
    public ReadOnlySpan<byte> Raw(int column) => _fields.Raw(Line, column);

    /// <summary>A cell without its CSV quotes; false when the record has no such cell or, in W3C, a lone <c>-</c>.</summary>
    public bool TryGet(int column, out ReadOnlySpan<byte> value) => _fields.TryGet(Line, column, out value);
}
