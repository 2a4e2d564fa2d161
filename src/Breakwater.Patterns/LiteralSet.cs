namespace Breakwater.Patterns;

/// <summary>
/// Tells which of a set of ASCII literals bytes contain, ignoring ASCII case: one pass, a table look-up a byte, whatever the number of literals.
/// Refuses empty literals and other than printable ASCII. Immutable, so threads may share it.
/// </summary>
public sealed class LiteralSet
{
    private const int MaxLiteralLength = 256;

    /// <summary>Column of each byte; 0 for bytes that occur in no literal.</summary>
    private readonly byte[] _columnOf = new byte[256];
    private readonly int _columns;

    /// <summary>Next state for state times columns plus column, times columns already; complemented where a literal ends.</summary>
    private readonly int[] _next;

    /// <summary>For each state the literals that end there.</summary>
    private readonly int[][] _endsAt;

    /// <exception cref="ArgumentException">A literal is empty, longer than 256 characters, or not printable ASCII.</exception>
    public LiteralSet(IEnumerable<string> literals)
    {
        ArgumentNullException.ThrowIfNull(literals);
        var lowered = literals.Select(Lower).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Literals = lowered;
        var columns = 1;
        foreach (var value in lowered.SelectMany(l => l).Distinct().Order())
        {
            _columnOf[value] = (byte)columns;
            _columnOf[char.ToUpperInvariant(value)] = (byte)columns++;
        }

        _columns = columns;
        var table = Resolve(lowered);
        _endsAt = [.. table.TextsAt.Select(texts => texts.ToArray())];
        _next = [.. table.Next.Select(target => _endsAt[target].Length > 0 ? ~(target * _columns) : target * _columns)];
    }

    public int Count => Literals.Count;

    /// <summary>The literals, each once, in lower case.</summary>
    public IReadOnlyList<string> Literals { get; }

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

    /// <summary>Marks which of <see cref="Literals"/> occur; clears no mark.</summary>
    public void FindIn(ReadOnlySpan<byte> bytes, Span<bool> found)
    {
        var state = 0;
        var next = _next;
        var columnOf = _columnOf;
        foreach (var value in bytes)
        {
            state = next[state + columnOf[value]];
            if (state < 0)
            {
                state = ~state;
                foreach (var literal in _endsAt[state / _columns])
                {
                    found[literal] = true;
                }
            }
        }
    }

    private static string Lower(string literal) =>
        literal.Length is > 0 and <= MaxLiteralLength && literal.All(c => c is >= ' ' and <= '~')
            ? literal.ToLowerInvariant()
            : throw new ArgumentException($"expected 1 to {MaxLiteralLength} printable ASCII characters, found '{literal}'", nameof(literal));

    private LiteralTable Resolve(List<string> literals)
    {
        var table = new LiteralTable(_columns);
        for (var i = 0; i < literals.Count; i++)
        {
            table.Add(literals[i].Select(value => _columnOf[value]), i);
        }

        table.Resolve();
        return table;
    }
}
