namespace Breakwater.IisConfig;

/// <summary>A module switched on for a place.</summary>
/// <param name="Location">Site and path; empty for the whole server.</param>
/// <param name="Name">Name.</param>
/// <param name="Type">.NET type of a managed module; null for a native one.</param>
public sealed record IisModule(string Location, string Name, string? Type);
