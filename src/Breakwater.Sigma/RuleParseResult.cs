namespace Breakwater.Sigma;

/// <summary>The rules of one file and everything wrong with it, in the order of the file.</summary>
public sealed record RuleParseResult(IReadOnlyList<SigmaRule> Rules, IReadOnlyList<RuleProblem> Problems, int Documents)
{
    public IReadOnlyList<SigmaCorrelation> Correlations { get; init; } = [];

    public IReadOnlyList<SigmaFilter> Filters { get; init; } = [];

    /// <summary>The documents that have errors.</summary>
    public IReadOnlyList<RefusedDocument> Refused { get; init; } = [];

    /// <summary>All three kinds, for <see cref="RuleSet.Compile"/>.</summary>
    public IEnumerable<SigmaDocument> Loaded => [.. Rules, .. Correlations, .. Filters];
}
