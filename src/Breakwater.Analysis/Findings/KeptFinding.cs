using Breakwater.Model;

namespace Breakwater.Analysis.Findings;

/// <summary>A finding as one file yielded it.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="RecordHash">Hash of its whole record, by which the same record in an overlapping copy is known again.</param>
/// <param name="Computer">The computer that wrote the record, upper case and without domain; null where nothing says so.</param>
internal sealed record KeptFinding(Finding Finding, string RecordHash, string? Computer = null);
