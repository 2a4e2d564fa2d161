using System.Runtime.CompilerServices;

namespace Breakwater.Evtx.Writing;

/// <summary>A growing buffer of UTF-8 with a limit. Past the limit it starts again from zero and says so: what is in it then is for nobody.</summary>
internal sealed class Utf8Buffer
{
    private const int MostKept = 1 << 16;

    [ThreadStatic]
    private static Utf8Buffer? _ofThread;

    private byte[] _bytes = new byte[1024];

    /// <summary>The empty buffer of this thread, for text that is copied out before the next one is made: a buffer for each value was the most that a search allocated.</summary>
    public static Utf8Buffer OfThread()
    {
        if (_ofThread is not { } buffer || buffer._bytes.Length > MostKept)
        {
            buffer = _ofThread = new Utf8Buffer();
        }

        buffer.Clear();
        return buffer;
    }

    public int Length { get; private set; }

    public int Limit { get; set; } = int.MaxValue / 4;

    public bool Overflowed { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>What was written and the bytes behind it, for which room was reserved.</summary>
    public ReadOnlySpan<byte> WithSlack(int count) => _bytes.AsSpan(0, Length + count);

    public void Clear()
    {
        Length = 0;
        Overflowed = false;
    }

    public void Rewind(int length) => Length = length;

    /// <summary>Room for so many bytes; <see cref="Advance"/> says how many were used.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Reserve(int count)
    {
        if (Length + count > _bytes.Length)
        {
            Grow(count);
        }

        return _bytes.AsSpan(Length);
    }

    public void Advance(int count) => Length += count;

    public void Append(byte value)
    {
        Reserve(1)[0] = value;
        Length++;
    }

    public void Append(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Reserve(value.Length));
        Length += value.Length;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int count)
    {
        if (Length + count > Limit)
        {
            Overflowed = true;
            Length = 0;
        }

        if (Length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        }
    }
}
