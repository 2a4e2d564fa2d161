using System.Runtime.InteropServices;

namespace Breakwater.Evtx.Writing;

/// <summary>The items of an array value. Strings end with NUL, the last one too, which makes no item of its own; empty ones keep their place.</summary>
internal ref struct ArrayItems
{
    private readonly EvtxValueType _type;
    private ReadOnlySpan<byte> _rest;

    public ArrayItems(EvtxValue array)
    {
        _type = array.Type & ~EvtxValueType.Array;
        _rest = array.Bytes;
    }

    public bool TryNext(out EvtxValue item)
    {
        item = default;
        if (_rest.Length == 0)
        {
            return false;
        }

        var (length, separator) = Next();
        item = new EvtxValue(_type, _rest[..length]);
        _rest = _rest[(length + separator)..];
        return true;
    }

    private readonly (int Length, int Separator) Next()
    {
        var size = _type switch
        {
            EvtxValueType.Int8 or EvtxValueType.UInt8 => 1,
            EvtxValueType.Int16 or EvtxValueType.UInt16 => 2,
            EvtxValueType.Int32 or EvtxValueType.UInt32 or EvtxValueType.Real32 or EvtxValueType.HexInt32 or EvtxValueType.Bool => 4,
            EvtxValueType.Int64 or EvtxValueType.UInt64 or EvtxValueType.Real64 or EvtxValueType.HexInt64 or EvtxValueType.FileTime => 8,
            EvtxValueType.SizeT => _rest.Length % 8 == 0 ? 8 : 4,
            EvtxValueType.Guid or EvtxValueType.SystemTime => 16,
            EvtxValueType.Sid => _rest.Length >= 8 ? 8 + (_rest[1] * 4) : _rest.Length,
            EvtxValueType.String => StringLength(),
            EvtxValueType.AnsiString => AnsiLength(),
            _ => _rest.Length,
        };
        var separator = _type switch { EvtxValueType.String => 2, EvtxValueType.AnsiString => 1, _ => 0 };
        return size + separator <= _rest.Length ? (size, separator) : (_rest.Length, 0);
    }

    private readonly int StringLength()
    {
        var nul = MemoryMarshal.Cast<byte, char>(_rest).IndexOf('\0');
        return nul < 0 ? _rest.Length : nul * 2;
    }

    private readonly int AnsiLength()
    {
        var nul = _rest.IndexOf((byte)0);
        return nul < 0 ? _rest.Length : nul;
    }
}
