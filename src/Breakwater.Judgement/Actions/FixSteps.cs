using Breakwater.Model;

namespace Breakwater.Judgement.Actions;

/// <summary>Install what is missing and prove that it works.</summary>
internal static class FixSteps
{
    private const string Elevated = "Start every installation from an elevated prompt: started otherwise, an update can be registered and leave the old files in place.";

    public static IEnumerable<ActionStep> Of(Situation situation)
    {
        if (situation.NeedsUpdate)
        {
            yield return Fix(situation);
            yield return ProveFix(situation);
        }
    }

    private static ActionStep Fix(Situation situation) => new()
    {
        Id = "fix",
        Order = 0,
        Title = situation.BrokenInto ? "Install the missing updates, knowing that they do not remove the intruder" : "Install the missing updates",
        Why = (situation.UpdatesInPlace.Count == 0 ? "" : $"First {Named(situation.UpdatesInPlace[0])}. ") + situation.Exposure.BuildMeaning + (situation.BrokenInto ? " The update closes the way in; it evicts nobody." : ""),
        How = situation.UpdatesInPlace.Count > 0
            ? [.. Skipped(situation), Elevated, .. situation.UpdatesInPlace.Select(Said), .. situation.Exposure.NotEffective.Select(n => $"Install again, from an elevated prompt: {n}")]
            :
            [
                .. Skipped(situation),
                Elevated,
                "Read the version of ExSetup.exe in the Exchange bin folder and assess again with it, so that the steps can be named.",
                "Until then install the newest cumulative update and the newest security update of the product.",
                .. situation.Exposure.NotEffective.Select(n => $"Install again, from an elevated prompt: {n}"),
            ],
        Verify = "Setup ended without an error and Windows lists the update; that it works, only the next step proves.",
        Undo = "A security update can be uninstalled; a cumulative update cannot: have a backup of the server and the directory first.",
        Decides = "the administrator",
        Due = situation.Within(TimeSpan.FromDays(situation.BrokenInto ? 1 : situation.ExploitedHoleOpen ? 2 : 14)),
    };

    private static IEnumerable<string> Skipped(Situation situation) => situation.BrokenInto ? ["Leave this out only on a server that stays off the network until it is rebuilt."] : [];

    private static string Named(UpdateStep step) => step.Build is null ? step.Install : $"{step.Install} (build {step.Build}{(step.Kb is null ? "" : $", {step.Kb}")})";

    public static string Said(UpdateStep step)
    {
        var before = step.Prerequisites.Count == 0 ? "" : $" First: {string.Join("; ", step.Prerequisites)}.";
        return $"{Named(step)}: {step.Why.TrimEnd('.')}.{before}";
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
        Due = situation.Within(TimeSpan.FromDays(situation.BrokenInto ? 1 : situation.ExploitedHoleOpen ? 3 : 15)),
    };
}
