namespace Breakwater.TextLogs.Fields;

/// <summary>Where the cells of the current record lie; split on first use, its arrays reused for every record.</summary>
internal sealed class FieldTable
{
    // Cells beyond this are counted, not kept: a megabyte of commas must not become megabytes of positions.
    private const int MaxCells = 65_536;

    private const int MinCells = 16;

    // A folder may hold ten thousand logs, each of which has one or two tables.
    private int[] _start = [];
    private int[] _length = [];
    private byte[] _scratch = [];
    private LogSchema? _schema;
    private bool _split;

    /// <summary>Cells kept.</summary>
    public int Count { get; private set; }

    /// <summary>Cells of the record, kept or not.</summary>
    public int Seen { get; private set; }

    /// <summary>Forgets the last record.</summary>
    public void Begin(LogSchema schema)
    {
        _schema = schema;
        _split = false;
        Reserve(schema.Columns.Count);
        Clear();
    }

    public void Clear()
    {
        Count = 0;
        Seen = 0;
    }

    public void Add(int start, int length)
    {
        Seen++;
        if (Count == MaxCells)
        {
            return;
        }

        if (Count == _start.Length)
        {
            Reserve(Math.Max(MinCells, Count * 2));
        }

        _start[Count] = start;
        _length[Count++] = length;
    }

    /// <summary>Adds a column that the record does not have.</summary>
    public void AddAbsent() => Add(0, -1);

    public (int Start, int Length) At(int cell) => (_start[cell], _length[cell]);

    public int CellCount(ReadOnlySpan<byte> line)
    {
        Split(line);
        return Count;
    }

    public ReadOnlySpan<byte> Raw(ReadOnlySpan<byte> line, int column)
    {
        Split(line);
        return Has(column) ? line.Slice(_start[column], _length[column]) : default;
    }

    public bool TryGet(ReadOnlySpan<byte> line, int column, out ReadOnlySpan<byte> value)
    {
        value = Raw(line, column);
        if (!Has(column) || (_schema!.Family == LogFamily.W3C && value is [(byte)'-']))
        {
            value = default;
            return false;
        }

        if (_schema.Family == LogFamily.ExchangeCsv && value is [(byte)'"', ..])
        {
            value = CsvFields.Unquote(value, Scratch(line.Length).AsSpan(_start[column], value.Length));
        }

        return true;
    }

    /// <summary>True when cells are missing, left over or may stand under the wrong column; splits only when a count of separators does not settle it.</summary>
    public bool IsMisshapen(ReadOnlySpan<byte> line)
    {
        if (_schema!.Family == LogFamily.W3C)
        {
            if (line.Count((byte)' ') + 1 == _schema.Columns.Count && line.IndexOf("  "u8) < 0)
            {
                return false;
            }

            Split(line);
            return Seen != _schema.Columns.Count || W3CMisaligned;
        }

        if (line.Count((byte)',') < _schema.Columns.Count)
        {
            return false;
        }

        Split(line);
        return CsvFields.HasUnknownSurplus(line, this, _schema);
    }

    /// <summary>Set by <see cref="W3CFields"/> when the tokens did not fit the columns.</summary>
    public bool W3CMisaligned { get; set; }

    private bool Has(int column) => (uint)column < (uint)Count && _length[column] >= 0;

    // A cell is unquoted at its own position in the scratch buffer, so asking twice or for two cells at once is safe.
    private byte[] Scratch(int length) => _scratch.Length >= length ? _scratch : _scratch = new byte[length];

    private void Reserve(int cells)
    {
        if (_start.Length < cells)
        {
            Array.Resize(ref _start, cells);
            Array.Resize(ref _length, cells);
        }
    }

    private void Split(ReadOnlySpan<byte> line)
    {
        if (_split)
        {
            return;
        }

        _split = true;
        W3CMisaligned = false;
        if (_schema!.Family == LogFamily.W3C)
        {
            W3CFields.Split(line, _schema, this);
        }
        else
        {
            CsvFields.Split(line, this);
        }
    }
}
