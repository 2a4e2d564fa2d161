using Breakwater.Judgement.FileTimes;
using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Judgement;

/// <summary>Everything judgement may look at. It does no I/O and reads no clock.</summary>
public sealed record JudgementInput
{
    public required KnowledgeBase Knowledge { get; init; }

    /// <summary>The assessment time: <c>--as-of</c>, or now as the caller read it.</summary>
    public required DateTime AssessedAt { get; init; }

    /// <summary>True when <c>--as-of</c> was given: it then also caps the collection time.</summary>
    public bool AsOfGiven { get; init; }

    /// <summary><c>--since</c>: start of the exposure window whatever the campaign says.</summary>
    public DateTime? Since { get; init; }

    /// <summary>Time of the sealed package's manifest, where the evidence is one.</summary>
    public DateTime? ManifestTime { get; init; }

    /// <summary>Name, FQDN, roles and so on as the witnesses have them; product, build and release are still empty.</summary>
    public required ServerFacts Server { get; init; }

    public IReadOnlyList<BuildWitness> BuildWitnesses { get; init; } = [];

    public IReadOnlyList<SetupEvent> SetupEvents { get; init; } = [];

    /// <summary>Required configurations that the evidence settles, by CVE.</summary>
    public IReadOnlyList<ConfigurationEvidence> Configurations { get; init; } = [];

    /// <summary>Interim mitigations as they were verified; one that is not listed was not looked at.</summary>
    public IReadOnlyList<MitigationStatus> Mitigations { get; init; } = [];

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    public IReadOnlyList<SourceObservation> Observations { get; init; } = [];

    /// <summary>Sources that the configuration names but the evidence lacks, for example logs on another drive.</summary>
    public IReadOnlyList<MissingSource> MissingSources { get; init; } = [];

    /// <summary>Paths of the web files in the evidence: what a trace shows and is not among them may have been removed.</summary>
    public IReadOnlyList<string> WebFiles { get; init; } = [];

    /// <summary>Paths of files in the evidence that say nothing by themselves, such as pictures: one that was run as code and is not among them may have been removed.</summary>
    public IReadOnlyList<string> OtherFiles { get; init; } = [];

    /// <summary>What the evidence says of the times of web files.</summary>
    public IReadOnlyList<WebFileTime> WebFileTimes { get; init; } = [];

    public IReadOnlyList<UnreadItem> Unread { get; init; } = [];
}
