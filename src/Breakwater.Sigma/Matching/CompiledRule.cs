using Breakwater.Sigma.Expressions;

namespace Breakwater.Sigma.Matching;

/// <summary>A rule and what it asks of a record, filters included; equal only to itself.</summary>
internal sealed class CompiledRule(SigmaRule rule, Expression detection, MatchNode root)
{
    public SigmaRule Rule { get; } = rule;

    public Expression Detection { get; } = detection;

    public MatchNode Root { get; } = root;
}
