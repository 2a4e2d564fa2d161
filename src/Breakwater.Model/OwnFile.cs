namespace Breakwater.Model;

/// <summary>A file that Breakwater itself consists of and that looks like evidence: samples and test data.</summary>
/// <param name="Path">Place in the source tree, forward slashes.</param>
/// <param name="LengthBytes">Size, unpacked where it is a .gz file.</param>
/// <param name="Sha256">Lower-case hex of the same bytes.</param>
public sealed record OwnFile(string Path, long LengthBytes, string Sha256);
