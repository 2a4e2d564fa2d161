namespace Breakwater.Patterns;

/// <summary>The plain twin of the vector kernels: one table look-up a byte, whatever the number and length of the literals.</summary>
internal sealed class LiteralAutomaton
{
    private readonly SoughtLiteral[] _literals;

    /// <summary>Column of each byte; 0 for bytes that occur in no literal.</summary>
    private readonly byte[] _columnOf = new byte[256];
    private readonly int _columns;

    /// <summary>Next state for state times columns plus column, times columns already; the complement of it where literals end.</summary>
    private readonly int[] _next;

    /// <summary>The literals that end in each state.</summary>
    private readonly int[][] _endingIn;

    public LiteralAutomaton(SoughtLiteral[] literals)
    {
        _literals = literals;
        var columns = 1;
        foreach (var value in literals.SelectMany(l => l.Bytes).Distinct().Order())
        {
            _columnOf[value] = (byte)columns;
            _columnOf[LogBytes.Upper(value)] = (byte)columns++;
        }

        _columns = columns;
        var table = new LiteralTable(_columns);
        for (var i = 0; i < literals.Length; i++)
        {
            table.Add(literals[i].Bytes.Select(value => _columnOf[value]), i);
        }

        table.Resolve();
        _endingIn = [.. table.TextsAt.Select(t => t.ToArray())];
        _next = [.. table.Next.Select(target => _endingIn[target].Length > 0 ? ~(target * _columns) : target * _columns)];
    }

    /// <summary>The position of the last byte of the literal that ends first, else -1.</summary>
    public int Find(ReadOnlySpan<byte> bytes)
    {
        var state = 0;
        var next = _next;
        var columnOf = _columnOf;
        for (var i = 0; i < bytes.Length; i++)
        {
            state = next[state + columnOf[bytes[i]]];
            if (state < 0)
            {
                state = ~state;
                foreach (var literal in _endingIn[state / _columns])
                {
                    if (_literals[literal].IsFollowed(bytes[(i + 1)..], inLine: true))
                    {
                        return i;
                    }
                }
            }
        }

        return -1;
    }

    /// <summary>Sets the bit of every literal that occurs.</summary>
    public void Mark(ReadOnlySpan<byte> bytes, Span<ulong> found)
    {
        var state = 0;
        var next = _next;
        var columnOf = _columnOf;
        for (var i = 0; i < bytes.Length; i++)
        {
            state = next[state + columnOf[bytes[i]]];
            if (state < 0)
            {
                state = ~state;
                foreach (var literal in _endingIn[state / _columns])
                {
                    var bit = 1UL << (literal & 63);
                    if ((found[literal >> 6] & bit) == 0 && _literals[literal].IsFollowed(bytes[(i + 1)..], inLine: false))
                    {
                        found[literal >> 6] |= bit;
                    }
                }
            }
        }
    }
}
