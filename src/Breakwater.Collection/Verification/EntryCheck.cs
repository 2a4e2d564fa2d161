using System.IO.Compression;
using System.Security.Cryptography;
using Breakwater.Collection.Packages;
using Breakwater.Collection.Zip;

namespace Breakwater.Collection.Verification;

/// <summary>Compares directory, headers and content of a package with each other and with the manifest.</summary>
internal sealed class EntryCheck(Stream file, ZipDirectory directory, ManifestContent manifest, CancellationToken ct)
{
    private readonly byte[] _buffer = new byte[1 << 17];

    public IEnumerable<string> Problems()
    {
        Dictionary<string, PackagedFile> stated = new(StringComparer.Ordinal);
        foreach (var item in manifest.Files)
        {
            if (!stated.TryAdd(item.Entry.Name, item))
            {
                yield return Messages.StatedTwice(item.Entry.Name);
            }
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        long end = 0;
        foreach (var entry in directory.Entries)
        {
            ct.ThrowIfCancellationRequested();
            if (!seen.Add(entry.Name))
            {
                yield return Messages.EntryTwice(entry.Name);
            }

            if (entry.Offset != end)
            {
                yield return Messages.EntryMisplaced(entry.Name, end, entry.Offset);
                yield break;
            }

            if (Problem(entry, stated.GetValueOrDefault(entry.Name)) is { } problem)
            {
                yield return problem;
            }

            end = entry.End;
        }

        if (end != directory.Offset)
        {
            yield return Messages.EntryMisplaced("directory", end, directory.Offset);
        }

        foreach (var missing in stated.Keys.Where(n => !seen.Contains(n)))
        {
            yield return Messages.EntryMissing(missing);
        }
    }

    private string? Problem(ZipEntry entry, PackagedFile? stated)
    {
        var header = ZipHeaders.Local(entry);
        var found = new byte[header.Length];
        file.Position = entry.Offset;
        file.ReadExactly(found);
        if (!header.AsSpan().SequenceEqual(found))
        {
            return Messages.HeaderDiffers(entry.Name, entry.Offset);
        }

        if (entry.Name != Manifest.EntryName && stated is null)
        {
            return Messages.EntryExtra(entry.Name);
        }

        var (packedSha256, sha256, checksum, bytes) = Read(entry);
        return stated is not null && packedSha256 != stated.PackedSha256 ? Messages.ContentDiffers(entry.Name, stated.PackedSha256, packedSha256)
            : stated is not null && sha256 != stated.Sha256 ? Messages.ContentDiffers(entry.Name, stated.Sha256, sha256)
            : checksum != entry.Checksum || bytes != entry.Bytes ? Messages.ContentDiffers(entry.Name, $"checksum {entry.Checksum:X8}", $"{checksum:X8}")
            : stated is not null && Stated(stated) != Stated(entry) ? Messages.EntryMisdescribed(entry.Name)
            : null;
    }

    /// <summary>What manifest and directory both say of an entry.</summary>
    private static (long Packed, long Bytes, (int, int) Modified) Stated(PackagedFile file) => Stated(file.Entry);

    private static (long Packed, long Bytes, (int, int) Modified) Stated(ZipEntry entry) => (entry.PackedBytes, entry.Bytes, DosTime.Of(entry.Modified));

    /// <summary>The packed bytes are hashed first and whole; only then are they unpacked, never further than the entry says.</summary>
    private (string PackedSha256, string Sha256, uint Checksum, long Bytes) Read(ZipEntry entry)
    {
        var packed = Digest(new EntryStream(file, entry.DataOffset, entry.PackedBytes), entry.PackedBytes, null, out _);
        var checksum = new Crc32();
        using var content = new EntryStream(file, entry.DataOffset, entry.PackedBytes);
        using var unpacked = entry.Deflated ? new DeflateStream(content, CompressionMode.Decompress) : (Stream)content;
        try
        {
            var plain = Digest(unpacked, entry.Bytes, checksum, out var bytes);
            return (packed, plain, checksum.Value, bytes);
        }
        catch (InvalidDataException)
        {
            return (packed, "", 0, -1);
        }
    }

    private string Digest(Stream stream, long atMost, Crc32? checksum, out long bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        bytes = 0;
        for (int count; bytes <= atMost && (count = stream.Read(_buffer)) > 0; bytes += count)
        {
            ct.ThrowIfCancellationRequested();
            hash.AppendData(_buffer, 0, count);
            checksum?.Append(_buffer.AsSpan(0, count));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
