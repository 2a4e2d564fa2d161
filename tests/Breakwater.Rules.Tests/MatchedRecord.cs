using Breakwater.Sigma;

namespace Breakwater.Rules.Tests;

/// <summary>A record and the rules that matched it.</summary>
internal sealed record MatchedRecord(long Line, string Text, IReadOnlyList<SigmaRule> Rules)
{
    private static readonly string[] Outcomes = ["none", "probe", "attempt", "success", "artefact"];

    public IEnumerable<string> RuleNames => Rules.Select(RuleFiles.NameOf);

    /// <summary>The worst outcome of a rule whose confidence is above low, as a verdict would count it; one record of those that a correlation counts tells nothing.</summary>
    public string Outcome => Rules.Where(r => RuleFiles.CorrelationOver(r) is null && r.Extension!["confidence"] != "low").Select(r => r.Extension!["outcome"]).Append("none").MaxBy(o => Array.IndexOf(Outcomes, o))!;

    public override string ToString() => $"line {Line} [{Outcome}: {string.Join(", ", RuleNames)}] {Text[..Math.Min(Text.Length, 300)]}";
}
