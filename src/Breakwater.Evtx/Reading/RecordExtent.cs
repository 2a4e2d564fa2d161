using System.Buffers.Binary;

namespace Breakwater.Evtx.Reading;

/// <summary>A record's place in its chunk: signature, size, id, time, event, size again.</summary>
internal readonly record struct RecordExtent(int Start, int Size, ulong Id, long FileTime, bool IsCarved, bool IsTorn)
{
    public const int HeaderLength = 24;
    public const int MinSize = HeaderLength + 4;
    public static ReadOnlySpan<byte> Magic => [0x2A, 0x2A, 0, 0];

    /// <summary>A record whose two sizes agree and which fits: what a search takes for a record.</summary>
    public static bool IsPlausible(ReadOnlySpan<byte> chunk, int start, int end) =>
        start >= 0 && start <= end - MinSize
        && chunk.Slice(start, 4).SequenceEqual(Magic)
        && SizeAt(chunk, start) is >= MinSize and var size && size <= end - start
        && BinaryPrimitives.ReadUInt32LittleEndian(chunk[(start + (int)size - 4)..]) == size;

    public static uint SizeAt(ReadOnlySpan<byte> chunk, int start) => BinaryPrimitives.ReadUInt32LittleEndian(chunk[(start + 4)..]);

    public static RecordExtent Read(ReadOnlySpan<byte> chunk, int start, int size, bool isCarved, bool isTorn = false) => new(
        start,
        size,
        BinaryPrimitives.ReadUInt64LittleEndian(chunk[(start + 8)..]),
        BinaryPrimitives.ReadInt64LittleEndian(chunk[(start + 16)..]),
        isCarved,
        isTorn);
}
