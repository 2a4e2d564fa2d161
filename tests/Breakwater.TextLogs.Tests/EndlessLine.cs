namespace Breakwater.TextLogs.Tests;

/// <summary>Some text, then that many bytes of one line, never in memory as a whole.</summary>
internal sealed class EndlessLine(byte[] start, long length) : Stream
{
    private long _position;

    public bool FailAtEnd { get; init; }

    public Action OnRead { get; init; } = () => { };

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        OnRead();
        if (FailAtEnd && _position == start.Length + length)
        {
            throw new InvalidDataException("unexpected end of data");
        }

        var count = (int)Math.Min(buffer.Length, start.Length + length - _position);
        buffer[..count].Fill((byte)'x');
        if (_position < start.Length)
        {
            count = (int)Math.Min(count, start.Length - _position);
            start.AsSpan((int)_position, count).CopyTo(buffer);
        }

        _position += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
