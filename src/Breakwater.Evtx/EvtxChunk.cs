using System.Buffers.Binary;
using Breakwater.Evtx.BinXml;
using Breakwater.Evtx.Reading;
using Breakwater.Evtx.Writing;

namespace Breakwater.Evtx;

/// <summary>
/// One 64 KiB chunk of a log with everything that reading its records needs; filled by <see cref="EvtxFile.TryRead"/> and meant to be used again for the next one.
/// Not thread-safe, and one enumeration at a time; several chunks can be read by several threads.
/// </summary>
public sealed class EvtxChunk
{
    internal const int Size = 65536;
    internal const int HeaderLength = 512;

    // What writing the events of a whole real chunk takes is far below; see EventWriter.
    private const int NodeBudget = 2 << 20;
    private const int MaxDamage = 1000;

    private readonly List<EvtxDamage> _damage = [];
    private readonly FragmentReader _fragments;
    private int _recordsEnd;
    private bool _isToVerify;

    /// <summary>An empty chunk, 64 KiB, to be filled by <see cref="EvtxFile.TryRead"/>.</summary>
    public EvtxChunk()
    {
        Names = new NameTable();
        _fragments = new FragmentReader(Names);
        Content = new EventContent(_fragments);
        Scanner = new RecordScanner(this);
        Json = new JsonEventWriter(_fragments);
        Xml = new XmlEventWriter(_fragments);
    }

    /// <summary>Number of the place in the file where the chunk lies, from 0, unused ones counted. Where bytes were lost or inserted two chunks can have the same; <see cref="FileOffset"/> is their order.</summary>
    public int Index { get; private set; }

    /// <summary>Where the chunk starts in the file, in bytes.</summary>
    public long FileOffset { get; private set; }

    /// <summary>What was found broken so far: in the header when the chunk was filled, in records as they are read, at most 1000 entries.</summary>
    public IReadOnlyList<EvtxDamage> Damage => _damage;

    /// <summary>How many more there were than <see cref="Damage"/> lists.</summary>
    public long DamageOmitted { get; private set; }

    /// <summary>The 65,536 bytes of the chunk as stored, after a cut one zeros or what lay there before. Each text of a record's values stands somewhere in them in one piece.</summary>
    public ReadOnlySpan<byte> Bytes => Buffer;

    /// <summary>The writer marked the chunk as in use: its header may be older than its records.</summary>
    public bool IsDirty { get; private set; }

    internal byte[] Buffer { get; } = new byte[Size];


    internal int Length { get; private set; }

    internal int RecordsEnd => _recordsEnd;

    internal bool IsAccounted { get; private set; }

    internal bool Carves { get; private set; }

    internal NameTable Names { get; }

    internal FragmentReader Fragments => _fragments;

    internal EventContent Content { get; }

    internal RecordScanner Scanner { get; }

    internal JsonEventWriter Json { get; }

    internal XmlEventWriter Xml { get; }

    /// <summary>The records in the order of the chunk. A record is valid until the next one is asked for.</summary>
    public EvtxRecordEnumerator GetEnumerator() => new(this);

    internal void Report(EvtxDamage found)
    {
        if (_damage.Count < MaxDamage)
        {
            _damage.Add(found);
        }
        else
        {
            DamageOmitted++;
        }
    }

    internal void ExtendRecords(int end) => _recordsEnd = end;

    /// <summary>Takes what was read into <see cref="Buffer"/> as the chunk. The rest of the buffer is zeroed: a short chunk must not see its predecessor's bytes.</summary>
    internal void Begin(int index, long fileOffset, int length, EvtxReadOptions options)
    {
        (Index, FileOffset, Length, Carves) = (index, fileOffset, length, options.Carve);
        Buffer.AsSpan(length).Clear();
        _isToVerify = false;
        _damage.Clear();
        DamageOmitted = 0;
        Names.Clear();
        _fragments.Clear();
        Json.NodesLeft = Xml.NodesLeft = NodeBudget;
        var hasHeader = Bytes.StartsWith(EvtxFile.ChunkMagic);
        IsDirty = hasHeader && (BinaryPrimitives.ReadUInt32LittleEndian(Bytes[120..]) & 1) != 0;
        IsAccounted = hasHeader || RecordExtent.IsPlausible(Bytes, HeaderLength, Length);
        _recordsEnd = Length;
        if (hasHeader)
        {
            ReadHeader(options);
        }

        if (length < Size)
        {
            Report(Messages.ChunkLength(fileOffset, length));
        }
    }

    private void ReadHeader(EvtxReadOptions options)
    {
        var freeSpace = BinaryPrimitives.ReadUInt32LittleEndian(Bytes[48..]);
        var isPlausible = freeSpace is >= HeaderLength and <= Size;
        _recordsEnd = isPlausible ? Math.Min((int)freeSpace, Length) : Length;
        if (!isPlausible)
        {
            Report(Messages.FreeSpace(FileOffset, freeSpace));
        }

        // Bit 2 of the flags: written without checksums.
        if (options.VerifyChecksums && (BinaryPrimitives.ReadUInt32LittleEndian(Bytes[120..]) & 4) == 0)
        {
            if (Length >= HeaderLength)
            {
                VerifyHeader();
                _isToVerify = true;
            }
        }
    }

    private void VerifyHeader()
    {
        var stored = BinaryPrimitives.ReadUInt32LittleEndian(Bytes[124..]);
        var computed = Crc32.Append(Crc32.Append(0, Bytes[..120]), Bytes[128..HeaderLength]);
        if (stored != computed)
        {
            Report(Messages.ChunkHeaderChecksum(FileOffset, stored, computed));
        }
    }

    /// <summary>Verifies the checksum of the records when they are first read: that is on the thread that reads them.</summary>
    internal void VerifyRecords()
    {
        if (!_isToVerify)
        {
            return;
        }

        _isToVerify = false;
        var stored = BinaryPrimitives.ReadUInt32LittleEndian(Bytes[52..]);
        var computed = Crc32.Append(0, Bytes[HeaderLength.._recordsEnd]);
        if (stored != computed)
        {
            Report(Messages.ChunkDataChecksum(FileOffset, stored, computed));
        }
    }
}
