namespace Breakwater.Evtx.Tests;

/// <summary>A stream without seeking that gives a few bytes at a time, as decompression does, and fails where a disk has a bad sector.</summary>
internal sealed class TrickleStream(byte[] bytes, int failsAt = int.MaxValue) : Stream
{
    private int position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => position; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (position == failsAt)
        {
            throw new IOException("bad sector");
        }

        var read = Math.Min(Math.Min(count, 1013), Math.Min(failsAt, bytes.Length) - position);
        bytes.AsSpan(position, read).CopyTo(buffer.AsSpan(offset));
        position += read;
        return read;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
