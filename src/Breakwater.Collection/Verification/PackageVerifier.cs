using System.Security.Cryptography;
using Breakwater.Collection.Packages;
using Breakwater.Collection.Places;
using Breakwater.Collection.Zip;

namespace Breakwater.Collection.Verification;

/// <summary>
/// Tells whether a package is bit for bit what was sealed. Everything is covered: content by its hash, packed bytes by theirs, the manifest by its checksum and its hash if one
/// is given, all headers by writing them again, and the gaps by there being none.
/// </summary>
public static class PackageVerifier
{
    private const int MaxProblems = 1000;
    private const long MaxManifestBytes = 1L << 30;

    /// <param name="path">A package, or the folder that the script of <c>collect --script</c> made.</param>
    /// <param name="expected">The manifest's SHA-256 as it was printed when the package was made; null when nobody kept it.</param>
    public static PackageCheck Verify(string path, string? expected, CancellationToken ct)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return FolderVerifier.Verify(path, expected, ct);
            }

            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 17);
            return Verify(file, expected, ct);
        }
        catch (Exception e) when (LocalPaths.IsFault(e))
        {
            return new PackageCheck(0, 0, null, [Messages.PackageUnreadable(path, e.Message)], 0);
        }
    }

    internal static PackageCheck Verify(Stream file, string? expected, CancellationToken ct)
    {
        if (!ZipDirectory.TryRead(file, out var directory, out var fault))
        {
            return new PackageCheck(0, 0, null, [Messages.StructureDamaged(fault)], 0);
        }

        var manifestEntries = directory.Entries.Where(e => e.Name == Manifest.EntryName).ToList();
        if (manifestEntries is not [{ Deflated: false, Bytes: <= MaxManifestBytes } manifestEntry] || manifestEntry.Bytes != manifestEntry.PackedBytes)
        {
            return new PackageCheck(0, 0, null, [Messages.ManifestMissing()], 0);
        }

        var bytes = new byte[manifestEntry.Bytes];
        file.Position = manifestEntry.DataOffset;
        file.ReadExactly(bytes);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        List<string> problems = [];
        if (expected is not null && !expected.Equals(sha256, StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(Messages.OtherManifest(expected, sha256));
        }

        if (!ManifestContent.TryRead(bytes, out var content))
        {
            return new PackageCheck(0, 0, sha256, [.. problems, Messages.ManifestUnreadable()], 0);
        }

        problems.AddRange(new EntryCheck(file, directory, content, ct).Problems().Take(MaxProblems));
        return new PackageCheck(content.Files.Count, content.Files.Sum(f => f.Entry.Bytes), sha256, problems, content.NotCollected);
    }
}
