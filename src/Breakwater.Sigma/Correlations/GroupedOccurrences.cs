using System.Runtime.InteropServices;
using Breakwater.Sigma.Resolving;

namespace Breakwater.Sigma.Correlations;

/// <summary>The occurrences of one correlation by the values of its `group-by` fields.</summary>
internal sealed class GroupedOccurrences(CorrelationNode node, KeptEvents events)
{
    private readonly Dictionary<int[], List<Occurrence>> _groups = new(GroupKeyComparer.Instance);
    private readonly bool _needsNumber =
        node.Rule.Kind is CorrelationKind.ValueSum or CorrelationKind.ValueAvg || node.Rule.Condition.Percentile is not null;

    public IEnumerable<KeyValuePair<int[], List<Occurrence>>> Groups => _groups;

    public long Count { get; private set; }

    public long WithoutGroup { get; private set; }

    public long WithoutValue { get; private set; }

    public void Add(Occurrence occurrence)
    {
        var feed = node.Feeds[occurrence.Feed];
        var key = new int[feed.Group.Count];
        for (var i = 0; i < key.Length; i++)
        {
            key[i] = events.ValueOf(occurrence.Event, feed.Group[i]);
            if (key[i] < 0)
            {
                WithoutGroup++;
                return;
            }
        }

        if (feed.Fields.Count > 0)
        {
            var value = events.Combine(occurrence.Event, feed.Fields);
            if (value < 0 || (_needsNumber && events.NumberOf(value) is null))
            {
                WithoutValue++;
                return;
            }

            occurrence = occurrence with { Value = value };
        }

        Count++;
        (CollectionsMarshal.GetValueRefOrAddDefault(_groups, key, out _) ??= []).Add(occurrence);
    }

    private sealed class GroupKeyComparer : IEqualityComparer<int[]>
    {
        public static readonly GroupKeyComparer Instance = new();

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] obj)
        {
            var hash = default(HashCode);
            hash.AddBytes(MemoryMarshal.AsBytes(obj.AsSpan()));
            return hash.ToHashCode();
        }
    }
}
