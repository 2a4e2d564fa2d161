using Breakwater.Model;

namespace Breakwater.Judgement.Verdicts;

/// <summary>How far, rung by rung: what was reached or tried, since when, how surely, and what nobody could have seen.</summary>
internal static class Ladder
{
    /// <param name="findings">The findings that count, in finding order.</param>
    /// <param name="stages">The stages over the exposure window; empty without one.</param>
    /// <param name="state">The verdict: where no entry happened, nothing followed from it.</param>
    public static IReadOnlyList<RungStep> Of(IReadOnlyList<Finding> findings, IReadOnlyList<StageCoverage> stages, VerdictState state) =>
        [.. Enum.GetValues<Rung>().Select(rung => Step(rung, [.. findings.Where(f => f.Rung == rung)], [.. stages.Where(s => s.Stage.Rung == rung)], state))];

    private static RungStep Step(Rung rung, List<Finding> findings, List<StageCoverage> stages, VerdictState state)
    {
        var reached = findings.Where(f => f.Outcome >= Outcome.Success).ToList();
        var shown = reached.Count > 0 ? reached : findings;
        return shown.Count > 0
            ? new RungStep(rung, reached.Count > 0 ? RungReach.Reached : RungReach.Tried, Seen.First(shown), shown.Max(f => f.Confidence))
            : new RungStep(rung, state == VerdictState.NotFound || (stages.Count > 0 && stages.TrueForAll(s => s.Covered)) ? RungReach.NoTrace : RungReach.Unknown);
    }
}
