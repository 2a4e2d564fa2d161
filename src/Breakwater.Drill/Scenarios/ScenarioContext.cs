using Breakwater.Drill.Output;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Scenarios;

/// <summary>What every scenario starts from.</summary>
internal sealed class ScenarioContext(DrillRandom random, int hours, int people)
{
    /// <summary>Setup starts this long before the first record, within the same clock hour, so that a new server has no uncovered hour.</summary>
    public static readonly TimeSpan SetupDuration = TimeSpan.FromMinutes(29);

    public DrillRandom Random { get; } = random;

    public Organisation Organisation { get; } = new(random.Fork("people"), people);

    /// <summary>First record of a scenario collected at that time.</summary>
    public DateTime FirstRecord(DateTime collected) => collected.Date.AddHours(collected.Hour - hours).AddMinutes(31);

    /// <summary>A moment before collection: acts lie in the last five days, however long the logs reach back, and never on a round minute.</summary>
    public DateTime Before(DateTime collected, double fraction) =>
        collected.AddHours(-Math.Min(hours, 120) * fraction).AddMilliseconds(Random.Fork($"moment {fraction}").Between(0, 1_200_000));

    public static DateTime Utc(int year, int month, int day, int hour = 0, int minute = 0) => new(year, month, day, hour, minute, 0, DateTimeKind.Utc);

    public static InstalledBuild Build(DateTime from, string build) => new(from, ServerProfile.Parse(build));
}
