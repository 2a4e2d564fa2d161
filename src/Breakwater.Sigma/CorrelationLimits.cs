namespace Breakwater.Sigma;

/// <summary>What bounds the memory of correlations. Whatever is over a bound is counted in <see cref="CorrelationReport.Shortfalls"/>.</summary>
public sealed record CorrelationLimits
{
    public static CorrelationLimits Default { get; } = new();

    /// <summary>Events that one collector keeps, over all rules; later ones are dropped.</summary>
    public int Events { get; init; } = 4_000_000;

    /// <summary>Characters of distinct values that one collector keeps.</summary>
    public long ValueChars { get; init; } = 64L * 1024 * 1024;

    /// <summary>Event references listed in one match; <see cref="CorrelationMatch.EventCount"/> counts all.</summary>
    public int EventsPerMatch { get; init; } = 1_000;

    public int MatchesPerCorrelation { get; init; } = 100_000;
}
