using System.Runtime.InteropServices;

namespace Breakwater.Sigma.Correlations;

/// <summary>How many different things the occurrences are: events, values, or rules.</summary>
internal sealed class DistinctCount(Func<Occurrence, (long, long)> keyOf) : WindowValue
{
    private readonly Dictionary<(long, long), int> _counts = [];

    public override decimal Value => _counts.Count;

    public override void Add(in Occurrence occurrence) => CollectionsMarshal.GetValueRefOrAddDefault(_counts, keyOf(occurrence), out _)++;

    public override void Remove(in Occurrence occurrence)
    {
        var key = keyOf(occurrence);
        if (--CollectionsMarshal.GetValueRefOrAddDefault(_counts, key, out _) == 0)
        {
            _counts.Remove(key);
        }
    }
}
