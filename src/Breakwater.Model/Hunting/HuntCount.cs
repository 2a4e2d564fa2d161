namespace Breakwater.Model.Hunting;

/// <summary>How often something was seen.</summary>
public sealed record HuntCount(string Name, long Count);
