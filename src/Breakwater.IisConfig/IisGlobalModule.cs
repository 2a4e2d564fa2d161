namespace Breakwater.IisConfig;

/// <summary>A native module loaded by the web server.</summary>
/// <param name="Name">Name.</param>
/// <param name="RawImage">Path of the DLL as written.</param>
/// <param name="Image">With variables expanded to a default installation.</param>
public sealed record IisGlobalModule(string Name, string RawImage, string Image);
