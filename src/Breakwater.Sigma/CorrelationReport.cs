namespace Breakwater.Sigma;

/// <summary>The matches of all correlations, ordered by first time, last time, the correlation's place in the rule set and group values.</summary>
public sealed record CorrelationReport(IReadOnlyList<CorrelationMatch> Matches, IReadOnlyList<CorrelationShortfall> Shortfalls);
