using Breakwater.Model;

namespace Breakwater.Analysis.Rules;

/// <summary>An event that a correlation joined: enough to find it again.</summary>
/// <param name="Rules">Ids of the rules that matched it.</param>
internal sealed record CorrelatedEvent(List<string> Rules, string Source, FindingPosition Position, EvidenceTime? Time, string? Computer);
