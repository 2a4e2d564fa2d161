using System.Buffers.Binary;
using Breakwater.Evtx.Hot;

namespace Breakwater.Evtx.Reading;

/// <summary>CRC-32 (IEEE 802.3): the checksums of file header, chunk header and records.</summary>
internal static class Crc32
{
    private const int Slices = 16;
    private static readonly uint[] Table = CreateTable();

    public static uint Append(uint crc, ReadOnlySpan<byte> bytes) =>
        ~(FoldedCrc32.IsSupported && bytes.Length >= FoldedCrc32.MinLength ? FoldedCrc32.Append(~crc, bytes) : AppendPlain(~crc, bytes));

    /// <summary>Sixteen bytes a step through a table.</summary>
    /// <param name="state">the inverted checksum so far</param>
    public static uint AppendPlain(uint state, ReadOnlySpan<byte> bytes)
    {
        var table = Table;
        for (; bytes.Length >= Slices; bytes = bytes[Slices..])
        {
            var low = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ state;
            var high = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
            state = table[0xF00 + (byte)low] ^ table[0xE00 + (byte)(low >> 8)] ^ table[0xD00 + (byte)(low >> 16)] ^ table[0xC00 + (byte)(low >> 24)]
                ^ table[0xB00 + (byte)(low >> 32)] ^ table[0xA00 + (byte)(low >> 40)] ^ table[0x900 + (byte)(low >> 48)] ^ table[0x800 + (byte)(low >> 56)]
                ^ table[0x700 + (byte)high] ^ table[0x600 + (byte)(high >> 8)] ^ table[0x500 + (byte)(high >> 16)] ^ table[0x400 + (byte)(high >> 24)]
                ^ table[0x300 + (byte)(high >> 32)] ^ table[0x200 + (byte)(high >> 40)] ^ table[0x100 + (byte)(high >> 48)] ^ table[(byte)(high >> 56)];
        }

        foreach (var b in bytes)
        {
            state = table[(byte)state ^ b] ^ (state >> 8);
        }

        return state;
    }

    private static uint[] CreateTable()
    {
        var table = new uint[256 * Slices];
        for (var i = 0u; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value >> 1) ^ ((value & 1) * 0xEDB88320);
            }

            table[i] = value;
        }

        for (var i = 256; i < table.Length; i++)
        {
            table[i] = table[(byte)table[i - 256]] ^ (table[i - 256] >> 8);
        }

        return table;
    }
}
