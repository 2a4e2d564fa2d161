using System.Buffers;
using System.Buffers.Binary;
using Breakwater.Evtx;

namespace Breakwater.Compare.Evtx;

/// <summary>Real chunks to build logs from: those of the corpus that are nearly full and that every reader in the race reads whole, in the order of file names.</summary>
internal sealed class Chunks
{
    public const int Size = 65536;
    public const int FileHeaderSize = 4096;
    private const int ChunkHeaderSize = 512;
    private const int NearlyFull = 58_000;

    private readonly List<(byte[] Bytes, int Records)> _chunks = [];
    private readonly byte[] _fileHeader = new byte[FileHeaderSize];

    public Chunks(string folder, string scratch)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.evtx").Order(StringComparer.Ordinal))
        {
            var bytes = File.ReadAllBytes(path);
            bytes.AsSpan(0, FileHeaderSize).CopyTo(_fileHeader);
            for (var at = FileHeaderSize; at + Size <= bytes.Length; at += Size)
            {
                var chunk = bytes.AsSpan(at, Size).ToArray();
                var free = BinaryPrimitives.ReadInt32LittleEndian(chunk.AsSpan(48));
                if (free is >= NearlyFull and <= Size && CountUndamaged(chunk) is > 0 and var records)
                {
                    Add(chunk, records, scratch);
                }
            }
        }
    }

    public int Count => _chunks.Count;

    /// <summary>Undamaged chunks left out because evtxexport gives up in them: it would be measured on the part before.</summary>
    public int TooHardForRivals { get; private set; }

    /// <summary>Writes a log of so many chunks, taken in turn from <paramref name="first"/>; record ids run on from 1, checksums are right. Gives the number of records.</summary>
    public long Write(string path, int count, int first = 0)
    {
        using var file = File.Create(path);
        file.Write(new byte[FileHeaderSize]);
        var nextId = 1L;
        for (var i = 0; i < count; i++)
        {
            var chunk = _chunks[(first + i) % _chunks.Count].Bytes.ToArray();
            nextId = Renumber(chunk, nextId);
            file.Write(chunk);
        }

        file.Position = 0;
        file.Write(Header(count, nextId));
        return nextId - 1;
    }

    private void Add(byte[] chunk, int records, string scratch)
    {
        _chunks.Add((chunk, records));
        Write(scratch, 1, _chunks.Count - 1);
        if (Rivals.CountEvents(scratch) is { } counted && counted != records)
        {
            _chunks.RemoveAt(_chunks.Count - 1);
            TooHardForRivals++;
        }
    }

    private static long Renumber(byte[] chunk, long id)
    {
        var free = BinaryPrimitives.ReadInt32LittleEndian(chunk.AsSpan(48));
        var first = id;
        for (var at = ChunkHeaderSize; at < free; at += BinaryPrimitives.ReadInt32LittleEndian(chunk.AsSpan(at + 4)))
        {
            BinaryPrimitives.WriteInt64LittleEndian(chunk.AsSpan(at + 8), id++);
        }

        foreach (var (offset, value) in new[] { (8, first), (16, id - 1), (24, first), (32, id - 1) })
        {
            BinaryPrimitives.WriteInt64LittleEndian(chunk.AsSpan(offset), value);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(chunk.AsSpan(52), Checksum(chunk.AsSpan(ChunkHeaderSize, free - ChunkHeaderSize)));
        BinaryPrimitives.WriteUInt32LittleEndian(chunk.AsSpan(124), Checksum([.. chunk.AsSpan(0, 120), .. chunk.AsSpan(128, ChunkHeaderSize - 128)]));
        return id;
    }

    // The count has 16 bits; the format wraps it round in larger files, which no reader here minds.
    private byte[] Header(int count, long nextId)
    {
        var header = _fileHeader.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(8), 0);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(16), count - 1);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(24), nextId);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(42), (ushort)count);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(120), 0);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(124), Checksum(header.AsSpan(0, 120)));
        return header;
    }

    private static int CountUndamaged(byte[] chunk)
    {
        using var log = EvtxFile.Open([.. new byte[FileHeaderSize], .. chunk]);
        var one = new EvtxChunk();
        var (records, written) = (0, new ArrayBufferWriter<byte>());
        if (!log.TryRead(one))
        {
            return 0;
        }

        foreach (var record in one)
        {
            records += record.WriteJson(written) ? 1 : 0;
        }

        return one.Damage.Count == 0 ? records : 0;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc = Table[(byte)crc ^ b] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i => Enumerable.Range(0, 8).Aggregate((uint)i, (crc, _) => (crc >> 1) ^ ((crc & 1) * 0xEDB88320)))];
}
