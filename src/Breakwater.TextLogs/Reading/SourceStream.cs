namespace Breakwater.TextLogs.Reading;

/// <summary>
/// The log's own bytes: replays the head that was looked at, counts, and turns a failing stream (a cut .gz, a bad sector) into an early end,
/// so that what came before it still counts.
/// </summary>
internal sealed class SourceStream : ForwardStream
{
    private readonly Stream _inner;
    private byte[] _head = [];
    private int _replayed;

    public SourceStream(Stream inner)
    {
        _inner = inner;
    }

    /// <summary>Bytes taken from the stream.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Why the stream ended early; null when it did not.</summary>
    public string? Failure { get; private set; }

    /// <summary>Reads up to that many bytes ahead; they are delivered again by <see cref="Read(Span{byte})"/>.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        var head = new byte[count];
        var filled = 0;
        for (int read; filled < count && (read = ReadInner(head.AsSpan(filled))) > 0;)
        {
            filled += read;
        }

        _head = head[..filled];
        return _head;
    }

    public override int Read(Span<byte> buffer)
    {
        if (_replayed == _head.Length)
        {
            return ReadInner(buffer);
        }

        var count = Math.Min(buffer.Length, _head.Length - _replayed);
        _head.AsSpan(_replayed, count).CopyTo(buffer);
        _replayed += count;
        return count;
    }

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
