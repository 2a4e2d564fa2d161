using System.Text;

namespace Breakwater.Collection.Zip;

/// <summary>One entry of a package as its headers describe it.</summary>
/// <param name="Modified">To two seconds, as zip has it; UTC.</param>
/// <param name="Deflated">False for what is stored as it is.</param>
/// <param name="IsLarge">Its sizes are written with 64 bits. Decided before the first byte is packed, when the final size is not yet known.</param>
/// <param name="Offset">Of its local header.</param>
internal sealed record ZipEntry(string Name, DateTime Modified, bool Deflated, uint Checksum, long PackedBytes, long Bytes, bool IsLarge, long Offset)
{
    public long DataOffset => Offset + ZipHeaders.LocalLength(NameBytes, IsLarge);

    public long End => DataOffset + PackedBytes;

    private int NameBytes => Encoding.UTF8.GetByteCount(Name);
}
