namespace Breakwater.TextLogs.Fields;

/// <summary>Where the cells of the current record lie; split on first use, reused for every record.</summary>
internal sealed class FieldTable
{
    // Cells beyond this are counted, not kept: a megabyte of commas must not become megabytes of positions.
    private const int MaxCells = 4096;

    private int[] _start = new int[128];
    private int[] _length = new int[128];
    private byte[] _scratch = [];
    private LogSchema? _schema;
    private bool _split;
    private int _count;

    public int Count => _count;

    public int CellCount(ReadOnlySpan<byte> line)
    {
        Split(line);
        return _count;
    }

    /// <summary>Cells of the record, kept or not.</summary>
    public int Seen { get; private set; }

    /// <summary>Forgets the last record.</summary>
    public void Begin(LogSchema schema)
    {
        _schema = schema;
        _split = false;
        Clear();
    }

    public void Clear()
    {
        _count = 0;
        Seen = 0;
    }

    public void Add(int start, int length)
    {
        Seen++;
        if (_count == MaxCells)
        {
            return;
        }

        if (_count == _start.Length)
        {
            Array.Resize(ref _start, _count * 2);
            Array.Resize(ref _length, _count * 2);
        }

        _start[_count] = start;
        _length[_count++] = length;
    }

    public ReadOnlySpan<byte> Raw(ReadOnlySpan<byte> line, int column)
    {
        Split(line);
        return (uint)column < (uint)_count && _length[column] >= 0 ? line.Slice(_start[column], _length[column]) : default;
    }

    public bool TryGet(ReadOnlySpan<byte> line, int column, out ReadOnlySpan<byte> value)
    {
        value = Raw(line, column);
        return (uint)column < (uint)_count && _length[column] >= 0;
    }

    private void Split(ReadOnlySpan<byte> line)
    {
        if (_split || _schema is null)
        {
            return;
        }

        _split = true;
        _scratch = line.Length > _scratch.Length ? new byte[line.Length] : _scratch;
    }
}
