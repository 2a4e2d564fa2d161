using System.Buffers.Binary;
using Breakwater.Evtx.Reading;

namespace Breakwater.Evtx;

/// <summary>
/// A Windows event log (EVTX), read chunk by chunk from front to back, so memory does not grow with the file. Bad bytes never throw: they are skipped and listed.
/// A stream that cannot be read (<see cref="IOException"/>) is passed on when the log is opened; one that fails later ends the log and is listed too.
/// </summary>
public sealed class EvtxFile : IDisposable
{
    private const int HeaderBlockLength = 4096;

    private readonly ChunkStream _chunks;
    private readonly EvtxReadOptions _options;
    private readonly List<EvtxDamage> _damage = [];
    private bool _isEndReported;

    private EvtxFile(Stream stream, EvtxReadOptions options)
    {
        _options = options;
        _chunks = new ChunkStream(stream);
        Header = ReadHeader();
    }

    /// <summary>Null when the file does not start like an event log.</summary>
    public EvtxFileHeader? Header { get; }

    /// <summary>What is broken outside of chunks, and in the chunks that <see cref="Records"/> or <see cref="ReadParallel"/> has passed; at most 10,000 entries.</summary>
    public IReadOnlyList<EvtxDamage> Damage => _damage;

    /// <summary>How many more there were than <see cref="Damage"/> lists.</summary>
    public long DamageOmitted { get; private set; }

    /// <summary>Chunks with a signature so far.</summary>
    public int ChunksFound { get; private set; }

    internal static ReadOnlySpan<byte> FileMagic => "ElfFile\0"u8;

    internal static ReadOnlySpan<byte> ChunkMagic => "ElfChnk\0"u8;

