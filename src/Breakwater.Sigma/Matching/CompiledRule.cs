namespace Breakwater.Sigma.Matching;

/// <summary>A rule and what it asks of a record, filters included.</summary>
internal sealed record CompiledRule(SigmaRule Rule, MatchNode Root);
