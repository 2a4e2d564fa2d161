namespace Breakwater.Collection.Zip;

/// <summary>Appends entries to a file that can be cut back to any earlier entry's end, which is what resuming needs and no archive library offers.</summary>
internal sealed class ZipWriter(Stream file)
{
    /// <summary>Whoever reads the package takes more than 300 to 1 for an archive bomb (Breakwater's own limit); such content is stored as it is.</summary>
    private const int MaxRatio = 200;
    private const long RatioFloorBytes = 32L << 20;

    /// <summary>From here on sizes are written with 64 bits. Below 4 GiB, because packing may add a little.</summary>
    public long LargeFrom { get; init; } = 0xF000_0000;

    /// <summary>Adds one entry. When <paramref name="write"/> throws, the file is as it was before.</summary>
    /// <param name="write">Writes the content; called a second time when it turns out to be too dense.</param>
    public (ZipEntry Entry, string Sha256, string PackedSha256) Add(string name, DateTime modified, long expectedBytes, Action<Stream> write, bool stored = false)
    {
        var (entry, sha256, packed) = Pack(name, modified, expectedBytes, deflate: expectedBytes > 0 && !stored, write);
        if (entry.Deflated && entry.Bytes >= RatioFloorBytes && entry.Bytes / MaxRatio > entry.PackedBytes)
        {
            CutTo(entry.Offset);
            (entry, sha256, packed) = Pack(name, modified, expectedBytes, deflate: false, write);
        }

        return (entry, sha256, packed);
    }

    /// <summary>Writes the directory behind the last entry.</summary>
    public void Finish(IEnumerable<ZipEntry> entries)
    {
        var offset = file.Position;
        long count = 0;
        foreach (var entry in entries)
        {
            file.Write(ZipHeaders.Central(entry));
            count++;
        }

        file.Write(ZipHeaders.End(count, offset, file.Position - offset));
    }

    private (ZipEntry Entry, string Sha256, string PackedSha256) Pack(string name, DateTime modified, long expectedBytes, bool deflate, Action<Stream> write)
    {
        var offset = file.Position;
        var entry = new ZipEntry(name, modified, deflate, 0, 0, 0, expectedBytes >= LargeFrom, offset);
        try
        {
            file.Write(ZipHeaders.Local(entry));
            using var sink = new EntrySink(file, deflate);
            write(sink.Content);
            sink.Complete();
            entry = entry with { Checksum = sink.Checksum, Bytes = sink.Bytes, PackedBytes = sink.PackedBytes };
            var end = file.Position;
            file.Position = offset;
            file.Write(ZipHeaders.Local(entry));
            file.Position = end;
            return (entry, sink.Sha256, sink.PackedSha256);
        }
        catch
        {
            CutTo(offset);
            throw;
        }
    }

    private void CutTo(long offset)
    {
        file.SetLength(offset);
        file.Position = offset;
    }
}
