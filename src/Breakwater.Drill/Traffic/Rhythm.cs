namespace Breakwater.Drill.Traffic;

/// <summary>How busy an hour is against the busiest one.</summary>
internal static class Rhythm
{
    private static readonly double[] Workday =
        [0.04, 0.03, 0.03, 0.03, 0.04, 0.08, 0.25, 0.60, 0.92, 1.00, 0.98, 0.90, 0.72, 0.85, 0.95, 0.93, 0.80, 0.52, 0.28, 0.20, 0.16, 0.12, 0.08, 0.05];

    public static double Weight(DateTime hour)
    {
        var weight = Workday[hour.Hour];
        return hour.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.03 + weight * 0.10 : weight;
    }
}
