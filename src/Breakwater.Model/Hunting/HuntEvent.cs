namespace Breakwater.Model.Hunting;

/// <summary>One of the events that a correlation joined.</summary>
public sealed record HuntEvent(FindingPosition Position, EvidenceTime? Time);
