namespace Breakwater.Model;

/// <summary>Who made the assessment.</summary>
public sealed record ToolIdentity(string Name, string Version);
