namespace Breakwater.Sigma;

/// <summary>The rules of one file and everything wrong with it, in the order of the file.</summary>
public sealed record RuleParseResult(IReadOnlyList<SigmaRule> Rules, IReadOnlyList<RuleProblem> Problems, int Documents);
