using Breakwater.Model;

namespace Breakwater.Analysis.Logs;

/// <summary>What all text logs together yielded.</summary>
internal sealed record LogScanResult(
    IReadOnlyList<Finding> Findings, IReadOnlyList<SourceObservation> Observations, IReadOnlyList<UnreadItem> Unread,
    long Dropped, long DuplicateRecords, long Bytes, long Records, long DamagedRecords);
