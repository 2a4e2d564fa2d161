using System.Buffers.Binary;

namespace Breakwater.Collection.Zip;

/// <summary>Little-endian fields one after the other.</summary>
internal sealed class HeaderBytes
{
    private readonly List<byte> _bytes = [];

    public void U16(int value)
    {
        Span<byte> field = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(field, (ushort)value);
        _bytes.AddRange(field);
    }

    public void U32(uint value)
    {
        Span<byte> field = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(field, value);
        _bytes.AddRange(field);
    }

    public void U64(long value)
    {
        Span<byte> field = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(field, value);
        _bytes.AddRange(field);
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => _bytes.AddRange(bytes);

    public byte[] ToArray() => [.. _bytes];
}
