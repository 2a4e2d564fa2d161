using Breakwater.TextLogs;

namespace Breakwater.Analysis.Logs;

/// <summary>
/// Cells of some columns on which none of some rules matched: most lines repeat an agent or a host that an earlier one had, and need not be tried again. It remembers a bounded number
/// and, where lines repeat little, stops for the rest of the log. For one thread.
/// </summary>
internal sealed class CellMemory
{
    private const int Slots = 1024;
    private const int LongestKey = 1024;

    // Of so many lines half must have been known.
    private const int Sample = 4096;

    private readonly byte[]?[] _known = new byte[Slots][];
    private readonly byte[] _key = new byte[LongestKey];
    private int[] _columns = [];
    private (IReadOnlyList<string> Columns, LogFamily Family)? _kind;
    private int _length;
    private int _slot;
    private int _asked;
    private int _repeated;
    private bool _pays;

    /// <summary>Begins a log. What was remembered of one with other columns is forgotten.</summary>
    /// <param name="schema">Its columns.</param>
    /// <param name="columns">Those of them on which the rules' answers depend.</param>
    public void Begin(LogSchema schema, int[] columns)
    {
        if (_kind is not var (known, family) || !ReferenceEquals(known, schema.Columns) || family != schema.Family)
        {
            Array.Clear(_known);
            (_kind, _columns) = ((schema.Columns, schema.Family), columns);
        }

        _pays = true;
        (_asked, _repeated) = (0, 0);
    }

    /// <summary>Whether none of the rules matches the record, because they did not match an earlier one with the same cells.</summary>
    public bool Knows(in LogRecord record)
    {
        _length = 0;
        if (!_pays || !TryMakeKey(record))
        {
            return false;
        }

        var key = _key.AsSpan(0, _length);
        var hash = default(HashCode);
        hash.AddBytes(key);
        _slot = (int)((uint)hash.ToHashCode() % Slots);
        var isKnown = _known[_slot] is { } known && key.SequenceEqual(known);
        _repeated += isKnown ? 1 : 0;
        if (++_asked == Sample)
        {
            _pays = _repeated * 2 >= Sample;
            (_asked, _repeated) = (0, 0);
        }

        return isKnown;
    }

    /// <summary>Remembers that none of the rules matches the record asked about last.</summary>
    public void Keep()
    {
        if (_length > 0)
        {
            _known[_slot] = _key[.._length];
        }
    }

    /// <summary>Puts down each cell behind its length, so that no two rows of cells look alike; an absent one is none of length zero.</summary>
    private bool TryMakeKey(in LogRecord record)
    {
        var length = 0;
        foreach (var column in _columns)
        {
            var cell = record.TryGet(column, out var value) ? value.Length + 1 : 0;
            if (length + sizeof(int) + value.Length > LongestKey)
            {
                return false;
            }

            BitConverter.TryWriteBytes(_key.AsSpan(length), cell);
            value.CopyTo(_key.AsSpan(length + sizeof(int)));
            length += sizeof(int) + value.Length;
        }

        _length = length;
        return length > 0;
    }
}
