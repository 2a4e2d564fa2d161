using Breakwater.Sigma;

namespace Breakwater.Analysis.Hunting;

/// <summary>Which of the loaded rules are hunted with; empty lists mean all.</summary>
public sealed record RuleSelection
{
    /// <summary>The lowest level; a rule that states none counts as medium.</summary>
    public RuleLevel MinLevel { get; init; } = RuleLevel.Unspecified;

    public IReadOnlyList<RuleStatus> Statuses { get; init; } = [];

    /// <summary>Tags of which a rule must have one, for example <c>attack.t1190</c>, with or without the namespace <c>attack</c>; case is ignored.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    internal bool Takes(SigmaDocument rule) =>
        (rule.Level == RuleLevel.Unspecified ? RuleLevel.Medium : rule.Level) >= MinLevel
        && (Statuses.Count == 0 || Statuses.Contains(rule.Status))
        && (Tags.Count == 0 || rule.Tags.Any(t => Tags.Any(wanted => t.Equals(wanted, StringComparison.OrdinalIgnoreCase) || t.Equals("attack." + wanted, StringComparison.OrdinalIgnoreCase))));
}
