using Breakwater.Model;

namespace Breakwater.Judgement.Actions;

/// <summary>The next steps in their fixed order: preserve, isolate or mitigate, fix, prove the fix, decide, rotate, search further, rebuild, report, harden, check again.</summary>
internal static class Playbook
{
    public static IReadOnlyList<ActionStep> Of(Situation situation)
    {
        // The order is fixed; the due dates of the steps never go back within it.
        var steps = FirstSteps.Of(situation)
            .Concat(FixSteps.Of(situation))
            .Concat(RecoverySteps.Of(situation))
            .Concat(ClosingSteps.Of(situation));
        return [.. steps.Select((step, index) => step with { Order = index + 1, Takes = Durations.Of(step.Id) })];
    }
}
