using Breakwater.Evidence;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Logs;

/// <summary>A text log to read.</summary>
/// <param name="Artefact">The file.</param>
/// <param name="Head">What its first 8 KiB say.</param>
/// <param name="Source">The source it belongs to.</param>
internal sealed record LogFile(Artefact Artefact, LogHead Head, string Source);
