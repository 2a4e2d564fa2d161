using System.Buffers.Binary;
using System.Globalization;
using Breakwater.Evtx;

namespace Breakwater.Analysis.Events;

/// <summary>The texts of one event, one after another.</summary>
internal sealed class EventBuffer
{
    private char[] _text = new char[16384];
    private int _used;

    public int Used => _used;

    public void Clear() => _used = 0;

    public ReadOnlySpan<char> Text((int Start, int Length) place) => _text.AsSpan(place.Start, place.Length);

    /// <summary>Adds text that is put together from several values.</summary>
    public void Append(scoped ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        text.CopyTo(_text.AsSpan(_used));
        _used += text.Length;
    }

    /// <summary>Adds a copy of what was made before.</summary>
    public void Append((int Start, int Length) place)
    {
        Reserve(place.Length);
        _text.AsSpan(place.Start, place.Length).CopyTo(_text.AsSpan(_used));
        _used += place.Length;
    }

    /// <summary>Adds a value as rules write it.</summary>
    public void AppendValue(scoped in EvtxValue value)
    {
        if (value.Type is EvtxValueType.String or EvtxValueType.EventXml)
        {
            Append(value.Chars);
        }
        else if (value.Type is (>= EvtxValueType.Int8 and <= EvtxValueType.UInt32) or EvtxValueType.Int64 && value.TryGetInt64(out var number))
        {
            AppendNumber(number);
        }
        else if (value.Type is EvtxValueType.HexInt32 or EvtxValueType.HexInt64 && value.TryGetInt64(out var bits))
        {
            AppendHex(value.Type == EvtxValueType.HexInt32 ? (uint)bits : (ulong)bits);
        }
        else if (value.Type == EvtxValueType.Guid && value.TryGetGuid(out var guid))
        {
            AppendGuid(guid);
        }
        else if (value.Type == EvtxValueType.UInt64 && value.TryGetInt64(out var large) && large >= 0)
        {
            AppendNumber(large);
        }
        else if (value.Type == EvtxValueType.Bool && value.TryGetInt64(out var truth))
        {
            Append(truth != 0 ? "true" : "false");
        }
        else if (value.Type == EvtxValueType.Sid && TryAppendSid(value.Bytes))
        {
            // Written; the general way below makes a buffer for each value.
        }
        else if (!value.IsNull)
        {
            Append(value.ToString());
        }
    }

    private void AppendHex(ulong bits)
    {
        const int longest = 18;
        Reserve(longest);
        _text[_used++] = '0';
        _text[_used++] = 'x';
        bits.TryFormat(_text.AsSpan(_used), out var written, "x", CultureInfo.InvariantCulture);
        _used += written;
    }

    private void AppendGuid(Guid guid)
    {
        const int length = 38;
        Reserve(length);
        var text = _text.AsSpan(_used, length);
        guid.TryFormat(text, out _, "B");
        foreach (ref var c in text)
        {
            c = char.ToUpperInvariant(c);
        }

        _used += length;
    }

    /// <summary>Revision, count of parts, authority (six bytes, big-endian), parts: [MS-DTYP] 2.4.2.</summary>
    private bool TryAppendSid(scoped ReadOnlySpan<byte> sid)
    {
        if (sid.Length < 8 || sid.Length != 8 + (4 * sid[1]) || sid[2] != 0 || sid[3] != 0)
        {
            return false;
        }

        Append("S-");
        AppendNumber(sid[0]);
        Append("-");
        AppendNumber(BinaryPrimitives.ReadUInt32BigEndian(sid[4..]));
        for (var i = 8; i < sid.Length; i += 4)
        {
            Append("-");
            AppendNumber(BinaryPrimitives.ReadUInt32LittleEndian(sid[i..]));
        }

        return true;
    }

    public void AppendNumber(long number)
    {
        const int longest = 20;
        Reserve(longest);
        number.TryFormat(_text.AsSpan(_used), out var written, default, CultureInfo.InvariantCulture);
        _used += written;
    }

    private void Reserve(int chars)
    {
        if (_text.Length - _used < chars)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _used + chars));
        }
    }
}
