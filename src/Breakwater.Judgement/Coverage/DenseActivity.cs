using Breakwater.Model;

namespace Breakwater.Judgement.Coverage;

/// <summary>When the server was writing at all, by its dense sources.</summary>
internal sealed class DenseActivity
{
    private readonly IReadOnlyList<DateTime> _hours;
    private readonly IReadOnlyList<TimeRange> _spans;

    public DenseActivity(IEnumerable<ObservedSource> sources)
    {
        var dense = sources.Where(s => s.Kind.Rhythm == SourceRhythm.Dense && s.Hours.Count > 0).ToList();
        _hours = [.. dense.SelectMany(s => s.Hours).Select(h => h.Hour).Distinct().Order()];
        _spans = [.. dense.Select(s => new TimeRange(s.Hours[0].Hour, s.Hours[^1].Hour.AddHours(1)))];
    }

    /// <summary>True when a dense source has records in the time, or when none spans it and so none can say that the server was off.</summary>
    public bool ServerMayHaveRun(TimeRange time)
    {
        var (low, high) = (0, _hours.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _hours[middle] < time.From ? (middle + 1, high) : (low, middle);
        }

        return (low < _hours.Count && _hours[low] < time.To) || !_spans.Any(s => s.From <= time.From && s.To >= time.To);
    }
}
