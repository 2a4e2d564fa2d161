using Breakwater.Knowledge;
using Breakwater.Knowledge.Builds;
using Breakwater.Knowledge.Vulnerabilities;
using Breakwater.Model;

namespace Breakwater.Judgement.SoftwareExposure;

/// <summary>A decision of the knowledge after the evidence about configurations was heard.</summary>
internal sealed record SettledCve(CveDecision Decision, CveState State, ConfigurationEvidence? Evidence)
{
    public Cve Cve => Decision.Cve;

    /// <summary>Open in every build that the witnesses allow.</summary>
    public bool IsCertainlyOpen => State is CveState.Vulnerable or CveState.VulnerableNoPackage;

    public static SettledCve From(BuildIdentity identity, CveDecision decision, IReadOnlyList<ConfigurationEvidence> configurations)
    {
        var about = configurations.Where(c => c.Cve.Equals(decision.Cve.Id, StringComparison.OrdinalIgnoreCase)).OrderBy(c => c.Satisfied).ThenBy(c => c.Source, StringComparer.Ordinal).ToList();
        // One place that lacks the configuration is enough to be exposed, so the negative witness comes first.
        var evidence = about.FirstOrDefault();
        var state = (decision.State, evidence) switch
        {
            (CveState.FixedIfConfigured, { Satisfied: true }) => CveState.Fixed,
            (CveState.FixedIfConfigured, { Satisfied: false }) => CveState.Vulnerable,
            (CveState.Undetermined, _) when IsOpenByServicePack(identity, decision.Cve) => CveState.Vulnerable,
            _ => decision.State,
        };
        return new SettledCve(decision, state, evidence);
    }

    public CveAssessment ToAssessment(KnowledgeBase kb) => new()
    {
        Id = Cve.Id,
        Title = Cve.Title,
        Cvss = Cve.Cvss,
        ExploitedInWild = Cve.ExploitedInWild,
        PreAuth = Cve.PreAuth,
        FixedBy = Decision.FixedBy,
        MitigatedBy = kb.MitigationsFor(Cve.Id),
        NeedsConfiguration = Cve.NeedsConfiguration,
        State = State,
        Disputed = Decision.Disputed,
    };

    // Rollups of Exchange 2010 are cumulative within a service pack: a listed rollup below the fixing one of its own pack is open.
    private static bool IsOpenByServicePack(BuildIdentity identity, Cve cve) =>
        identity is { Line: "2010", IsKnown: true, Cu: { } pack }
        && (cve.NoFixForCu.Contains(new CumulativeUpdate("2010", pack)) || cve.FixedBuilds.Any(f => f.Line == "2010" && f.Cu == pack && identity.Build < f.Build));
}
