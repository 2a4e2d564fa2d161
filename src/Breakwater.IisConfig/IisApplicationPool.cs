namespace Breakwater.IisConfig;

/// <summary>An application pool, whom it runs as, and whether it starts.</summary>
public sealed record IisApplicationPool(string Name, string IdentityType, string? UserName, bool AutoStart = true, string StartMode = "OnDemand");
