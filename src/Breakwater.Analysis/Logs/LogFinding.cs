using Breakwater.Model;

namespace Breakwater.Analysis.Logs;

/// <summary>A finding with the hash of its whole record, by which the same record in an overlapping copy is known again.</summary>
internal sealed record LogFinding(Finding Finding, string RecordHash);
