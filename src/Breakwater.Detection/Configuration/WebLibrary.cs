namespace Breakwater.Detection.Configuration;

/// <summary>A library in a web folder.</summary>
/// <param name="Path">Where it lay on the server.</param>
/// <param name="IsSigned">It bears a signature; whose, and whether it holds, cannot be checked offline.</param>
public sealed record WebLibrary(string Path, bool IsSigned);
