using System.Buffers.Binary;

namespace Breakwater.Drill.EventLogs;

/// <summary>One chunk that is being filled: 64 KiB that stand alone, with the names and templates that its records use.</summary>
internal sealed class ChunkBuilder
{
    public const int Size = 65536;
    private const int HeaderLength = 512;
    private const int NameTableOffset = 128;
    private const int NameBuckets = 64;
    private const int TemplateTableOffset = 384;
    private const int TemplateBuckets = 32;
    private const int RecordHeaderLength = 24;

    // A record that does not fit is seen when it has been written, so there is room for one more.
    private readonly byte[] _bytes = new byte[Size * 2];
    private readonly List<(string Name, int Offset)> _names = [];
    private readonly List<(EventTemplate Template, int Offset)> _templates = [];
    private readonly Dictionary<string, int> _nameOffsets = new(StringComparer.Ordinal);
    private readonly Dictionary<EventTemplate, int> _templateOffsets = [];
    private ulong _firstId;
    private ulong _lastId;
    private int _lastRecord;

    public int Position { get; private set; } = HeaderLength;

    public bool IsEmpty => Position == HeaderLength;

    /// <summary>The hash by which a chunk's table finds names; half of it is stored.</summary>
    public static uint HashOf(string name) => name.Aggregate(0u, (hash, letter) => unchecked((hash * 65599) + letter));

    /// <summary>Writes a record; false, and nothing changed, where the chunk has no room for it.</summary>
    public bool TryAdd(ulong id, DateTime written, Action<BinXmlWriter> writeEvent)
    {
        var (start, names, templates) = (Position, _names.Count, _templates.Count);
        Bytes([0x2A, 0x2A, 0, 0]);
        UInt32(0);
        UInt64(id);
        UInt64((ulong)written.ToFileTimeUtc());
        writeEvent(new BinXmlWriter(this));
        Byte(0x00);
        Position = (Position + 4 + 7) / 8 * 8;
        var size = Position - start;
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(start + 4), size);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(Position - 4), size);
        if (Position > Size)
        {
            Undo(start, names, templates);
            return false;
        }

        _firstId = IsFirst(start) ? id : _firstId;
        (_lastId, _lastRecord) = (id, start);
        return true;
    }

    /// <summary>Completes header, tables and checksums. Flag 1 says that the chunk was in use when it was copied.</summary>
    public ReadOnlySpan<byte> Seal(bool isDirty = false)
    {
        WriteTable(_names.Select(n => (n.Offset, HashOf(n.Name))), NameTableOffset, NameBuckets);
        WriteTable(_templates.Select(t => (t.Offset, BitConverter.ToUInt32(t.Template.Id.ToByteArray()))), TemplateTableOffset, TemplateBuckets);
        var chunk = _bytes.AsSpan(0, Size);
        "ElfChnk\0"u8.CopyTo(chunk);
        foreach (var (offset, id) in (ReadOnlySpan<(int, ulong)>)[(8, _firstId), (16, _lastId), (24, _firstId), (32, _lastId)])
        {
            BinaryPrimitives.WriteUInt64LittleEndian(chunk[offset..], id);
        }

        BinaryPrimitives.WriteInt32LittleEndian(chunk[40..], 128);
        BinaryPrimitives.WriteInt32LittleEndian(chunk[44..], _lastRecord);
        BinaryPrimitives.WriteInt32LittleEndian(chunk[48..], Position);
        BinaryPrimitives.WriteUInt32LittleEndian(chunk[52..], Checksum.Of(chunk[HeaderLength..Position]));
        BinaryPrimitives.WriteInt32LittleEndian(chunk[120..], isDirty ? 1 : 0);
        BinaryPrimitives.WriteUInt32LittleEndian(chunk[124..], Checksum.Of(chunk[..120], chunk[128..HeaderLength]));
        return chunk;
    }

    public bool TryFindName(string name, out int offset) => _nameOffsets.TryGetValue(name, out offset);

    public void AddName(string name, int offset)
    {
        _names.Add((name, offset));
        _nameOffsets.Add(name, offset);
    }

    public bool TryFindTemplate(EventTemplate template, out int offset) => _templateOffsets.TryGetValue(template, out offset);

    public void AddTemplate(EventTemplate template, int offset)
    {
        _templates.Add((template, offset));
        _templateOffsets.Add(template, offset);
    }

    public void Byte(byte value) => _bytes[Position++] = value;

    public void UInt16(int value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(Position), (ushort)value);
        Position += 2;
    }

    public void UInt32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(Position), value);
        Position += 4;
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_bytes.AsSpan(Position));
        Position += bytes.Length;
    }

    /// <summary>Leaves room for a length that <see cref="FillLength"/> writes when it is known.</summary>
    public int Reserve32()
    {
        UInt32(0);
        return Position;
    }

    /// <summary>The length counts what follows it.</summary>
    public void FillLength(int from) => BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(from - 4), Position - from);

    public void FillUInt16(int at, int value) => BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(at), (ushort)value);

    private static bool IsFirst(int start) => start == HeaderLength;

    private void UInt64(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes.AsSpan(Position), value);
        Position += 8;
    }

    private void Undo(int start, int names, int templates)
    {
        _bytes.AsSpan(start, Position - start).Clear();
        Position = start;
        foreach (var (name, _) in _names.Skip(names))
        {
            _nameOffsets.Remove(name);
        }

        foreach (var (template, _) in _templates.Skip(templates))
        {
            _templateOffsets.Remove(template);
        }

        _names.RemoveRange(names, _names.Count - names);
        _templates.RemoveRange(templates, _templates.Count - templates);
    }

    /// <summary>Entries of one bucket form a chain, the newest first; each begins with the offset of the next.</summary>
    private void WriteTable(IEnumerable<(int Offset, uint Hash)> entries, int table, int buckets)
    {
        foreach (var (offset, hash) in entries)
        {
            var bucket = _bytes.AsSpan(table + ((int)(hash % (uint)buckets) * 4), 4);
            bucket.CopyTo(_bytes.AsSpan(offset));
            BinaryPrimitives.WriteInt32LittleEndian(bucket, offset);
        }
    }
}
