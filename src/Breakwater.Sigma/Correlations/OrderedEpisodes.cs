namespace Breakwater.Sigma.Correlations;

/// <summary>
/// Judges the longest chain of different rules in the order listed, within the time span, that ends at each event; an event is one link
/// at most. Chains that share events are one episode.
/// </summary>
internal sealed class OrderedEpisodes(CorrelationCondition condition, TimeSpan timespan, Func<int, int> targetOf, int targets)
    : EpisodeFinder(condition, timespan)
{
    private const int None = -1;

    public override IEnumerable<Episode> Find(List<Occurrence> occurrences, bool[] holdsAt)
    {
        // The latest event at which a chain of so many links, of which the last is that rule, can begin.
        var starts = new int[targets + 1, targets];
        for (var i = 0; i <= targets; i++)
        {
            for (var j = 0; j < targets; j++)
            {
                starts[i, j] = None;
            }
        }

        Episode? open = null;
        for (var at = 0; at < occurrences.Count;)
        {
            var next = EndOfEvent(occurrences, at);
            var (length, start) = Extend(starts, occurrences, at, next);
            if (length > 0 && Condition.Holds(length))
            {
                holdsAt[next - 1] = true;
                if (open is not null && start > open.End)
                {
                    yield return open;
                    open = null;
                }

                open = open is null ? new Episode(start, next - 1, length)
                    : open with { Start = Math.Min(open.Start, start), End = next - 1, Value = MoreTelling(open.Value, length) };
            }

            at = next;
        }

        if (open is not null)
        {
            yield return open;
        }
    }

    private static int EndOfEvent(List<Occurrence> occurrences, int at)
    {
        var next = at + 1;
        while (next < occurrences.Count && occurrences[next].Ticks == occurrences[at].Ticks && occurrences[next].Reference == occurrences[at].Reference)
        {
            next++;
        }

        return next;
    }

    /// <summary>Adds one event to the chains; returns the length and start of the longest that it ends.</summary>
    private (int Length, int Start) Extend(int[,] starts, List<Occurrence> occurrences, int from, int to)
    {
        var oldest = occurrences[from].Ticks - Span;
        (int Length, int Start) best = (0, None);

        // From long to short and from the last rule to the first: what this event adds must not be built upon by itself.
        for (var length = targets; length >= 1; length--)
        {
            for (var i = from; i < to; i++)
            {
                var target = targetOf(occurrences[i].Feed);
                var start = length == 1 ? from : LatestStart(starts, length - 1, target);
                if (start == None || occurrences[start].Ticks < oldest)
                {
                    continue;
                }

                starts[length, target] = Math.Max(starts[length, target], start);
                best = length > best.Length ? (length, start) : best;
            }
        }

        return best;
    }

    private static int LatestStart(int[,] starts, int length, int before)
    {
        var latest = None;
        for (var target = 0; target < before; target++)
        {
            latest = Math.Max(latest, starts[length, target]);
        }

        return latest;
    }
}
