using System.Buffers.Binary;
using System.Text;

namespace Breakwater.Collection.Zip;

/// <summary>Reads the end and the directory of a package as strictly as they were written.</summary>
internal sealed class ZipDirectory
{
    /// <summary>Beyond what any collection writes; a damaged length must not take all memory.</summary>
    private const long MaxDirectoryBytes = 1L << 31;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private ZipDirectory(IReadOnlyList<ZipEntry> entries, long offset) => (Entries, Offset) = (entries, offset);

    public IReadOnlyList<ZipEntry> Entries { get; }

    /// <summary>Where the directory begins, which is where the last entry must end.</summary>
    public long Offset { get; }

    /// <param name="fault">What is wrong, and where.</param>
    public static bool TryRead(Stream file, out ZipDirectory directory, out string fault)
    {
        directory = new ZipDirectory([], 0);
        if (!TryReadEnd(file, out var count, out var offset, out var bytes, out fault))
        {
            return false;
        }

        var content = Read(file, offset, (int)bytes);
        List<ZipEntry> entries = [];
        var at = 0;
        for (long i = 0; i < count; i++)
        {
            if (!TryReadEntry(content.AsSpan(at), out var entry, out var length) || entry.Offset > offset || entry.PackedBytes > offset || entry.End > offset)
            {
                fault = $"directory entry {i + 1} at byte {offset + at}: not what was written for any file";
                return false;
            }

            entries.Add(entry);
            at += length;
        }

        fault = at == content.Length ? "" : $"directory at byte {offset + at}: {content.Length - at} bytes behind its last entry";
        directory = new ZipDirectory(entries, offset);
        return fault.Length == 0;
    }

    /// <summary>The closing records must be exactly what is written for the numbers read from them, and stand at the very end.</summary>
    private static bool TryReadEnd(Stream file, out long count, out long offset, out long bytes, out string fault)
    {
        (count, offset, bytes) = (0, 0, 0);
        var tailLength = (int)Math.Min(file.Length, ZipHeaders.LargeEndLength + ZipHeaders.LocatorLength + ZipHeaders.EndLength);
        var tail = Read(file, file.Length - tailLength, tailLength);
        fault = "end of the file: expected the closing record of a finished package, found something else; it is cut off, appended to or damaged";
        if (tail.Length < ZipHeaders.EndLength)
        {
            return false;
        }

        var end = tail.AsSpan(tail.Length - ZipHeaders.EndLength);
        count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        bytes = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
        offset = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        if ((count == ushort.MaxValue || bytes == uint.MaxValue || offset == uint.MaxValue) && tail.Length > ZipHeaders.EndLength + ZipHeaders.LocatorLength)
        {
            var large = tail.AsSpan(0, ZipHeaders.LargeEndLength);
            count = BinaryPrimitives.ReadInt64LittleEndian(large[32..]);
            bytes = BinaryPrimitives.ReadInt64LittleEndian(large[40..]);
            offset = BinaryPrimitives.ReadInt64LittleEndian(large[48..]);
        }

        if (count < 0 || bytes is < 0 or > MaxDirectoryBytes || offset < 0 || offset > file.Length - bytes)
        {
            return false;
        }

        var expected = ZipHeaders.End(count, offset, bytes);
        return offset + bytes + expected.Length == file.Length && tail.AsSpan().EndsWith(expected);
    }

    private static bool TryReadEntry(ReadOnlySpan<byte> header, out ZipEntry entry, out int length)
    {
        entry = null!;
        length = 0;
        if (header.Length < ZipHeaders.CentralFixedLength)
        {
            return false;
        }

        int U16(ReadOnlySpan<byte> h, int at) => BinaryPrimitives.ReadUInt16LittleEndian(h[at..]);
        long U32(ReadOnlySpan<byte> h, int at) => BinaryPrimitives.ReadUInt32LittleEndian(h[at..]);
        var (nameLength, extraLength) = (U16(header, 28), U16(header, 30));
        length = ZipHeaders.CentralFixedLength + nameLength + extraLength;
        if (length > header.Length || !DosTime.TryRead(U16(header, 14), U16(header, 12), out var modified))
        {
            return false;
        }

        var (packed, bytes, offset) = (U32(header, 20), U32(header, 24), U32(header, 42));
        var extra = header.Slice(ZipHeaders.CentralFixedLength + nameLength, extraLength);
        var isLarge = extraLength is 20 or 28;
        var farAway = extraLength is 12 or 28;
        if (isLarge)
        {
            bytes = BinaryPrimitives.ReadInt64LittleEndian(extra[4..]);
            packed = BinaryPrimitives.ReadInt64LittleEndian(extra[12..]);
        }

        if (farAway)
        {
            offset = BinaryPrimitives.ReadInt64LittleEndian(extra[(extraLength - 8)..]);
        }

        if (bytes < 0 || packed < 0 || offset < 0 || !TryDecode(header.Slice(ZipHeaders.CentralFixedLength, nameLength), out var name))
        {
            return false;
        }

        entry = new ZipEntry(name, modified, U16(header, 10) == 8, (uint)U32(header, 16), packed, bytes, isLarge, offset);
        return header[..length].SequenceEqual(ZipHeaders.Central(entry));
    }

    private static bool TryDecode(ReadOnlySpan<byte> bytes, out string name)
    {
        try
        {
            name = StrictUtf8.GetString(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            name = "";
            return false;
        }
    }

    private static byte[] Read(Stream file, long offset, int length)
    {
        var bytes = new byte[length];
        file.Position = offset;
        file.ReadExactly(bytes);
        return bytes;
    }
}
