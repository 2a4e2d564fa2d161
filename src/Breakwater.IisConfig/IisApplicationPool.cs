namespace Breakwater.IisConfig;

/// <summary>An application pool and whom it runs as.</summary>
public sealed record IisApplicationPool(string Name, string IdentityType, string? UserName);
