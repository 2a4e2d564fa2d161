using Breakwater.Sigma;

namespace Breakwater.Analysis.Rules;

/// <summary>Rules about one place that are tried on every line.</summary>
/// <param name="Matcher">All of them.</param>
/// <param name="Fields">The fields on which alone their answers depend, as indexes of <see cref="RuleSet.Fields"/>; null where that is not known or too many kinds of rules would have to be told apart.</param>
internal sealed record EveryLineRules(RuleMatcher Matcher, IReadOnlyList<int>? Fields);
