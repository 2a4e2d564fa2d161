using Breakwater.IisConfig.ExtendedProtection;

namespace Breakwater.IisConfig;

/// <summary>What one place sets itself; null where it inherits.</summary>
/// <param name="Location">Site and path; empty for the whole server.</param>
/// <param name="TokenChecking">Extended Protection.</param>
/// <param name="SslFlags">SSL requirement, as written.</param>
/// <param name="AllowUnlistedAddresses">IP restriction: false admits listed addresses only.</param>
public sealed record LocationSecurity(string Location, TokenChecking? TokenChecking, string? SslFlags, bool? AllowUnlistedAddresses);
