namespace Breakwater.Knowledge.LogSources;

/// <summary>What a value begins with in the record, and what rules expect in its place.</summary>
public sealed record Replacement(string Field, string From, string To);
