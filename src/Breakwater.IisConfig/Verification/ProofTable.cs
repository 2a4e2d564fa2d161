using Breakwater.IisConfig.Rewriting;
using Breakwater.Knowledge.Mitigations;

namespace Breakwater.IisConfig.Verification;

/// <summary>Runs the requests of a recipe through the rules in force and compares what happens with what should.</summary>
internal static class ProofTable
{
    public static RewriteRequest Request(ProofRequest row) => new(row.Method, row.Path, row.Query, row.Cookie);

    public static IReadOnlyList<ProofRow> Of(MitigationRecipe recipe, IisSite site, RuleSets sets) => [.. recipe.Requests.Select(row =>
    {
        var request = Request(row);
        var set = sets.For(site, request);
        return recipe.HeaderRule is { } header
            ? Header(row, set.EvaluateHeader(request, header.ServerVariable, "text/html; charset=utf-8"), header.Expected)
            : Blocked(row, set.Evaluate(request), recipe.BlockingRules);
    })];

    private static ProofRow Blocked(ProofRequest row, RewriteOutcome outcome, IReadOnlyList<BlockingRule> rules)
    {
        var blocked = outcome.Kind is RewriteOutcomeKind.Aborted or RewriteOutcomeKind.Answered;
        var ours = rules.Any(r => r.Name.Equals(outcome.By, StringComparison.OrdinalIgnoreCase) || r.Aliases.Contains(outcome.By, StringComparer.OrdinalIgnoreCase));
        bool? asExpected = outcome.Kind == RewriteOutcomeKind.Undecided ? null
            : outcome.Kind == RewriteOutcomeKind.Failed ? false
            : row.Attack ? blocked : !(blocked && ours);
        return new ProofRow(row, Spell(outcome.Kind), outcome.By, asExpected);
    }

    private static ProofRow Header(ProofRequest row, RewriteOutcome outcome, string expected)
    {
        var added = outcome.Value.Contains(expected, StringComparison.Ordinal);
        bool? asExpected = outcome.Kind == RewriteOutcomeKind.Undecided ? null : outcome.Kind != RewriteOutcomeKind.Failed && added == row.Attack;
        return new ProofRow(row, outcome.Kind is RewriteOutcomeKind.Failed or RewriteOutcomeKind.Undecided ? Spell(outcome.Kind) : added ? "header added" : "unchanged", outcome.By, asExpected);
    }

    private static string Spell(RewriteOutcomeKind kind) => kind switch
    {
        RewriteOutcomeKind.Aborted => "aborted",
        RewriteOutcomeKind.Answered => "answered by the rule",
        RewriteOutcomeKind.Redirected => "redirected",
        RewriteOutcomeKind.Rewritten => "rewritten",
        RewriteOutcomeKind.Failed => "500 from IIS",
        RewriteOutcomeKind.Undecided => "cannot be decided",
        _ => "passed",
    };
}
