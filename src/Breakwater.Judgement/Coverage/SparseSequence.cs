using Breakwater.Model;

namespace Breakwater.Judgement.Coverage;

/// <summary>Finds the files missing in the name sequence of a source that writes only when something happens.</summary>
internal static class SparseSequence
{
    public static IReadOnlyList<TimeRange> Gaps(IReadOnlyList<NamedSpan?> names, DenseActivity activity)
    {
        var all = names.OfType<NamedSpan>().GroupBy(n => n.Series, StringComparer.Ordinal).ToList();
        if (all.Count == 0)
        {
            return [];
        }

        // Message tracking writes four series into one folder of which three may rest for days: the fullest one is the clock.
        var series = all.Count == 1 ? all[0] : all.OrderByDescending(g => g.Select(n => n.Span.From).Distinct().Count()).ThenBy(g => g.Key, StringComparer.Ordinal).First();
        var present = series.GroupBy(n => n.Span).ToDictionary(g => g.Key, IsWhole);
        var gaps = new List<TimeRange>();
        var last = present.Keys.Max(s => s.From);
        for (var span = present.Keys.MinBy(s => s.From); span.From <= last; span = Next(span))
        {
            if (!(present.TryGetValue(span, out var whole) && whole) && activity.ServerMayHaveRun(span))
            {
                Add(gaps, span);
            }
        }

        return gaps;
    }

    /// <summary>Instance numbers begin at 1 and have no holes; where the series holds a process id they are counted per process.</summary>
    private static bool IsWhole(IGrouping<TimeRange, NamedSpan> files) =>
        files.First().Series.Contains('#', StringComparison.Ordinal)
        || files.Select(f => f.Instance ?? 1).Distinct().Count() == files.Max(f => f.Instance ?? 1)
        || files.Max(f => f.Instance ?? 1) > 1000;

    private static TimeRange Next(TimeRange span) =>
        span.Length > TimeSpan.FromDays(1) ? new TimeRange(span.To, span.To.AddMonths(1)) : new TimeRange(span.To, span.To + span.Length);

    private static void Add(List<TimeRange> gaps, TimeRange span)
    {
        if (gaps.Count > 0 && gaps[^1].To == span.From)
        {
            gaps[^1] = gaps[^1] with { To = span.To };
        }
        else
        {
            gaps.Add(span);
        }
    }
}
