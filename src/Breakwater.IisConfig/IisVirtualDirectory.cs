namespace Breakwater.IisConfig;

/// <summary>A folder that an application serves.</summary>
/// <param name="Path">Below the application; <c>/</c> for its root.</param>
/// <param name="RawPhysicalPath">As written.</param>
/// <param name="PhysicalPath">With variables expanded to a default installation.</param>
public sealed record IisVirtualDirectory(string Path, string RawPhysicalPath, string PhysicalPath);
