using Breakwater.Analysis.Witnesses;
using Breakwater.Detection.WebFiles;
using Breakwater.IisConfig;
using Breakwater.Judgement;
using Breakwater.Judgement.FileTimes;
using Breakwater.Model;

namespace Breakwater.Analysis.Files;

/// <summary>What the files that are no text logs yielded.</summary>
/// <param name="Statements">What witnesses say about the server.</param>
/// <param name="Configuration">The IIS configuration; null where the evidence has none that can be read.</param>
/// <param name="Configurations">Required configurations that the evidence settles.</param>
/// <param name="Mitigations">Interim mitigations as the configuration shows them.</param>
/// <param name="StatedTimes">Times of files as saved listings state them.</param>
/// <param name="Mapped">Names that the server's own configuration runs as code.</param>
internal sealed record FileScanResult(
    IReadOnlyList<Finding> Findings, IReadOnlyList<SourceObservation> Observations, IReadOnlyList<UnreadItem> Unread, WitnessStatements Statements,
    IisConfiguration? Configuration, IReadOnlyList<ConfigurationEvidence> Configurations, IReadOnlyList<MitigationStatus> Mitigations, IReadOnlyList<WebFileTime> StatedTimes, MappedExtensions Mapped, long Bytes);