    /// <summary>Opens a log; the path must exist.</summary>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder.</exception>
    public static EvtxFile Open(string path, EvtxReadOptions? options = null) =>
        new(new FileStream(path, new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0, Options = FileOptions.SequentialScan }), options ?? EvtxReadOptions.Default);

    /// <summary>Reads a log from a stream, which needs no seeking and is disposed with the log.</summary>
    public static EvtxFile Open(Stream stream, EvtxReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new(stream, options ?? EvtxReadOptions.Default);
    }

    /// <summary>Reads a log from memory, of which it takes a copy; an array can be read without one through a <see cref="MemoryStream"/>.</summary>
    public static EvtxFile Open(ReadOnlySpan<byte> bytes, EvtxReadOptions? options = null) => Open(new MemoryStream(bytes.ToArray(), writable: false), options);

    /// <summary>Every record in the order of the file.</summary>
    public EvtxRecordSequence Records() => new(this);

    /// <summary>Reads chunks with several threads at once and passes each to <paramref name="read"/>, on the thread that filled it, in no order (<see cref="EvtxChunk.FileOffset"/> tells
    /// its place). Returns when all are read; <see cref="Damage"/> then has that of all chunks, ordered by offset.</summary>
    /// <param name="read">Called at most <paramref name="threads"/> times at once; the chunk is its own until it returns, and is then filled anew.</param>
    /// <param name="threads">How many threads, at least 1; 0 for one a processor.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is negative.</exception>
    /// <exception cref="AggregateException">What <paramref name="read"/> threw; chunks not yet begun were left out.</exception>
    public void ReadParallel(Action<EvtxChunk> read, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        var count = threads == 0 ? Environment.ProcessorCount : threads;
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = count }, (_, state) =>
        {
            var chunk = new EvtxChunk();
            while (!state.IsExceptional && TryReadAlone(chunk))
            {
                read(chunk);
                lock (_damage)
                {
                    TakeDamage(chunk);
                }
            }
        });
        _damage.Sort((one, other) => one.Offset.CompareTo(other.Offset) is not 0 and var order ? order : string.CompareOrdinal(one.ToString(), other.ToString()));
    }

    /// <summary>Fills the chunk with the next one that may hold records; false at the end of the file. Not for two threads at once: that is <see cref="ReadParallel"/>.</summary>
    public bool TryRead(EvtxChunk chunk)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        while (_chunks.TryRead(chunk.Buffer, out var offset, out var length))
        {
            var bytes = chunk.Buffer.AsSpan(0, length);
            var index = (int)((offset - HeaderBlockLength) / EvtxChunk.Size);
            if (!bytes.ContainsAnyExcept((byte)0))
            {
                ReportZeroed(index, offset, length);
                continue;
            }

            var hasMagic = bytes.StartsWith(ChunkMagic);
            ChunksFound += hasMagic ? 1 : 0;
            chunk.Begin(index, offset, length, _options);
            if (!hasMagic)
            {
                var consequence = chunk.IsAccounted ? Messages.ChunkTaken : _options.Carve ? Messages.BytesCarved(length) : Messages.BytesSkipped(length);
                chunk.Report(Messages.ChunkMagic(offset, bytes[..Math.Min(8, length)], consequence));
            }

            return true;
        }

        ReportEnd();
        return false;
    }

    /// <summary>Closes the stream; records of the last chunk stay readable.</summary>
    public void Dispose() => _chunks.Dispose();

    internal void TakeDamage(EvtxChunk chunk)
    {
        foreach (var found in chunk.Damage)
        {
            Report(found);
        }

        DamageOmitted += chunk.DamageOmitted;
    }

    private bool TryReadAlone(EvtxChunk chunk)
    {
        lock (_damage)
        {
            return TryRead(chunk);
        }
    }

    private void ReportZeroed(int index, long offset, int length)
    {
        if (index < Header?.ChunkCount && length > 0)
        {
            Report(Messages.ChunkZeroed(offset));
        }
    }

    // A log cut between two chunks looks whole otherwise.
    private void ReportEnd()
    {
        if (!_isEndReported && _chunks.Failure is { } failure)
        {
            Report(Messages.StreamFailed(_chunks.Position, failure));
        }

        var present = (_chunks.Position - HeaderBlockLength + EvtxChunk.Size - 1) / EvtxChunk.Size;
        if (!_isEndReported && _chunks.Position >= HeaderBlockLength && Header?.ChunkCount > present)
        {
            Report(Messages.ChunksMissing(Header.ChunkCount, present, _chunks.Position));
        }

        _isEndReported = true;
    }

    private void Report(EvtxDamage found)
    {
        const int limit = 10_000;
        if (_damage.Count < limit)
        {
            _damage.Add(found);
        }
        else
        {
            DamageOmitted++;
        }
    }

    private EvtxFileHeader? ReadHeader()
    {
        var block = new byte[HeaderBlockLength];
        var length = _chunks.ReadHead(block);
        if (length < HeaderBlockLength)
        {
            Report(Messages.FileHeaderTooShort(length));
        }

        if (!block.AsSpan().StartsWith(FileMagic))
        {
            Report(Messages.FileMagic(block.AsSpan(0, Math.Min(8, length))));
            var chunk = block.AsSpan(0, length).IndexOf(ChunkMagic);
            _chunks.GiveBack(block.AsSpan(0, length), chunk < 0 ? length : chunk);
            return null;
        }

        var flags = BinaryPrimitives.ReadUInt32LittleEndian(block.AsSpan(120));
        var stored = BinaryPrimitives.ReadUInt32LittleEndian(block.AsSpan(124));
        var computed = Crc32.Append(0, block.AsSpan(0, 120));
        if (_options.VerifyChecksums && (flags & 4) == 0 && stored != computed)
        {
            Report(Messages.FileChecksum(stored, computed));
        }

        return new EvtxFileHeader(
            BinaryPrimitives.ReadUInt16LittleEndian(block.AsSpan(38)),
            BinaryPrimitives.ReadUInt16LittleEndian(block.AsSpan(36)),
            BinaryPrimitives.ReadUInt16LittleEndian(block.AsSpan(42)),
            BinaryPrimitives.ReadUInt64LittleEndian(block.AsSpan(24)),
            (flags & 1) != 0,
            (flags & 2) != 0);
    }
}
