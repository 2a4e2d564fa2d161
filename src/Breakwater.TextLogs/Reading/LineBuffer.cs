using System.Buffers;

namespace Breakwater.TextLogs.Reading;

/// <summary>A window over the stream that grows only while someone requires more than fits.</summary>
internal sealed class LineBuffer : IDisposable
{
    private const int SmallestBuffer = 16;

    private readonly Stream _stream;
    private readonly bool _fromUtf16;
    private readonly CancellationToken _ct;
    private byte[] _bytes;
    private int _start;
    private int _end;
    private bool _ended;

    /// <param name="stream">UTF-8.</param>
    /// <param name="bytes">First size of the window.</param>
    /// <param name="fromUtf16">True when <paramref name="stream"/> transcodes UTF-16, whose offsets are to be told.</param>
    /// <param name="ct">Looked at before each read.</param>
    public LineBuffer(Stream stream, int bytes, bool fromUtf16, CancellationToken ct)
    {
        _stream = stream;
        _fromUtf16 = fromUtf16;
        _ct = ct;
        // A folder may hold ten thousand small logs: their buffers are lent, not made.
        _bytes = ArrayPool<byte>.Shared.Rent(Math.Max(1, bytes));
    }

    private LineBuffer(ReadOnlySpan<byte> text)
        : this(Stream.Null, text.Length, false, default)
    {
        text.CopyTo(_bytes);
        (_end, _ended) = (text.Length, true);
    }

    public ReadOnlySpan<byte> Available => _bytes.AsSpan(_start, _end - _start);

    /// <summary>Offset of the first available byte in the file as it lies there.</summary>
    public long Offset { get; private set; }

    /// <summary>Bytes consumed, as UTF-8.</summary>
    public long Consumed { get; private set; }

    /// <summary>A window over a copy of a text that is all there is: UTF-8.</summary>
    public static LineBuffer Over(ReadOnlySpan<byte> text) => new(text);

    public void Consume(int count)
    {
        Consumed += count;
        Offset += _fromUtf16 ? Utf16Bytes(Available[..count]) : count;
        _start += count;
    }

    /// <summary>Consumes bytes that need not have been read yet; fewer only where the stream ends.</summary>
    public void Skip(long count)
    {
        while (count > 0 && Require(1))
        {
            var step = (int)Math.Min(count, _end - _start);
            Consume(step);
            count -= step;
        }
    }

    /// <summary>Reads until that many bytes are available; false when the stream ends before.</summary>
    public bool Require(int count)
    {
        while (_end - _start < count)
        {
            if (!Fill())
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads on; false at the end of the stream.</summary>
    public bool Fill()
    {
        if (_ended)
        {
            return false;
        }

        _ct.ThrowIfCancellationRequested();
        MakeRoom();
        var read = _stream.Read(_bytes.AsSpan(_end));
        _end += read;
        _ended = read == 0;
        return !_ended;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    private void MakeRoom()
    {
        if (_end < _bytes.Length)
        {
            return;
        }

        if (_start > 0)
        {
            Available.CopyTo(_bytes);
            _end -= _start;
            _start = 0;
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(SmallestBuffer, _bytes.Length * 2));
        Available.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }

    // A character is one UTF-16 unit, or two where its UTF-8 form begins with 0xF0 and up; continuation bytes are 10xxxxxx.
    private static long Utf16Bytes(ReadOnlySpan<byte> text)
    {
        long units = 0;
        foreach (var b in text)
        {
            units += ((b & 0xC0) == 0x80 ? 0 : 1) + (b >= 0xF0 ? 1 : 0);
        }

        return units * 2;
    }
}
