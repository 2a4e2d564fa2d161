using Breakwater.Evidence;

namespace Breakwater.Analysis.Logs;

/// <summary>A text log to read.</summary>
/// <param name="Artefact">The file.</param>
/// <param name="Facts">What its first 8 KiB say.</param>
/// <param name="Source">The source it belongs to.</param>
internal sealed record LogFile(Artefact Artefact, LogFacts Facts, string Source);
