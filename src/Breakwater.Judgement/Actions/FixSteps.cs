using Breakwater.Model;

namespace Breakwater.Judgement.Actions;

/// <summary>Install what is missing, prove that it works, confirm what the evidence cannot show.</summary>
internal static class FixSteps
{
    public static IEnumerable<ActionStep> Of(Situation situation)
    {
        if (situation.NeedsUpdate)
        {
            yield return Fix(situation);
            yield return ProveFix(situation);
        }

        if (situation.Exposure.ToConfirm.Count > 0)
        {
            yield return Confirm(situation);
        }

        if (situation.Exposure.Supported == false)
        {
            yield return Replace(situation);
        }
    }

    private static ActionStep Fix(Situation situation) => new()
    {
        Id = "fix",
        Order = 0,
        Title = situation.BrokenInto ? "Install the missing updates, knowing that they do not remove the intruder" : "Install the missing updates",
        Why = situation.Exposure.BuildMeaning + (situation.BrokenInto ? " The update closes the way in; it evicts nobody." : ""),
        How = situation.Exposure.UpdatePath.Count > 0
            ? [.. situation.Exposure.UpdatePath.Select(Said), .. situation.Exposure.NotEffective.Select(n => $"Install again, from an elevated prompt: {n}")]
            :
            [
                "Read the version of ExSetup.exe in the Exchange bin folder and assess again with it, so that the steps can be named.",
                "Until then install the newest cumulative update and the newest security update of the product.",
                .. situation.Exposure.NotEffective.Select(n => $"Install again, from an elevated prompt: {n}"),
            ],
        Verify = "The next step proves it.",
        Undo = "A security update can be uninstalled; a cumulative update cannot: have a backup of the server and the directory first.",
        Decides = "the administrator",
        Due = situation.Within(TimeSpan.FromDays(situation.ExploitedHoleOpen ? 2 : 14)),
    };

    private static string Said(UpdateStep step)
    {
        var kb = step.Kb is null ? "" : $", {step.Kb}";
        var build = step.Build is null ? "" : $" (build {step.Build}{kb})";
        var before = step.Prerequisites.Count == 0 ? "" : $" First: {string.Join("; ", step.Prerequisites)}.";
        return $"{step.Install}{build}: {step.Why.TrimEnd('.')}.{before}";
    }

    private static ActionStep ProveFix(Situation situation) => new()
    {
        Id = "prove-fix",
        Order = 0,
        Title = "Prove that the updates really work",
        Why = "An update can be listed as installed while the old files are still in place.",
        How =
        [
            "Compare the file version of ExSetup.exe and of the other Exchange programs in the bin folder with the build named in the step before.",
            "Check that all Exchange services run, that no restart is pending, and that schema and domain were prepared where the update asks for it.",
            "Assess the server again with fresh evidence.",
        ],
        Verify = "The new assessment names the new build from the files and lists none of the closed holes.",
        Undo = "Nothing is changed by this step.",
        Decides = "the administrator",
        Due = situation.Within(TimeSpan.FromDays(situation.ExploitedHoleOpen ? 3 : 15)),
    };

    private static ActionStep Confirm(Situation situation) => new()
    {
        Id = "confirm",
        Order = 0,
        Title = "Confirm the settings that the evidence cannot show",
        Why = "Some updates protect only together with a setting.",
        How = [.. situation.Exposure.ToConfirm.Select(c => $"{c.Id}: {c.What.TrimEnd('.')}. {c.How}")],
        Verify = "Each answer is written down with the output that shows it; give the output to the next assessment.",
        Undo = "Reading settings changes nothing.",
        Decides = "the administrator",
        Due = situation.Within(TimeSpan.FromDays(situation.Exposure.ToConfirm.Any(c => c.RaisesExitCode) ? 3 : 14)),
    };

    private static ActionStep Replace(Situation situation) => new()
    {
        Id = "replace",
        Order = 0,
        Title = "Plan the move to a supported product",
        Why = "This product gets no more security updates: new holes stay open for ever.",
        How = ["Decide between a supported on-premises version and a hosted service, name a date, and keep the server behind a VPN until then."],
        Verify = "No server of the old product answers from the internet.",
        Undo = "Not needed.",
        Decides = "management",
        Due = situation.Within(TimeSpan.FromDays(30)),
    };
}
