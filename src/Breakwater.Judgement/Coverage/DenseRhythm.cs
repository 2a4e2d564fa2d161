using Breakwater.Model;

namespace Breakwater.Judgement.Coverage;

/// <summary>Finds the hours in which a source that writes all the time was silent against its own habit.</summary>
internal static class DenseRhythm
{
    private const int HoursPerWeek = 168;
    private const int TwoWeeks = 2 * HoursPerWeek;

    /// <summary>
    /// Silence of a day or more is no sample of the rhythm: with most of a month deleted, the median of every hour would be
    /// zero and the deletion would hide itself.
    /// </summary>
    private const int DeadRun = 24;

    /// <summary>Merged gaps inside <paramref name="span"/>; the last hour is left out when the span ends inside it.</summary>
    public static IReadOnlyList<TimeRange> Gaps(IReadOnlyList<HourCount> hours, TimeRange span)
    {
        var from = span.From.Floor();
        var length = (int)Math.Max(0, (span.To - from).Ticks / TimeSpan.TicksPerHour);
        if (length == 0)
        {
            return [];
        }

        var counts = new long[length];
        foreach (var hour in hours)
        {
            var index = (hour.Hour - from).Ticks / TimeSpan.TicksPerHour;
            if (index >= 0 && index < length)
            {
                counts[index] = hour.Records;
            }
        }

        var expected = Expectation(counts, from);
        return Merge(Enumerable.Range(0, length).Where(i => counts[i] == 0 && expected(i)), from);
    }

    private static Func<int, bool> Expectation(long[] counts, DateTime from)
    {
        var samples = LiveHours(counts);
        if (samples.Count < TwoWeeks)
        {
            var busy = Median([.. samples.Select(i => counts[i])]) >= 1;
            return _ => busy;
        }

        var byHour = new bool[HoursPerWeek];
        foreach (var group in samples.GroupBy(i => HourOfWeek(from, i)))
        {
            byHour[group.Key] = Median([.. group.Select(i => counts[i])]) >= 1;
        }

        return i => byHour[HourOfWeek(from, i)];
    }

    private static int HourOfWeek(DateTime from, int index) =>
        (int)((((int)from.DayOfWeek * 24) + from.Hour + (long)index) % HoursPerWeek);

    private static List<int> LiveHours(long[] counts)
    {
        var live = new List<int>(counts.Length);
        for (var start = 0; start < counts.Length;)
        {
            var end = start;
            while (end < counts.Length && counts[end] == 0)
            {
                end++;
            }

            if (end - start < DeadRun)
            {
                live.AddRange(Enumerable.Range(start, end - start));
            }

            if (end < counts.Length)
            {
                live.Add(end);
            }

            start = end + 1;
        }

        return live;
    }

    private static double Median(List<long> values)
    {
        if (values.Count == 0)
        {
            return 0;
        }

        values.Sort();
        var middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + (double)values[middle]) / 2;
    }

    private static List<TimeRange> Merge(IEnumerable<int> indices, DateTime from)
    {
        var gaps = new List<TimeRange>();
        foreach (var index in indices)
        {
            var hour = from.AddHours(index);
            if (gaps.Count > 0 && gaps[^1].To == hour)
            {
                gaps[^1] = gaps[^1] with { To = hour.AddHours(1) };
            }
            else
            {
                gaps.Add(new TimeRange(hour, hour.AddHours(1)));
            }
        }

        return gaps;
    }
}
