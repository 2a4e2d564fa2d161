using Breakwater.Sigma.Resolving;

namespace Breakwater.Sigma.Correlations;

/// <summary>The correlations that can be evaluated, each after those it names, and the rules whose matches they join.</summary>
internal sealed record CorrelationPlan(IReadOnlyList<BaseRule> Bases, IReadOnlyList<CorrelationNode> Nodes);
