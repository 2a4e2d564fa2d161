using System.Buffers.Binary;
using System.Text;

namespace Breakwater.Tests.Hives;

/// <summary>Writes made-up registry hives: one bin, all cells allocated, in any of the list forms that Windows uses.</summary>
internal sealed class HiveWriter
{
    private const int BaseBlockBytes = 4096;
    private const int SegmentBytes = 16344;
    private const uint None = uint.MaxValue;

    private readonly List<byte> _cells = [];

    /// <summary>li, lf or lh; ri stands for a list of two lf lists.</summary>
    public string List { get; init; } = "lh";

    public bool IsDirty { get; init; }

    public static byte[] Write(HiveNode root) => new HiveWriter().Of(root);

    public byte[] Of(HiveNode root)
    {
        _cells.Clear();

        // The bin's own header comes first: cell offsets count from it.
        _cells.AddRange(new byte[32]);
        var at = Key(root);
        var bytes = new byte[(_cells.Count + 4095) / 4096 * 4096];
        _cells.CopyTo(bytes);
        "hbin"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), bytes.Length);
        var head = new byte[BaseBlockBytes];
        "regf"u8.CopyTo(head);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(4), 7);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(8), IsDirty ? 6u : 7u);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(12), root.Written.ToFileTimeUtc());
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(20), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(24), 5);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(32), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(36), at);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(40), bytes.Length);
        return [.. head, .. bytes];
    }

    private uint Key(HiveNode node)
    {
        var children = node.Children.Select(Key).ToList();
        var values = node.Values.Select(v => Value(v.Name, v.Type, v.Data)).ToList();
        var isLatin = node.Name.All(c => c < 256);
        var name = isLatin ? Encoding.Latin1.GetBytes(node.Name) : Encoding.Unicode.GetBytes(node.Name);
        var cell = new byte[76 + name.Length];
        "nk"u8.CopyTo(cell);
        BinaryPrimitives.WriteUInt16LittleEndian(cell.AsSpan(2), (ushort)(isLatin ? 0x20 : 0));
        BinaryPrimitives.WriteInt64LittleEndian(cell.AsSpan(4), node.Written.ToFileTimeUtc());
        BinaryPrimitives.WriteInt32LittleEndian(cell.AsSpan(20), children.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(cell.AsSpan(28), children.Count == 0 ? None : Subkeys(children));
        BinaryPrimitives.WriteUInt32LittleEndian(cell.AsSpan(32), None);
        BinaryPrimitives.WriteInt32LittleEndian(cell.AsSpan(36), values.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(cell.AsSpan(40), values.Count == 0 ? None : Offsets(values));
        BinaryPrimitives.WriteUInt32LittleEndian(cell.AsSpan(44), None);
        BinaryPrimitives.WriteUInt32LittleEndian(cell.AsSpan(48), None);
        BinaryPrimitives.WriteUInt16LittleEndian(cell.AsSpan(72), (ushort)name.Length);
        name.CopyTo(cell, 76);
        return Cell(cell);
    }

    private uint Subkeys(List<uint> keys)
    {
        if (List != "ri")
        {
            return Leaf(List, keys);
        }

        var half = keys.Count / 2;
        List<uint> lists = [Leaf("lf", keys[..half]), Leaf("lf", keys[half..])];
        return Leaf("ri", lists);
    }

    private uint Leaf(string kind, List<uint> offsets)
    {
        var entryBytes = kind is "lf" or "lh" ? 8 : 4;
        var cell = new byte[4 + (offsets.Count * entryBytes)];
        Encoding.ASCII.GetBytes(kind).CopyTo(cell, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(cell.AsSpan(2), (ushort)offsets.Count);
        for (var i = 0; i < offsets.Count; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(cell.AsSpan(4 + (i * entryBytes)), offsets[i]);
        }

        return Cell(cell);
    }

    private uint Value(string name, uint type, byte[] data)
    {
        var bytes = Encoding.Latin1.GetBytes(name);
        var cell = new byte[20 + bytes.Length];
        "vk"u8.CopyTo(cell);
        BinaryPrimitives.WriteUInt16LittleEndian(cell.AsSpan(2), (ushort)bytes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(cell.AsSpan(12), type);
        BinaryPrimitives.WriteUInt16LittleEndian(cell.AsSpan(16), 1);
        bytes.CopyTo(cell, 20);
        if (data.Length <= 4)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(cell.AsSpan(4), 0x8000_0000 | (uint)data.Length);
            data.CopyTo(cell, 8);
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(cell.AsSpan(4), data.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(cell.AsSpan(8), data.Length > SegmentBytes ? BigData(data) : Cell(data));
        }

        return Cell(cell);
    }

    private uint BigData(byte[] data)
    {
        var segments = data.Chunk(SegmentBytes).Select(Cell).ToList();
        var cell = new byte[8];
        "db"u8.CopyTo(cell);
        BinaryPrimitives.WriteUInt16LittleEndian(cell.AsSpan(2), (ushort)segments.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(cell.AsSpan(4), Offsets(segments));
        return Cell(cell);
    }

    private uint Offsets(List<uint> offsets)
    {
        var cell = new byte[offsets.Count * 4];
        for (var i = 0; i < offsets.Count; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(cell.AsSpan(i * 4), offsets[i]);
        }

        return Cell(cell);
    }

    /// <summary>Cells are allocated (negative size) and begin at a multiple of eight.</summary>
    private uint Cell(byte[] content)
    {
        var at = (uint)_cells.Count;
        var size = (content.Length + 4 + 7) / 8 * 8;
        var cell = new byte[size];
        BinaryPrimitives.WriteInt32LittleEndian(cell, -size);
        content.CopyTo(cell, 4);
        _cells.AddRange(cell);
        return at;
    }
}
