using Breakwater.Analysis.Findings;

namespace Breakwater.Analysis.Events;

/// <summary>What one event log yielded.</summary>
/// <param name="Read">Counts, times and problems.</param>
/// <param name="Findings">Kept findings.</param>
/// <param name="Dropped">Matches beyond the limit: counted, not kept.</param>
internal sealed record EventLogResult(EventLogRead Read, IReadOnlyList<KeptFinding> Findings, long Dropped);
