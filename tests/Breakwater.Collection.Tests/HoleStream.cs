namespace Breakwater.Collection.Tests;

/// <summary>A file that keeps only what is not zero, so that gigabytes of zeros cost neither disk nor memory.</summary>
internal sealed class HoleStream : Stream
{
    private const int PageBytes = 1 << 16;

    private readonly Dictionary<long, byte[]> _pages = [];
    private long _length;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position { get; set; }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var (page, at) = Math.DivRem(Position, PageBytes);
            var part = buffer[..(int)Math.Min(buffer.Length, PageBytes - at)];
            if (!_pages.TryGetValue(page, out var bytes) && part.ContainsAnyExcept((byte)0))
            {
                _pages[page] = bytes = new byte[PageBytes];
            }

            if (bytes is not null)
            {
                part.CopyTo(bytes.AsSpan((int)at));
            }

            Position += part.Length;
            _length = Math.Max(_length, Position);
            buffer = buffer[part.Length..];
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var (page, at) = Math.DivRem(Position, PageBytes);
        var part = buffer[..(int)Math.Max(0, Math.Min(Math.Min(buffer.Length, PageBytes - at), _length - Position))];
        if (_pages.TryGetValue(page, out var bytes))
        {
            bytes.AsSpan((int)at, part.Length).CopyTo(part);
        }
        else
        {
            part.Clear();
        }

        Position += part.Length;
        return part.Length;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => Position + offset, _ => _length + offset };

    public override void SetLength(long value)
    {
        _length = value;
        foreach (var page in _pages.Keys.Where(p => (p + 1) * PageBytes > value).ToList())
        {
            var kept = (int)Math.Clamp(value - (page * PageBytes), 0, PageBytes);
            if (kept == 0)
            {
                _pages.Remove(page);
            }
            else
            {
                _pages[page].AsSpan(kept).Clear();
            }
        }
    }

    public override void Flush()
    {
    }
}
