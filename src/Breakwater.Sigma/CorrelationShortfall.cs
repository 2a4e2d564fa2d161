namespace Breakwater.Sigma;

/// <summary>What a correlation could not take into account; only correlations with something to say are listed.</summary>
/// <param name="Untimed">Events without a time.</param>
/// <param name="Dropped">Events over the bounds of the collectors.</param>
/// <param name="WithoutGroup">Events that lack a `group-by` field and therefore belong to no group.</param>
/// <param name="WithoutValue">Events that lack the condition's field, or whose value is no number where one is needed.</param>
/// <param name="MatchesDropped">Matches over the bound.</param>
public sealed record CorrelationShortfall(SigmaCorrelation Correlation, long Untimed, long Dropped, long WithoutGroup, long WithoutValue, long MatchesDropped);
