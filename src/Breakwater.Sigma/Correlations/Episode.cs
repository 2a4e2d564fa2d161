namespace Breakwater.Sigma.Correlations;

/// <summary>A stretch of one group's occurrences in which a condition holds.</summary>
/// <param name="Members">Only these of the stretch; null for all.</param>
/// <param name="Of">The value whose share it is, as an id.</param>
internal sealed record Episode(int Start, int End, decimal Value, IReadOnlyList<int>? Members = null, int? Of = null)
{
    public int Count => Members?.Count ?? End - Start + 1;

    public IEnumerable<int> Indexes => Members ?? Enumerable.Range(Start, End - Start + 1);
}
