using Breakwater.Judgement.Coverage;
using Breakwater.Model;

namespace Breakwater.Judgement.Times;

/// <summary>Decides when the evidence was taken from the server (design section 5, Times).</summary>
internal static class CollectionTimes
{
    /// <summary>A source that goes on alone for a day of hours is no outlier: it is the only source that was handed in for that time.</summary>
    private const int HoursThatAreNoOutlier = 24;

    /// <summary>A run of records ends where a week passes without one.</summary>
    private static readonly TimeSpan RunEnds = TimeSpan.FromDays(7);

    public static CollectionDecision Decide(IReadOnlyList<ObservedSource> sources, DateTime? manifest, DateTime? asOf)
    {
        var recording = sources.Where(s => s.Kind.Rhythm != SourceRhythm.State && s.Hours.Count > 0).ToList();
        var decision = FromRecords(recording);
        if (manifest is { } sealedAt && (decision.Collected is not { } shown || sealedAt >= shown.Time))
        {
            // An earlier one is not believed: records that two sources share are newer, and a manifest may have been planted to have them not judged.
            decision = new CollectionDecision(new CollectionTime(sealedAt, "the manifest or custody file of the collection"), false, true);
        }

        return asOf is { } cap && decision.Collected is { } collected && collected.Time > cap
            ? new CollectionDecision(new CollectionTime(cap, "--as-of, which is earlier than the newest records"), decision.SingleSource, true)
            : decision;
    }

    private static CollectionDecision FromRecords(List<ObservedSource> sources)
    {
        if (sources.Count == 0)
        {
            return new CollectionDecision(null, false, false);
        }

        if (NewestSharedHour(sources) is not { } shared)
        {
            return new CollectionDecision(new CollectionTime(NewestRecord(sources), "the newest record; no hour has records in two sources"), true, false);
        }

        var time = NewestRecordIn(shared, sources);
        return GoesOnAlone(sources, time) is { } later
            ? new CollectionDecision(new CollectionTime(later.Time, $"the newest record of {later.Source}, which goes on alone after the last hour in which two sources have records ({Phrases.Moment(shared)})"), true, false)
            : new CollectionDecision(new CollectionTime(time, "the newest hour in which two sources have records"), false, false);
    }

    private static DateTime? NewestSharedHour(List<ObservedSource> sources)
    {
        var seen = new HashSet<DateTime>();
        DateTime? newest = null;
        foreach (var hour in sources.SelectMany(s => s.Hours).Select(h => h.Hour))
        {
            newest = seen.Add(hour) || hour < newest ? newest : hour;
        }

        return newest;
    }

    private static DateTime NewestRecord(List<ObservedSource> sources)
    {
        var hour = sources.Max(s => s.Hours[^1].Hour);
        return NewestRecordIn(hour, sources);
    }

    /// <summary>The newest record inside the hour; the hour's end where the spans do not say.</summary>
    private static DateTime NewestRecordIn(DateTime hour, List<ObservedSource> sources)
    {
        var end = hour.AddHours(1);
        var inside = sources.SelectMany(s => s.Artefacts)
            .Where(a => a.Last is { } last && last.Utc >= hour && a.First is { } first && first.Utc < end)
            .Select(a => a.Last!.Value.Utc < end ? a.Last.Value.Utc : end)
            .ToList();
        return inside.Count == 0 ? end : inside.Max();
    }

    private static (string Source, DateTime Time)? GoesOnAlone(List<ObservedSource> sources, DateTime after)
    {
        (string Source, DateTime Time)? longest = null;
        foreach (var source in sources.Where(s => s.Kind.Rhythm == SourceRhythm.Dense))
        {
            var (count, end) = (0, after);
            foreach (var hour in source.Hours.Where(h => h.Hour >= after).Select(h => h.Hour).TakeWhile(h => Continues(h)))
            {
                (count, end) = (count + 1, hour);
            }

            if (count >= HoursThatAreNoOutlier && (longest is null || end > longest.Value.Time))
            {
                longest = (source.Kind.Id, NewestRecordIn(end, [source]));
            }

            bool Continues(DateTime hour) => hour - end <= RunEnds;
        }

        return longest;
    }
}
