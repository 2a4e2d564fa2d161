using Breakwater.Analysis.Findings;
using Breakwater.Analysis.Witnesses;
using Breakwater.Model;

namespace Breakwater.Analysis.Events;

/// <summary>What all event logs together yielded.</summary>
/// <param name="Computer">The server's name by its event logs; null where there are none.</param>
internal sealed record EventScanResult(
    FindingJoin Join, IReadOnlyList<SourceObservation> Observations, IReadOnlyList<UnreadItem> Unread, WitnessStatements Statements, string? Computer,
    long Dropped, long Bytes, long Records, long DamagedRecords);
