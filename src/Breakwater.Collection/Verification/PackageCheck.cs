namespace Breakwater.Collection.Verification;

/// <summary>What verification of a package found.</summary>
/// <param name="ManifestSha256">Null when there is no readable manifest.</param>
/// <param name="Problems">In the order of the package; empty when all is as it was sealed.</param>
/// <param name="NotCollected">What the manifest says is missing; no problem of the package.</param>
public sealed record PackageCheck(long Files, long Bytes, string? ManifestSha256, IReadOnlyList<string> Problems, int NotCollected)
{
    public bool IsGood => Problems.Count == 0;
}
