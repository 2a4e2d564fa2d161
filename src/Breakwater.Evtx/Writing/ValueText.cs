using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Breakwater.Evtx.Writing;

/// <summary>Values as text, the way Windows renders them in an event's XML.</summary>
internal static class ValueText
{
    public static void Append(Utf8Buffer output, EvtxValue value, Escaping escaping)
    {
        if (!value.IsArray)
        {
            Scalar(output, value, escaping);
            return;
        }

        var items = new ArrayItems(value);
        for (var first = true; items.TryNext(out var item); first = false)
        {
            output.Append(first ? [] : ", "u8);
            Scalar(output, item, escaping);
        }
    }

    public static void Chars(Utf8Buffer output, ReadOnlySpan<char> text, Escaping escaping)
    {
        switch (escaping)
        {
            case Escaping.Json:
                JsonText.Append(output, text);
                break;
            case Escaping.None:
                JsonText.AppendPlain(output, text);
                break;
            default:
                XmlText.Append(output, text, escaping == Escaping.XmlAttribute);
                break;
        }
    }

    /// <summary>A value that is no array.</summary>
    [MethodImpl(Jit.Hot)]
    public static void Scalar(Utf8Buffer output, EvtxValue value, Escaping escaping)
    {
        var bytes = value.Bytes;
        switch (value.Type)
        {
            case EvtxValueType.Null:
                break;
            case EvtxValueType.String or EvtxValueType.EventXml:
                Chars(output, value.Chars, escaping);
                break;
            case EvtxValueType.UInt8 or EvtxValueType.UInt16 or EvtxValueType.UInt32 or EvtxValueType.UInt64 when bytes.Length is > 0 and <= 8:
                Digits.Append(output, EvtxValue.ReadUnsigned(bytes));
                break;
            case EvtxValueType.AnsiString:
                AnsiText.Append(output, bytes, escaping);
                break;
            case EvtxValueType.Bool when bytes.Length is > 0 and <= 8:
                output.Append(EvtxValue.ReadUnsigned(bytes) != 0 ? "true"u8 : "false"u8);
                break;
            case EvtxValueType.HexInt32 or EvtxValueType.HexInt64 or EvtxValueType.SizeT or EvtxValueType.EventHandle when bytes.Length is > 0 and <= 8:
                output.Append("0x"u8);
                Hex.Append(output, EvtxValue.ReadUnsigned(bytes), 1);
                break;
            case EvtxValueType.Real32 when bytes.Length == 4:
                Real(output, BinaryPrimitives.ReadSingleLittleEndian(bytes));
                break;
            case EvtxValueType.Real64 when bytes.Length == 8:
                Real(output, BinaryPrimitives.ReadDoubleLittleEndian(bytes));
                break;
            case EvtxValueType.Guid when bytes.Length == 16:
                Hex.AppendGuid(output, bytes);
                break;
            case EvtxValueType.Sid when bytes.Length >= 8:
                Sid(output, bytes);
                break;
            case EvtxValueType.FileTime or EvtxValueType.SystemTime when value.TryGetTime(out var time):
                TimeText.Append(output, time);
                break;
            default:
                Integer(output, value);
                break;
        }
    }

    // What fits no type is shown as it is stored: bytes in hexadecimal.
    private static void Integer(Utf8Buffer output, EvtxValue value)
    {
        if (!value.IsInteger || !value.TryGetInt64(out var number))
        {
            Hex.Append(output, value.Bytes);
        }
        else if (value.IsSigned)
        {
            Digits.Append(output, number);
        }
        else
        {
            Digits.Append(output, (ulong)number);
        }
    }

    private static void Real<T>(Utf8Buffer output, T number)
        where T : IUtf8SpanFormattable
    {
        number.TryFormat(output.Reserve(64), out var written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    // Revision, count of sub-authorities, authority in big-endian, then the sub-authorities (MS-DTYP 2.4.2.2).
    private static void Sid(Utf8Buffer output, ReadOnlySpan<byte> bytes)
    {
        var authority = ((ulong)BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]) << 32) | BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
        output.Append("S-"u8);
        Digits.Append(output, (ulong)bytes[0]);
        output.Append((byte)'-');
        Digits.Append(output, authority);
        var parts = MemoryMarshal.Cast<byte, uint>(bytes[8..]);
        for (var i = 0; i < parts.Length && i < bytes[1]; i++)
        {
            output.Append((byte)'-');
            Digits.Append(output, (ulong)parts[i]);
        }
    }
}
