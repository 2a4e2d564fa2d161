using System.Buffers.Binary;
using Breakwater.Model;

namespace Breakwater.Detection.Hives;

/// <summary>A key node (nk cell) of a hive.</summary>
internal sealed class HiveKey : RegistryKey
{
    private const int FixedBytes = 76;
    private const int NameLengthAt = 72;
    private const ushort NameIsCompressed = 0x20;

    private readonly HivePages _pages;
    private readonly byte[] _cell;

    private HiveKey(HivePages pages, byte[] cell, string name)
    {
        _pages = pages;
        _cell = cell;
        Name = name;
    }

    public override string Name { get; }

    public override EvidenceTime? Written => FileTimes.Of(BinaryPrimitives.ReadInt64LittleEndian(_cell.AsSpan(4)));

    /// <summary>Null when there is no key node at the offset.</summary>
    public static HiveKey? At(HivePages pages, uint offset)
    {
        if (pages.Cell(offset, FixedBytes + RegistryLimits.MaxNameBytes) is not { Length: >= FixedBytes } cell || !cell.AsSpan().StartsWith("nk"u8))
        {
            return null;
        }

        var length = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(cell.AsSpan(NameLengthAt)), cell.Length - FixedBytes);
        var isCompressed = (BinaryPrimitives.ReadUInt16LittleEndian(cell.AsSpan(2)) & NameIsCompressed) != 0;
        return new HiveKey(pages, cell, HiveNames.Read(cell.AsSpan(FixedBytes, length), isCompressed));
    }

    public override IEnumerable<RegistryKey> Subkeys() =>
        SubkeyOffsets.Of(_pages, BinaryPrimitives.ReadUInt32LittleEndian(_cell.AsSpan(28))).Select(o => At(_pages, o)).OfType<HiveKey>();

    public override IEnumerable<RegistryValue> Values()
    {
        var count = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(_cell.AsSpan(36)), RegistryLimits.MaxValues);
        var list = count == 0 ? null : _pages.Cell(BinaryPrimitives.ReadUInt32LittleEndian(_cell.AsSpan(40)), count * 4);
        for (var i = 0; list is not null && i + 4 <= list.Length; i += 4)
        {
            if (HiveValue.At(_pages, BinaryPrimitives.ReadUInt32LittleEndian(list.AsSpan(i))) is { } value)
            {
                yield return value;
            }
        }
    }
}
