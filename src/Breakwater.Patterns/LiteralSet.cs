namespace Breakwater.Patterns;

/// <summary>
/// Tells whether bytes contain any of a set of ASCII literals, ignoring ASCII case: one pass, a table look-up a byte, whatever the number of literals.
/// Refuses empty literals and other than printable ASCII. Immutable, so threads may share it.
/// </summary>
/// <remarks>Aho and Corasick's automaton with the failure links resolved into one table; bytes that no literal uses share a column.</remarks>
public sealed class LiteralSet
{
    private const int MaxLiteralLength = 256;

    /// <summary>Column of each byte; 0 for bytes that occur in no literal.</summary>
    private readonly byte[] _columnOf = new byte[256];
    private readonly int _columns;

    /// <summary>Next state for state times columns plus column, times columns already; accepting states are stored as -1.</summary>
    private readonly int[] _next;

    /// <exception cref="ArgumentException">A literal is empty, longer than 256 characters, or not printable ASCII.</exception>
    public LiteralSet(IEnumerable<string> literals)
    {
        ArgumentNullException.ThrowIfNull(literals);
        var lowered = literals.Select(Lower).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Count = lowered.Count;
        var columns = 1;
        foreach (var value in lowered.SelectMany(l => l).Distinct().Order())
        {
            _columnOf[value] = (byte)columns;
            _columnOf[char.ToUpperInvariant(value)] = (byte)columns++;
        }

        _columns = columns;
        _next = Resolve(lowered);
    }

    public int Count { get; }

    public bool OccursIn(ReadOnlySpan<byte> bytes)
    {
        var state = 0;
        var next = _next;
        var columnOf = _columnOf;
        foreach (var value in bytes)
        {
            state = next[state + columnOf[value]];
            if (state < 0)
            {
                return true;
            }
        }

        return false;
    }

    private static string Lower(string literal) =>
        literal.Length is > 0 and <= MaxLiteralLength && literal.All(c => c is >= ' ' and <= '~')
            ? literal.ToLowerInvariant()
            : throw new ArgumentException($"expected 1 to {MaxLiteralLength} printable ASCII characters, found '{literal}'", nameof(literal));

    private int[] Resolve(List<string> literals)
    {
        var children = new List<int[]> { NewNode() };
        var accepts = new List<bool> { false };
        foreach (var literal in literals)
        {
            var node = 0;
            foreach (var value in literal)
            {
                ref var child = ref children[node][_columnOf[value]];
                if (child < 0)
                {
                    child = children.Count;
                    children.Add(NewNode());
                    accepts.Add(false);
                }

                node = children[node][_columnOf[value]];
            }

            accepts[node] = true;
        }

        return Flatten(children, accepts);
    }

    private int[] NewNode()
    {
        var node = new int[_columns];
        Array.Fill(node, -1);
        return node;
    }

    /// <summary>Breadth first, so that a node's failure state is final before the node needs it.</summary>
    private int[] Flatten(List<int[]> children, List<bool> accepts)
    {
        var failure = new int[children.Count];
        var queue = new Queue<int>();
        queue.Enqueue(0);
        while (queue.TryDequeue(out var node))
        {
            accepts[node] |= accepts[failure[node]];
            for (var column = 0; column < _columns; column++)
            {
                var fallback = node == 0 ? 0 : children[failure[node]][column];
                var child = children[node][column];
                if (child < 0)
                {
                    children[node][column] = fallback;
                }
                else
                {
                    failure[child] = fallback;
                    queue.Enqueue(child);
                }
            }
        }

        return [.. children.SelectMany(row => row.Select(target => accepts[target] ? -1 : target * _columns))];
    }
}
