using System.Buffers;

namespace Breakwater.TextLogs.Reading;

/// <summary>
/// The log's own bytes: replays the head that was looked at, counts, and turns a failing stream (a cut .gz, a bad sector) into an early end,
/// so that what came before it still counts.
/// </summary>
internal sealed class SourceStream : Stream
{
#if DEBUG
    private const int ReadAhead = 1;
#else
    private const int ReadAhead = 64 * 1024;
#endif

    private readonly Stream _inner;
    private byte[] _head = [];
    private int _filled;
    private int _replayed;

    public SourceStream(Stream inner)
    {
        _inner = inner;
    }

    /// <summary>Bytes taken from the stream.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Why the stream ended early; null when it did not.</summary>
    public string? Failure { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Reads at least that many bytes ahead, or all there are, and shows so many of them; they are delivered again by <see cref="Read(Span{byte})"/>. Once only.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        // Most logs are smaller than this: one call to the system reads them.
        _head = ArrayPool<byte>.Shared.Rent(Math.Max(count, ReadAhead));
        for (int read; _filled < count && (read = ReadInner(_head.AsSpan(_filled))) > 0;)
        {
            _filled += read;
        }

        return _head.AsSpan(0, Math.Min(count, _filled));
    }

    public override int Read(Span<byte> buffer)
    {
        if (_replayed == _filled)
        {
            return ReadInner(buffer);
        }

        var count = Math.Min(buffer.Length, _filled - _replayed);
        _head.AsSpan(_replayed, count).CopyTo(buffer);
        _replayed += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    protected override void Dispose(bool disposing)
    {
        if (_head.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_head);
            (_head, _filled, _replayed) = ([], 0, 0);
        }

        base.Dispose(disposing);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int ReadInner(Span<byte> buffer)
    {
        if (Failure is not null)
        {
            return 0;
        }

        try
        {
            var read = _inner.Read(buffer);
            BytesRead += read;
            return read;
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            Failure = e.Message;
            return 0;
        }
    }
}
