namespace Breakwater.Drill;

/// <summary>How a scenario is written.</summary>
public sealed record DrillOptions
{
    /// <summary>Wanted size of the evidence, reached within a tenth; null writes the few megabytes that the scenario needs. Less than its headers and probes need is not possible.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>Same seed, size and hours give the same bytes.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Hours of logs before collection, 20 to 1080; null chooses by size: less than three days for a small one, forty for gigabytes.</summary>
    public int? Hours { get; init; }
}
