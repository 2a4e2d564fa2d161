namespace Breakwater.Detection.Configuration;

/// <summary>A module of the web server's configuration.</summary>
/// <param name="Name">The module's name.</param>
/// <param name="Image">The library of a native module as configured; empty for a managed one.</param>
/// <param name="Type">The type of a managed module; empty for a native one.</param>
public sealed record ModuleEntry(string Name, string Image, string Type);
