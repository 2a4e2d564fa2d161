using System.Buffers.Binary;

namespace Breakwater.Evtx.Tests;

/// <summary>Builds small logs byte by byte, with right sizes and checksums: one chunk, its records as given.</summary>
internal sealed class LogBuilder
{
    private readonly List<byte> records = [];
    private ulong nextId = 1;

    /// <summary>Where in the chunk the event of the next record begins.</summary>
    public int NextEvent => 512 + records.Count + 24;

    public LogBuilder Add(byte[] binXml)
    {
        var size = 24 + binXml.Length + 4;
        records.AddRange([0x2A, 0x2A, 0, 0, .. BitConverter.GetBytes(size), .. BitConverter.GetBytes(nextId++)]);
        records.AddRange(BitConverter.GetBytes(new DateTime(2021, 3, 2, 10, 0, 0, DateTimeKind.Utc).ToFileTimeUtc()));
        records.AddRange([.. binXml, .. BitConverter.GetBytes(size)]);
        return this;
    }

    public byte[] Build()
    {
        var file = new byte[4096 + 65536];
        "ElfFile\0"u8.CopyTo(file);
        BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(24), nextId);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(32), 128);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(36), 1);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(38), 3);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(40), 4096);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(42), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(124), Checksum(file.AsSpan(0, 120)));
        var chunk = file.AsSpan(4096);
        records.ToArray().CopyTo(chunk[512..]);
        SealChunk(chunk, 512 + records.Count);
        return file;
    }

    public static void SealChunk(Span<byte> chunk, int freeSpace)
    {
        "ElfChnk\0"u8.CopyTo(chunk);
        BinaryPrimitives.WriteUInt32LittleEndian(chunk[40..], 128);
        BinaryPrimitives.WriteUInt32LittleEndian(chunk[48..], (uint)freeSpace);
        BinaryPrimitives.WriteUInt32LittleEndian(chunk[52..], Checksum(chunk[512..freeSpace]));
        BinaryPrimitives.WriteUInt32LittleEndian(chunk[124..], Checksum([.. chunk[..120], .. chunk[128..512]]));
    }

    // Bit by bit: the plain twin of the reader's table.
    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }
}
