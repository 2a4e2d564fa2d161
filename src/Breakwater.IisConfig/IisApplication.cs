namespace Breakwater.IisConfig;

/// <summary>An application of a site.</summary>
/// <param name="Path">Below the site; <c>/</c> for its root.</param>
/// <param name="Pool">Application pool; null for the default one.</param>
/// <param name="VirtualDirectories">Its folders.</param>
public sealed record IisApplication(string Path, string? Pool, IReadOnlyList<IisVirtualDirectory> VirtualDirectories);
