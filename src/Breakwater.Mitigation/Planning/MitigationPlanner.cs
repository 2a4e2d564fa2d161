using Breakwater.IisConfig.Verification;
using Breakwater.Knowledge;
using Breakwater.Knowledge.Vulnerabilities;
using Breakwater.Mitigation.Editing;
using Breakwater.Mitigation.Files;
using Breakwater.Model;

namespace Breakwater.Mitigation.Planning;

/// <summary>Says for each mitigation whether this server needs it, what it would change, and what stands in its way. Changes nothing.</summary>
public static class MitigationPlanner
{
    /// <summary>In the order in which they should be applied: what is needed first, and among it what costs users nothing first.</summary>
    public static IReadOnlyList<PlannedMitigation> Plan(MitigationServer server, ExchangeBuild? build) =>
    [
        .. server.Verify([]).Select(r => Plan(server, r, build))
            .OrderBy(p => p.Need).ThenBy(p => Disturbance(p.Report.Mitigation.Recipe)).ThenBy(p => p.Report.Mitigation.Id, StringComparer.Ordinal),
    ];

    /// <summary>Rules only refuse requests; pools and services take features away.</summary>
    private static int Disturbance(Knowledge.Mitigations.MitigationRecipe recipe) => recipe switch
    {
        { BlockingRules.Count: > 0 } => 0,
        { HeaderRule: not null } => 1,
        { RemovedModules.Count: > 0 } => 2,
        { ExtendedProtection: true } => 3,
        { StoppedPools.Count: > 0 } or { DisabledServices.Count: > 0 } => 4,
        _ => 5,
    };

    private static PlannedMitigation Plan(MitigationServer server, MitigationReport report, ExchangeBuild? build)
    {
        var mitigation = report.Mitigation;
        var (need, why) = NeedOf(server.Knowledge, mitigation, build);
        var files = new ServerFiles(server.Root);
        List<string> conflicts = [];
        if (build is { } known && !mitigation.SupportedBy(known))
        {
            conflicts.Add(Messages.BuildTooOld(mitigation.Id, known.ToString(), string.Join(", ", mitigation.Floors)));
        }

        if (report.State is MitigationState.PresentNotEffective or MitigationState.Outdated)
        {
            conflicts.Add(report.Evidence);
        }

        if (mitigation.Recipe.ChangesFiles && report.State != MitigationState.Effective && need is not (MitigationNeed.Unnecessary or MitigationNeed.NotConcerned))
        {
            conflicts.AddRange(Attempt(server, files, mitigation));
        }

        return new PlannedMitigation(report, need, why, [.. files.Differences().Select(d => d.Path)], [.. conflicts.Distinct(StringComparer.Ordinal)]);
    }

    private static IEnumerable<string> Attempt(MitigationServer server, ServerFiles files, Knowledge.Mitigations.Mitigation mitigation) =>
        new RecipeEditor(files, EditOptions.None).Apply(mitigation.Id, mitigation.Recipe) is { } problem ? [problem]
            : server.Verify(files, [mitigation.Id])[0] is { State: MitigationState.PresentNotEffective } after ? [Messages.NotEffective(mitigation.Id, after.Evidence)] : [];

    private static (MitigationNeed Need, string Why) NeedOf(KnowledgeBase knowledge, Knowledge.Mitigations.Mitigation mitigation, ExchangeBuild? build)
    {
        if (mitigation.Cves.Count == 0)
        {
            return (MitigationNeed.Hardening, "It concerns no single hole.");
        }

        if (build is not { } installed)
        {
            return (MitigationNeed.Undecided, $"The build is not known (--build); not needed from {mitigation.ObsoleteFrom ?? "no build on: it stays"}.");
        }

        var identity = knowledge.Identify(installed);
        if (identity.Line is { } line && mitigation.Lines.Count > 0 && !mitigation.Lines.Contains(line))
        {
            return (MitigationNeed.NotConcerned, $"Exchange {line} does not have what it changes.");
        }

        CveDecision[] decisions = [.. knowledge.ExamineAll(identity).Where(d => mitigation.Cves.Contains(d.Cve.Id))];
        string[] open = [.. decisions.Where(d => d.IsOpen).Select(d => d.Cve.Id)];
        return open.Length > 0 ? (MitigationNeed.Needed, $"{string.Join(", ", open)} is open on build {installed}; {Until(decisions.First(d => d.IsOpen), mitigation)}")
            : decisions.Any(d => d.State is CveState.Undetermined or CveState.FixedIfConfigured) ? (MitigationNeed.Undecided, "The build alone does not decide it: it is a configuration, or lies in the operating system.")
            : decisions.Length == 0 ? (MitigationNeed.NotConcerned, $"Build {installed} does not have the hole.")
            : decisions.Any(d => d.Disputed) ? (MitigationNeed.Undecided, $"Sources disagree: fixed by {string.Join(" or ", decisions.SelectMany(d => d.FixedBy).Distinct())}, or only from {mitigation.ObsoleteFrom}. Keep it until then.")
            : (MitigationNeed.Unnecessary, $"Closed in build {installed}; not needed from {mitigation.ObsoleteFrom ?? string.Join(" or ", decisions.SelectMany(d => d.FixedBy).Distinct())}. Remove it where it is still there.");
    }

    private static string Until(CveDecision decision, Knowledge.Mitigations.Mitigation mitigation) =>
        mitigation.ObsoleteFrom is { } level ? $"not needed from {level}{(decision.FixedBy.Count > 0 ? $", here: {string.Join(" or ", decision.FixedBy)}" : "")}." : "it stays after the update.";
}
