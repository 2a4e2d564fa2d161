namespace Breakwater.Model;

/// <summary>One thing that was handed in.</summary>
/// <param name="Path">As given.</param>
/// <param name="Sha256">Lower-case hex of an archive; null for a folder.</param>
/// <param name="Bytes">Size of what was read.</param>
public sealed record EvidenceItem(string Path, string? Sha256, long Bytes);
