namespace Breakwater.Knowledge.Indicators;

/// <summary>A published indicator. Addresses and user agents alone are weak evidence.</summary>
public sealed record Indicator(string Type, string Value, string Cluster, string FirstSeen, string Source, string Confidence, string? Note);
