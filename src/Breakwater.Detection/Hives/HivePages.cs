using System.Buffers.Binary;

namespace Breakwater.Detection.Hives;

/// <summary>Random access to the cells of a hive through a few pages of memory: a SOFTWARE hive has a hundred megabytes, and little of it is looked at.</summary>
internal sealed class HivePages
{
    /// <summary>The bins begin behind the base block, and cell offsets count from there.</summary>
    public const int BaseBlockBytes = 4096;

    private const int PageBytes = 1 << 16;
    private const int PagesHeld = 64;

    private readonly Stream _stream;
    private readonly long _length;
    private readonly Dictionary<long, byte[]> _pages = [];
    private readonly Queue<long> _order = new();
    private int _cells;

    public HivePages(Stream stream)
    {
        _stream = stream;
        _length = stream.Length;
    }

    /// <summary>True when the cell budget ran out: what was read is incomplete.</summary>
    public bool IsExhausted => _cells >= RegistryLimits.MaxCells;

    /// <summary>The content of an allocated cell, cut to a length; null for an offset that leads to none.</summary>
    public byte[]? Cell(uint offset, int maxBytes)
    {
        Span<byte> head = stackalloc byte[4];
        if (offset == uint.MaxValue || IsExhausted || !TryRead(BaseBlockBytes + (long)offset, head))
        {
            return null;
        }

        _cells++;
        var size = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (size is >= -4 or int.MinValue)
        {
            return null;
        }

        var content = new byte[Math.Min(-size - 4L, Math.Min(maxBytes, _length))];
        return TryRead(BaseBlockBytes + offset + 4L, content) ? content : null;
    }

    /// <summary>False when the place does not lie wholly inside the file.</summary>
    public bool TryRead(long position, Span<byte> target)
    {
        if (position < 0 || position + target.Length > _length)
        {
            return false;
        }

        while (target.Length > 0)
        {
            var page = Page(position / PageBytes);
            var inPage = (int)(position % PageBytes);
            var count = Math.Min(target.Length, page.Length - inPage);
            if (count <= 0)
            {
                return false;
            }

            page.AsSpan(inPage, count).CopyTo(target);
            target = target[count..];
            position += count;
        }

        return true;
    }

    private byte[] Page(long number)
    {
        if (_pages.TryGetValue(number, out var held))
        {
            return held;
        }

        if (_order.Count == PagesHeld)
        {
            _pages.Remove(_order.Dequeue());
        }

        var page = new byte[PageBytes];
        _stream.Position = number * PageBytes;
        var read = _stream.ReadAtLeast(page, PageBytes, throwOnEndOfStream: false);
        page = read == PageBytes ? page : page[..read];
        _pages[number] = page;
        _order.Enqueue(number);
        return page;
    }
}
