namespace Breakwater.Patterns;

/// <summary>The plain twin of the vector kernels: one table look-up a byte, whatever the number and length of the literals.</summary>
internal sealed class LiteralAutomaton
{
    /// <summary>Column of each byte; 0 for bytes that occur in no literal.</summary>
    private readonly byte[] _columnOf = new byte[256];
    private readonly int _columns;

    /// <summary>Next state for state times columns plus column, times columns already; accepting states are stored as -1.</summary>
    private readonly int[] _next;

    /// <param name="lowered">Printable ASCII in lower case.</param>
    public LiteralAutomaton(IReadOnlyList<string> lowered)
    {
        var columns = 1;
        foreach (var value in lowered.SelectMany(l => l).Distinct().Order())
        {
            _columnOf[value] = (byte)columns;
            _columnOf[char.ToUpperInvariant(value)] = (byte)columns++;
        }

        _columns = columns;
        var table = new LiteralTable(_columns);
        for (var i = 0; i < lowered.Count; i++)
        {
            table.Add(lowered[i].Select(value => _columnOf[value]), i);
        }

        table.Resolve();
        _next = [.. table.Next.Select(target => table.TextsAt[target].Count > 0 ? -1 : target * _columns)];
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
                return i;
            }
        }

        return -1;
    }
}
