using System.Buffers.Binary;

namespace Breakwater.Detection.Hives;

/// <summary>Reads the lists of subkeys: li (offsets), lf and lh (offsets with a hint or hash), ri (lists of lists).</summary>
internal static class SubkeyOffsets
{
    private const int MaxListBytes = 4 + (ushort.MaxValue * 8);

    /// <summary>Offsets of key nodes in stored order, each at most once, so that a list which refers to itself repeats nothing.</summary>
    public static IEnumerable<uint> Of(HivePages pages, uint list)
    {
        var seen = new HashSet<uint>();
        return Leaves(pages, list).SelectMany(Entries).Where(seen.Add).Take(RegistryLimits.MaxSubkeys);
    }

    /// <summary>Windows nests lists one level deep, no deeper.</summary>
    private static IEnumerable<byte[]> Leaves(HivePages pages, uint list)
    {
        if (pages.Cell(list, MaxListBytes) is not { Length: >= 4 } cell)
        {
            yield break;
        }

        if (!cell.AsSpan().StartsWith("ri"u8))
        {
            yield return cell;
            yield break;
        }

        for (var i = 0; i < Count(cell, 4); i++)
        {
            if (pages.Cell(BinaryPrimitives.ReadUInt32LittleEndian(cell.AsSpan(4 + (i * 4))), MaxListBytes) is { Length: >= 4 } leaf)
            {
                yield return leaf;
            }
        }
    }

    private static IEnumerable<uint> Entries(byte[] leaf)
    {
        var bytes = leaf.AsSpan().StartsWith("li"u8) ? 4 : leaf.AsSpan().StartsWith("lf"u8) || leaf.AsSpan().StartsWith("lh"u8) ? 8 : 0;
        for (var i = 0; bytes > 0 && i < Count(leaf, bytes); i++)
        {
            yield return BinaryPrimitives.ReadUInt32LittleEndian(leaf.AsSpan(4 + (i * bytes)));
        }
    }

    private static int Count(byte[] list, int entryBytes) => Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(list.AsSpan(2)), (list.Length - 4) / entryBytes);
}
