using Breakwater.Analysis.Findings;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Logs;

/// <summary>What one log yielded.</summary>
/// <param name="File">The log.</param>
/// <param name="Read">Counts, times and problems; without the head.</param>
/// <param name="Findings">Kept findings, per rule in the order of the file.</param>
/// <param name="Dropped">Matches beyond the limit: counted, not kept.</param>
internal sealed record LogFileResult(LogFile File, LogReadResult Read, IReadOnlyList<KeptFinding> Findings, long Dropped);
