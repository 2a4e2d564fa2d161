using Breakwater.Model;

namespace Breakwater.Judgement.Coverage;

/// <summary>The coverage rows of the assessment: every source read, and every one that a campaign needed and did not get.</summary>
internal static class CoverageReport
{
    public static IReadOnlyList<SourceCoverage> Rows(
        IReadOnlyList<ObservedSource> sources, CoverageMap map, DateTime? collected, TimeRange? longestWindow, IEnumerable<string> needed)
    {
        var seen = sources.ToDictionary(s => s.Kind.Id, StringComparer.Ordinal);
        return
        [
            .. seen.Keys.Union(needed, StringComparer.Ordinal)
                .OrderBy(SourceCatalogue.OrderOf).ThenBy(id => id, StringComparer.Ordinal)
                .Select(id => Row(id, seen.GetValueOrDefault(id), map.For(id), collected, longestWindow)),
        ];
    }

    private static SourceCoverage Row(string id, ObservedSource? source, SourceTimeline timeline, DateTime? collected, TimeRange? window)
    {
        var (first, last) = source is null ? (null, null) : FirstAndLast(source, collected);
        return new SourceCoverage
        {
            Source = id,
            Artefacts = source?.Artefacts.Count ?? 0,
            First = first,
            Last = last,
            Gaps = Gaps(timeline),
            Records = source?.Records ?? 0,
            Truncated = source?.Artefacts.Any(a => a.Truncated) ?? false,
            Fraction = window is { } w && !timeline.IsState ? timeline.Over(w).Fraction : null,
            RecordsPerDay = source is null ? new Dictionary<DateOnly, long>() : PerDay(source, collected),
        };
    }

    private static (EvidenceTime? First, EvidenceTime? Last) FirstAndLast(ObservedSource source, DateTime? collected)
    {
        EvidenceTime? first = null, last = null;
        foreach (var time in source.Artefacts.SelectMany(a => new[] { a.First, a.Last }).OfType<EvidenceTime>().Where(t => t.Utc > ObservedSource.Earliest && (collected is null || t.Utc <= collected)))
        {
            first = first is null || time.Utc < first.Value.Utc ? time : first;
            last = last is null || time.Utc >= last.Value.Utc ? time : last;
        }

        return (first, last is null ? null : LastHourWins(source, last.Value, collected));
    }

    /// <summary>A file that runs past the collection time still shows the hours before it.</summary>
    private static EvidenceTime LastHourWins(ObservedSource source, EvidenceTime last, DateTime? collected) =>
        collected is { } cap && source.Artefacts.Any(a => a.Last is { } end && end.Utc > cap && a.First is { } first && first.Utc <= cap)
        && source.Hours.LastOrDefault(h => h.Hour <= cap) is { Records: > 0 } hour && hour.Hour > last.Utc
            ? EvidenceTime.FromSeconds(hour.Hour)
            : last;

    private static List<TimeRange> Gaps(SourceTimeline timeline)
    {
        var gaps = new List<TimeRange>();
        foreach (var hole in timeline.Holes.Where(h => h.Range.From > DateTime.MinValue).OrderBy(h => h.Range.From).ThenBy(h => h.Range.To))
        {
            if (gaps.Count > 0 && hole.Range.From <= gaps[^1].To)
            {
                gaps[^1] = gaps[^1] with { To = hole.Range.To > gaps[^1].To ? hole.Range.To : gaps[^1].To };
            }
            else
            {
                gaps.Add(hole.Range);
            }
        }

        return gaps;
    }

    private static Dictionary<DateOnly, long> PerDay(ObservedSource source, DateTime? collected) => source.Hours
        .Where(h => collected is null || h.Hour <= collected)
        .GroupBy(h => DateOnly.FromDateTime(h.Hour)).OrderBy(g => g.Key)
        .ToDictionary(g => g.Key, g => g.Sum(h => h.Records));
}
