using System.Text;

namespace Breakwater.Collection.Zip;

/// <summary>
/// The bytes around the content of a package. Every field follows from the entry, so that writing a header again from what was read of it must give the same bytes:
/// that is how verification finds a flipped bit in fields that nobody else looks at.
/// </summary>
internal static class ZipHeaders
{
    public const uint LocalSignature = 0x04034B50;
    public const uint CentralSignature = 0x02014B50;
    public const uint LargeEndSignature = 0x06064B50;
    public const uint LocatorSignature = 0x07064B50;
    public const uint EndSignature = 0x06054B50;
    public const int CentralFixedLength = 46;
    public const int LargeEndLength = 56;
    public const int LocatorLength = 20;
    public const int EndLength = 22;

    private const int LocalFixedLength = 30;
    private const int LargeSizesLength = 20;
    private const ushort Utf8Names = 0x0800;
    private const ushort VersionPlain = 20;
    private const ushort VersionLarge = 45;

    public static int LocalLength(int nameBytes, bool isLarge) => LocalFixedLength + nameBytes + (isLarge ? LargeSizesLength : 0);

    public static byte[] Local(ZipEntry entry)
    {
        var header = new HeaderBytes();
        header.U32(LocalSignature);
        Common(header, entry);
        var name = Encoding.UTF8.GetBytes(entry.Name);
        header.U16(name.Length);
        header.U16(entry.IsLarge ? LargeSizesLength : 0);
        header.Bytes(name);
        if (entry.IsLarge)
        {
            LargeSizes(header, entry, offset: null);
        }

        return header.ToArray();
    }

    public static byte[] Central(ZipEntry entry)
    {
        long? offset = entry.Offset >= uint.MaxValue ? entry.Offset : null;
        var header = new HeaderBytes();
        header.U32(CentralSignature);
        header.U16(VersionLarge);
        Common(header, entry);
        var name = Encoding.UTF8.GetBytes(entry.Name);
        header.U16(name.Length);
        header.U16(ExtraLength(entry.IsLarge, offset is not null));
        header.U16(0);
        header.U16(0);
        header.U16(0);
        header.U32(0);
        header.U32(offset is null ? (uint)entry.Offset : uint.MaxValue);
        header.Bytes(name);
        if (ExtraLength(entry.IsLarge, offset is not null) > 0)
        {
            LargeSizes(header, entry, offset);
        }

        return header.ToArray();
    }

    /// <summary>The records that close a package; the 64-bit ones only where they are needed, because old tools stumble over them.</summary>
    public static byte[] End(long entries, long directoryOffset, long directoryBytes)
    {
        var header = new HeaderBytes();
        if (entries >= ushort.MaxValue || directoryOffset >= uint.MaxValue || directoryBytes >= uint.MaxValue)
        {
            header.U32(LargeEndSignature);
            header.U64(LargeEndLength - 12);
            header.U16(VersionLarge);
            header.U16(VersionLarge);
            header.U32(0);
            header.U32(0);
            header.U64(entries);
            header.U64(entries);
            header.U64(directoryBytes);
            header.U64(directoryOffset);
            header.U32(LocatorSignature);
            header.U32(0);
            header.U64(directoryOffset + directoryBytes);
            header.U32(1);
        }

        var shown = (int)Math.Min(entries, ushort.MaxValue);
        header.U32(EndSignature);
        header.U16(0);
        header.U16(0);
        header.U16(shown);
        header.U16(shown);
        header.U32((uint)Math.Min(directoryBytes, uint.MaxValue));
        header.U32((uint)Math.Min(directoryOffset, uint.MaxValue));
        header.U16(0);
        return header.ToArray();
    }

    private static int ExtraLength(bool isLarge, bool farAway) => (isLarge, farAway) switch
    {
        (true, true) => 28,
        (true, false) => 20,
        (false, true) => 12,
        _ => 0,
    };

    private static void Common(HeaderBytes header, ZipEntry entry)
    {
        header.U16(entry.IsLarge ? VersionLarge : VersionPlain);
        header.U16(Utf8Names);
        header.U16(entry.Deflated ? 8 : 0);
        var (date, time) = DosTime.Of(entry.Modified);
        header.U16(time);
        header.U16(date);
        header.U32(entry.Checksum);
        header.U32(entry.IsLarge ? uint.MaxValue : (uint)entry.PackedBytes);
        header.U32(entry.IsLarge ? uint.MaxValue : (uint)entry.Bytes);
    }

    private static void LargeSizes(HeaderBytes header, ZipEntry entry, long? offset)
    {
        header.U16(1);
        header.U16((entry.IsLarge ? 16 : 0) + (offset is null ? 0 : 8));
        if (entry.IsLarge)
        {
            header.U64(entry.Bytes);
            header.U64(entry.PackedBytes);
        }

        if (offset is { } far)
        {
            header.U64(far);
        }
    }
}
