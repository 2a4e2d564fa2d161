namespace Breakwater.Sigma.Values;

/// <summary>Literals looked up by a slice of the value, one look-up for each length that occurs.</summary>
internal sealed class EdgeIndex
{
    private readonly HashSet<string> _literals;
    private readonly HashSet<int> _lengths;

    public EdgeIndex(IEnumerable<string> literals, StringComparer comparer)
    {
        _literals = new HashSet<string>(literals, comparer);
        _lengths = [.. _literals.Select(literal => literal.Length)];
        Lengths = [.. _lengths.Order()];
    }

    public int[] Lengths { get; }

    public bool HasLength(int length) => _lengths.Contains(length);

    public bool Contains(ReadOnlySpan<char> slice) => _literals.GetAlternateLookup<ReadOnlySpan<char>>().Contains(slice);
}
