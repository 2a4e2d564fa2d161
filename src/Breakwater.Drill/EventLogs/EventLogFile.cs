using System.Buffers.Binary;

namespace Breakwater.Drill.EventLogs;

/// <summary>An event log that is being written: chunk after chunk, the file header last.</summary>
internal sealed class EventLogFile : IDisposable
{
    private const int HeaderBlockLength = 4096;

    private readonly Stream _stream;
    private readonly bool _isForwarded;
    private readonly Dictionary<(EventSource, string), EventTemplate> _systems = [];
    private ChunkBuilder _chunk = new();
    private ulong _nextId;
    private int _chunks;

    /// <param name="stream">Seekable and empty; disposed with the log.</param>
    /// <param name="firstId">Number of the first record: a circular log has lost the ones before.</param>
    public EventLogFile(Stream stream, ulong firstId = 1, bool isForwarded = false)
    {
        (_stream, _nextId, _isForwarded) = (stream, firstId, isForwarded);
        _stream.Write(new byte[HeaderBlockLength]);
    }

    /// <summary>With the chunk that is being filled.</summary>
    public long Length => HeaderBlockLength + ((_chunks + 1L) * ChunkBuilder.Size);

    /// <param name="written">When the log took it: for a forwarded event later than when it happened.</param>
    public void Add(LogEvent happened, DateTime? written = null)
    {
        var id = _nextId++;
        if (TryAdd(happened, id, written ?? happened.Time))
        {
            return;
        }

        WriteChunk();
        if (!TryAdd(happened, id, written ?? happened.Time))
        {
            throw new ArgumentException("an event larger than a chunk", nameof(happened));
        }
    }

    /// <summary>Drops all records; numbers go on.</summary>
    public void Clear()
    {
        _stream.SetLength(HeaderBlockLength);
        _stream.Position = HeaderBlockLength;
        (_chunk, _chunks) = (new ChunkBuilder(), 0);
    }

    public void Dispose()
    {
        if (!_chunk.IsEmpty)
        {
            WriteChunk();
        }

        _stream.Position = 0;
        _stream.Write(Header());
        _stream.Dispose();
    }

    private bool TryAdd(LogEvent happened, ulong id, DateTime written) => _chunk.TryAdd(id, written, writer =>
    {
        if (_isForwarded)
        {
            writer.Inline(ForwardedEvent.Of(happened, id));
            return;
        }

        var shape = happened.Shape;
        writer.Instance(System(shape.Source, happened.Computer), SystemSection.Values(happened, id), () => writer.Instance(shape.Payload, shape.PayloadValues(happened.Values)));
    });

    private EventTemplate System(EventSource source, string computer)
    {
        if (!_systems.TryGetValue((source, computer), out var template))
        {
            template = SystemSection.Template(source, computer);
            _systems.Add((source, computer), template);
        }

        return template;
    }

    private void WriteChunk()
    {
        _stream.Write(_chunk.Seal());
        _chunk = new ChunkBuilder();
        _chunks++;
    }

    private byte[] Header()
    {
        var header = new byte[128];
        "ElfFile\0"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(16), (ulong)Math.Max(0, _chunks - 1));
        BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(24), _nextId);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(32), header.Length);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(36), 1);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(38), 3);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(40), HeaderBlockLength);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(42), (short)_chunks);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(124), Checksum.Of(header.AsSpan(0, 120)));
        return header;
    }
}
