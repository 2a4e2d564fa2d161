namespace Breakwater.Drill.Traffic;

/// <summary>Says how many user requests an hour gets so that the wanted size is met at the end: it looks at what was really written and shares out the rest.</summary>
internal sealed class Budget(long? target, DateTime from, DateTime collected, int periodMinutes)
{
    /// <summary>Measured: what one user request writes on average into all logs.</summary>
    private const double BytesPerRequest = 1600;

    private const double EventBytesPerHour = 14_000;

    private double _weightLeft = Hours(from, collected).Sum(Rhythm.Weight);
    private int _hoursLeft = Hours(from, collected).Count();

    public int RequestsFor(DateTime hour, long written)
    {
        var weight = Rhythm.Weight(hour);
        var count = target is not { } size ? weight * 8 : (size - written - _hoursLeft * FixedBytesPerHour) * weight / _weightLeft / BytesPerRequest;
        _weightLeft -= weight;
        _hoursLeft--;
        return Math.Max(0, (int)Math.Round(count));
    }

    public static IEnumerable<DateTime> Hours(DateTime from, DateTime collected)
    {
        for (var hour = from.Date.AddHours(from.Hour); hour < collected; hour = hour.AddHours(1))
        {
            yield return hour;
        }
    }

    /// <summary>Measured: headers of the hourly files, events, and what a round of probes writes.</summary>
    private double FixedBytesPerHour => 40_000 + EventBytesPerHour + 60.0 / periodMinutes * 14_500;
}
