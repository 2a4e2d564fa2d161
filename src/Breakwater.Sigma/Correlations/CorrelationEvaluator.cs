using Breakwater.Sigma.Resolving;

namespace Breakwater.Sigma.Correlations;

/// <summary>Evaluates correlations, each after those it names, over the events of all collectors.</summary>
internal sealed class CorrelationEvaluator
{
    private readonly CorrelationPlan _plan;
    private readonly KeptEvents _events;
    private readonly CorrelationLimits _limits;
    private readonly long[] _untimed;
    private readonly long[] _dropped;
    private readonly List<int>[] _ofBase;
    private readonly Dictionary<CorrelationNode, List<Occurrence>> _emitted = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<CorrelationNode> _chained = new(ReferenceEqualityComparer.Instance);
    private int _matches;

    public CorrelationEvaluator(CorrelationPlan plan, IReadOnlyList<CorrelationCollector> collectors, CorrelationLimits limits)
    {
        _plan = plan;
        _limits = limits;
        _events = new KeptEvents(collectors);
        _untimed = [.. plan.Bases.Select((_, i) => collectors.Sum(collector => collector.Untimed[i]))];
        _dropped = [.. plan.Bases.Select((_, i) => collectors.Sum(collector => collector.Dropped[i]))];
        _ofBase = [.. plan.Bases.Select(_ => new List<int>())];
        for (var i = 0; i < _events.Count; i++)
        {
            _ofBase[_events[i].Base].Add(i);
        }

        _chained.UnionWith(plan.Nodes.SelectMany(node => node.Children).OfType<CorrelationNode>());
    }

    public CorrelationReport Evaluate(Func<SigmaCorrelation, bool> isReported)
    {
        var matches = new List<(int Node, CorrelationMatch Match)>();
        var shortfalls = new List<CorrelationShortfall>();
        for (var i = 0; i < _plan.Nodes.Count; i++)
        {
            var node = _plan.Nodes[i];
            var bases = node.Feeds.Select(feed => feed.Base).Distinct().ToList();
            var occurrences = new GroupedOccurrences(node, _events);
            foreach (var occurrence in OccurrencesOf(node))
            {
                occurrences.Add(occurrence);
            }

            var found = new List<CorrelationMatch>();
            var left = Find(node, occurrences, found);
            matches.AddRange(found.Where(_ => isReported(node.Rule)).Select(match => (i, match)));
            var shortfall = new CorrelationShortfall(
                node.Rule, bases.Sum(known => _untimed[known]), bases.Sum(known => _dropped[known]), occurrences.WithoutGroup, occurrences.WithoutValue, left);
            if (shortfall is not { Untimed: 0, Dropped: 0, WithoutGroup: 0, WithoutValue: 0, MatchesDropped: 0 })
            {
                shortfalls.Add(shortfall);
            }
        }

        var ordered = matches.OrderBy(match => match.Match.First).ThenBy(match => match.Match.Last).ThenBy(match => match.Node)
            .ThenBy(match => string.Join('\n', match.Match.Group.Select(pair => pair.Value)), StringComparer.Ordinal);
        return new CorrelationReport([.. ordered.Select(match => match.Match)], shortfalls);
    }

    private IEnumerable<Occurrence> OccurrencesOf(CorrelationNode node)
    {
        for (var i = 0; i < node.Feeds.Count; i++)
        {
            if (node.Children[node.Feeds[i].Target] is null)
            {
                foreach (var index in _ofBase[node.Feeds[i].Base])
                {
                    yield return new Occurrence(_events[index].Ticks, _events[index].Reference, index, i, -1, -1);
                }
            }
        }

        for (var target = 0; target < node.Children.Count; target++)
        {
            if (node.Children[target] is { } child)
            {
                var first = node.FirstFeedOf(target);
                foreach (var occurrence in _emitted[child])
                {
                    yield return occurrence with { Feed = first + occurrence.Feed };
                }
            }
        }
    }

    /// <summary>Adds the matches of every group; returns how many were left out.</summary>
    private long Find(CorrelationNode node, GroupedOccurrences occurrences, List<CorrelationMatch> found)
    {
        var finder = Finders.For(node, _events);
        var emitted = _chained.Contains(node) ? _emitted[node] = [] : null;
        long left = 0;

        // Windows that satisfy and windows that do not can alternate and overlap, so that their lengths add up to far more than the events.
        var work = 1_000 + (10L * occurrences.Count);
        foreach (var (key, all) in occurrences.Groups)
        {
            var group = IsNumeric(node.Rule) ? OncePerEvent(all) : all;
            group.Sort();
            var holdsAt = new bool[group.Count];
            foreach (var episode in finder.Find(group, holdsAt))
            {
                work -= episode.Count;
                if (found.Count >= _limits.MatchesPerCorrelation || work < 0)
                {
                    left++;
                    continue;
                }

                found.Add(MatchOf(node, key, group, episode));
                if (emitted is not null)
                {
                    Emit(emitted, group, episode, holdsAt);
                }
            }
        }

        return left;
    }

    private static bool IsNumeric(SigmaCorrelation rule) =>
        rule.Kind is CorrelationKind.ValueSum or CorrelationKind.ValueAvg or CorrelationKind.ValuePercentile;

    /// <summary>An event that several of the rules match would weigh more than others in a sum or a share.</summary>
    private List<Occurrence> OncePerEvent(List<Occurrence> group) =>
        [.. group.DistinctBy(occurrence => (_events[occurrence.Event].Ticks, _events[occurrence.Event].Reference))];

    private CorrelationMatch MatchOf(CorrelationNode node, int[] key, List<Occurrence> group, Episode episode)
    {
        var references = new List<long>();
        var seen = new HashSet<long>();
        long first = long.MaxValue, last = long.MinValue;
        foreach (var index in episode.Indexes)
        {
            var kept = _events[group[index].Event];
            (first, last) = (Math.Min(first, kept.Ticks), Math.Max(last, kept.Ticks));
            if (seen.Add(kept.Reference) && references.Count < _limits.EventsPerMatch)
            {
                references.Add(kept.Reference);
            }
        }

        var values = node.Rule.GroupBy.Zip(key, (field, value) => KeyValuePair.Create(field, _events.TextOf(value)));
        if (episode.Of is { } of)
        {
            values = values.Concat(node.Rule.Fields.Zip(_events.PartsOf(of), KeyValuePair.Create));
        }

        return new CorrelationMatch(
            node.Rule, [.. values], new DateTime(first, DateTimeKind.Utc), new DateTime(last, DateTimeKind.Utc), references, seen.Count, episode.Value);
    }

    /// <summary>An event of the match happens, for a correlation above, when the condition next holds: the first ones when it is reached.</summary>
    private void Emit(List<Occurrence> emitted, List<Occurrence> group, Episode episode, bool[] holdsAt)
    {
        var match = _matches++;
        var holds = episode.End;
        foreach (var index in episode.Indexes.Reverse())
        {
            holds = holdsAt[index] ? index : holds;
            emitted.Add(group[index] with { Ticks = group[holds].Ticks, Reference = group[holds].Reference, Match = match, Value = -1 });
        }
    }
}
