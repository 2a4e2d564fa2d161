using Breakwater.Knowledge;
using Breakwater.Knowledge.Builds;
using Breakwater.Model;

namespace Breakwater.Judgement.SoftwareExposure;

/// <summary>Decides the state of the software (design section 5).</summary>
public static class ExposureJudge
{
    /// <summary>Chooses the build in effect and judges it; without a witness the state is unknown.</summary>
    public static (BuildDecision Build, Exposure Exposure) Decide(
        KnowledgeBase kb,
        IReadOnlyList<BuildWitness> witnesses,
        IReadOnlyList<SetupEvent> setup,
        IReadOnlyList<ConfigurationEvidence> configurations,
        IReadOnlyList<MitigationStatus> mitigations,
        DateTime assessedAt)
    {
        var day = DateOnly.FromDateTime(assessedAt);
        var choice = new BuildChoice(kb, witnesses, setup);
        var build = choice.Choose();
        if (kb.StalenessAt(day) is { } stale)
        {
            build = build with { Warnings = [.. build.Warnings, stale] };
        }

        if (build.Identity is not { } identity)
        {
            return (build, new Exposure { State = ExposureState.Unknown, BuildMeaning = "No witness in the evidence states the build." });
        }

        var settled = kb.ExamineAll(identity).Select(d => SettledCve.From(identity, d, configurations)).ToList();
        var support = kb.SupportAt(identity, day);
        return (build, new Exposure
        {
            State = StateOf(identity, settled, OpenMitigations.Shielded(kb.Mitigations, mitigations)),
            Supported = support?.Supported,
            BuildMeaning = support is null ? identity.Meaning : $"{identity.Meaning} {support.Sentence}",
            Cves = [.. settled.OrderBy(Severity).ThenByDescending(s => s.Cve.ExploitedInWild).ThenByDescending(s => s.Cve.Cvss ?? -1).ThenBy(s => s.Cve.Id, StringComparer.Ordinal).Select(s => s.ToAssessment(kb))],
            UpdatePath = kb.UpdatePath(identity, [.. settled.Select(s => s.Decision)]),
            NotEffective = choice.NotEffective,
            ToConfirm = [.. settled.Select(Confirmations.For).OfType<ConfirmationItem>().OrderByDescending(c => c.RaisesExitCode).ThenBy(c => c.Id, StringComparer.Ordinal)],
        });
    }

    /// <summary>The state that the CVEs give; <c>mitigated</c> only when every exploited hole that is open is effectively shielded.</summary>
    private static ExposureState StateOf(BuildIdentity identity, List<SettledCve> cves, IReadOnlySet<string> shielded)
    {
        var exchange = cves.Where(c => !c.Cve.IsPlatform).ToList();
        var exploited = exchange.Where(c => c.IsCertainlyOpen && c.Cve.ExploitedInWild).ToList();
        return exploited.Exists(c => !shielded.Contains(c.Cve.Id)) ? ExposureState.Vulnerable
            : exploited.Count > 0 ? ExposureState.Mitigated
            : !identity.IsKnown ? ExposureState.Unknown
            : exchange.Exists(c => c.IsCertainlyOpen) ? ExposureState.Outdated
            : exchange.Exists(c => c.State == CveState.Undetermined) ? ExposureState.Unknown
            : ExposureState.Patched;
    }

    private static int Severity(SettledCve cve) => cve switch
    {
        { IsCertainlyOpen: true } => 0,
        { State: CveState.Undetermined } => 1,
        { State: CveState.FixedIfConfigured } => 2,
        _ => 3,
    };
}
