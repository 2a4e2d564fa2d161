namespace Breakwater.Sigma.Correlations;

/// <summary>
/// Judges every window of the time span that no further event fits into, wherever it lies: not bound to full hours (a burst across a
/// boundary counts), and never a part of a burst (its last five of ten are not "exactly five"). Windows that share events and all
/// satisfy the condition are one episode.
/// </summary>
/// <param name="grows">Whether more events can only make the condition true, so that it holds from the first of them on.</param>
internal sealed class SlidingEpisodes(CorrelationCondition condition, TimeSpan timespan, Func<WindowValue> newWindow, bool grows)
    : EpisodeFinder(condition, timespan)
{
    public override IEnumerable<Episode> Find(List<Occurrence> occurrences, bool[] holdsAt)
    {
        var window = newWindow();
        var start = 0;
        Episode? open = null;
        for (var end = 0; end < occurrences.Count; end++)
        {
            window.Add(occurrences[end]);
            while (occurrences[start].Ticks < occurrences[end].Ticks - Span)
            {
                window.Remove(occurrences[start++]);
            }

            var isFull = end + 1 == occurrences.Count || occurrences[start].Ticks < occurrences[end + 1].Ticks - Span;
            if (!isFull && !grows)
            {
                continue;
            }

            var holds = Condition.Holds(window.Value);
            holdsAt[end] = holds;
            if (!isFull)
            {
                continue;
            }

            if (open is not null && (!holds || start > open.End))
            {
                yield return open;
                open = null;
            }

            if (holds)
            {
                open = open is null ? new Episode(start, end, window.Value) : open with { End = end, Value = MoreTelling(open.Value, window.Value) };
            }
        }

        if (open is not null)
        {
            yield return open;
        }
    }
}
