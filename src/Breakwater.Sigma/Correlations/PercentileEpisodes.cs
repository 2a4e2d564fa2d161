namespace Breakwater.Sigma.Correlations;

/// <summary>
/// Looks at a distribution, so windows follow each other and do not overlap: each begins with the first event after the one before.
/// Without a `percentile` the condition bounds the share, in percent, that one value has of a window's events (the specification's
/// example: a process name below one percent); with one, the number at that rank (nearest-rank method; 50 is the median).
/// </summary>
internal sealed class PercentileEpisodes(CorrelationCondition condition, TimeSpan timespan, Func<int, decimal> numberOf)
    : EpisodeFinder(condition, timespan)
{
    public override IEnumerable<Episode> Find(List<Occurrence> occurrences, bool[] holdsAt)
    {
        for (var start = 0; start < occurrences.Count;)
        {
            var end = start;
            while (end + 1 < occurrences.Count && occurrences[end + 1].Ticks <= occurrences[start].Ticks + Span)
            {
                end++;
            }

            foreach (var episode in Condition.Percentile is { } rank ? AtRank(occurrences, start, end, rank) : Shares(occurrences, start, end))
            {
                holdsAt[end] = true;
                yield return episode;
            }

            start = end + 1;
        }
    }

    private IEnumerable<Episode> AtRank(List<Occurrence> occurrences, int start, int end, decimal rank)
    {
        var numbers = occurrences.GetRange(start, end - start + 1).ConvertAll(occurrence => numberOf(occurrence.Value));
        numbers.Sort();
        var value = numbers[Math.Max((int)Math.Ceiling(rank / 100 * numbers.Count) - 1, 0)];
        return Condition.Holds(value) ? [new Episode(start, end, value)] : [];
    }

    private IEnumerable<Episode> Shares(List<Occurrence> occurrences, int start, int end)
    {
        var total = end - start + 1;
        foreach (var group in Enumerable.Range(start, total).GroupBy(index => occurrences[index].Value))
        {
            var members = group.ToList();
            var share = 100m * members.Count / total;
            if (Condition.Holds(share))
            {
                yield return new Episode(members[0], end, share, members, group.Key);
            }
        }
    }
}
