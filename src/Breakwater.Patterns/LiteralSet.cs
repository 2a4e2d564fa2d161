namespace Breakwater.Patterns;

/// <summary>
/// Tells whether bytes contain any of a set of ASCII literals, ignoring ASCII case: one pass, a table look-up a byte, whatever the number of literals.
/// Refuses empty literals and other than printable ASCII. Immutable, so threads may share it.
/// </summary>
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
        var table = new LiteralTable(_columns);
        for (var i = 0; i < literals.Count; i++)
        {
            table.Add(literals[i].Select(value => _columnOf[value]), i);
        }

        table.Resolve();
        return [.. table.Next.Select(target => table.TextsAt[target].Count > 0 ? -1 : target * _columns)];
    }
}
