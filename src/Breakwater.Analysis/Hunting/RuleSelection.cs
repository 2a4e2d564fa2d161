using Breakwater.Sigma;

namespace Breakwater.Analysis.Hunting;

/// <summary>Which of the loaded rules are hunted with; empty lists mean all.</summary>
public sealed record RuleSelection
{
    /// <summary>The lowest level; a rule that states none counts as medium.</summary>
    public RuleLevel MinLevel { get; init; } = RuleLevel.Unspecified;

    public IReadOnlyList<RuleStatus> Statuses { get; init; } = [];

    /// <summary>Tags of which a rule must have one, for example <c>attack.t1190</c>, with or without the namespace <c>attack</c>; case is ignored. A technique of ATT&amp;CK takes in its sub-techniques, not the other way round.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    internal bool Takes(SigmaDocument rule) =>
        (rule.Level == RuleLevel.Unspecified ? RuleLevel.Medium : rule.Level) >= MinLevel
        && (Statuses.Count == 0 || Statuses.Contains(rule.Status))
        && (Tags.Count == 0 || rule.Tags.Any(t => Tags.Any(wanted => IsTag(t, wanted) || IsTag(t, "attack." + wanted))));

    /// <summary>`attack.t1003.001` is a kind of `attack.t1003`; `attack.t10031` is none.</summary>
    private static bool IsTag(string tag, string wanted) =>
        tag.StartsWith(wanted, StringComparison.OrdinalIgnoreCase) && (tag.Length == wanted.Length || (tag[wanted.Length] == '.' && IsTechnique(wanted)));

    private static bool IsTechnique(string tag) => tag.StartsWith("attack.t", StringComparison.OrdinalIgnoreCase) && tag.Length > "attack.t".Length && tag.AsSpan("attack.t".Length).IndexOfAnyExceptInRange('0', '9') < 0;
}
