namespace Breakwater.Sigma.Suppressions;

/// <summary>The suppressions of one file and everything wrong with it, in the order of the file.</summary>
public sealed record SuppressionParseResult(IReadOnlyList<Suppression> Suppressions, IReadOnlyList<RuleProblem> Problems);
