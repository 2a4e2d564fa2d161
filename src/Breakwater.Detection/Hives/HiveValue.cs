using System.Buffers.Binary;

namespace Breakwater.Detection.Hives;

/// <summary>Reads a value node (vk cell) and its data: inside the node, in a cell, or in the segments of a big data cell.</summary>
internal static class HiveValue
{
    private const int FixedBytes = 20;
    private const ushort NameIsCompressed = 1;
    private const uint DataIsInNode = 0x8000_0000;

    /// <summary>Bytes that each segment of a big data cell holds; larger values than this are stored so since hive version 1.4.</summary>
    private const int SegmentBytes = 16344;

    public static RegistryValue? At(HivePages pages, uint offset)
    {
        if (pages.Cell(offset, FixedBytes + RegistryLimits.MaxNameBytes) is not { Length: >= FixedBytes } cell || !cell.AsSpan().StartsWith("vk"u8))
        {
            return null;
        }

        var nameBytes = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(cell.AsSpan(2)), cell.Length - FixedBytes);
        var isCompressed = (BinaryPrimitives.ReadUInt16LittleEndian(cell.AsSpan(16)) & NameIsCompressed) != 0;
        var type = BinaryPrimitives.ReadUInt32LittleEndian(cell.AsSpan(12));
        return new RegistryValue(
            HiveNames.Read(cell.AsSpan(FixedBytes, nameBytes), isCompressed),
            (RegistryValueType)(type & 0xFFFF),
            Data(pages, cell));
    }

    private static ReadOnlyMemory<byte> Data(HivePages pages, byte[] cell)
    {
        var stated = BinaryPrimitives.ReadUInt32LittleEndian(cell.AsSpan(4));
        if ((stated & DataIsInNode) != 0)
        {
            return cell.AsMemory(8, (int)Math.Min(stated & ~DataIsInNode, 4));
        }

        var length = (int)Math.Min(stated, RegistryLimits.MaxValueBytes);
        var at = BinaryPrimitives.ReadUInt32LittleEndian(cell.AsSpan(8));
        if (stated > SegmentBytes && pages.Cell(at, 8) is { Length: 8 } head && head.AsSpan().StartsWith("db"u8))
        {
            return Segments(pages, head, length);
        }

        return pages.Cell(at, length) ?? [];
    }

    private static byte[] Segments(HivePages pages, byte[] head, int length)
    {
        var count = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(2));
        var list = pages.Cell(BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4)), count * 4) ?? [];
        var data = new MemoryStream();
        for (var i = 0; i + 4 <= list.Length && data.Length < length; i += 4)
        {
            if (pages.Cell(BinaryPrimitives.ReadUInt32LittleEndian(list.AsSpan(i)), (int)Math.Min(SegmentBytes, length - data.Length)) is not { } segment)
            {
                break;
            }

            data.Write(segment);
        }

        return data.ToArray();
    }
}
