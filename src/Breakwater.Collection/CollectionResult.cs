namespace Breakwater.Collection;

/// <summary>A finished package.</summary>
/// <param name="Bytes">Of the evidence in it.</param>
/// <param name="Changed">Files that changed while they were read.</param>
/// <param name="ManifestSha256">To be written down elsewhere: with it anybody can tell that the package is still the one that was made.</param>
public sealed record CollectionResult(
    string Package, long PackageBytes, long Files, long Bytes, int Changed, int Resumed, IReadOnlyList<NotCollected> NotCollected, string ManifestSha256, DateTime? EvidenceTime, string EvidenceTimeBasis);
