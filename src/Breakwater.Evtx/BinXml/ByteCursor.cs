using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Breakwater.Evtx.BinXml;

/// <summary>Reads little-endian values up to an end. Reading past it gives zero and sets <see cref="Failed"/>: the caller looks once, not after each field.</summary>
internal ref struct ByteCursor
{
    private readonly ReadOnlySpan<byte> _bytes;

    public ByteCursor(ReadOnlySpan<byte> bytes, int position, int end)
    {
        _bytes = bytes;
        Position = position;
        End = end;
    }

    public int Position { get; private set; }

    public int End { get; }

    public bool Failed { get; private set; }

    private string Expected { get; set; } = "";

    public readonly Problem? Problem => Failed ? new Problem(Expected, Position) : null;

    public readonly bool AtEnd => Failed || Position >= End;

    public readonly byte Peek() => Position < End ? _bytes[Position] : (byte)0;

    public byte ReadByte() => TryTake(1, out var at) ? _bytes[at] : (byte)0;

    public ushort ReadUInt16() => TryTake(2, out var at) ? BinaryPrimitives.ReadUInt16LittleEndian(_bytes[at..]) : (ushort)0;

    public uint ReadUInt32() => TryTake(4, out var at) ? BinaryPrimitives.ReadUInt32LittleEndian(_bytes[at..]) : 0;

    public int Skip(int count) => TryTake(count, out var at) ? at : 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Fail(string expected)
    {
        if (!Failed)
        {
            Failed = true;
            Expected = expected;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryTake(int count, out int at)
    {
        at = Position;
        if (Failed || count < 0 || count > End - Position)
        {
            Fail("more bytes in the structure");
            return false;
        }

        Position += count;
        return true;
    }
}
