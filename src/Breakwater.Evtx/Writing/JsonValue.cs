using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Breakwater.Evtx.Writing;

/// <summary>A value as JSON: integers as numbers, Bool as true or false, everything else as the string that the XML shows.</summary>
internal static class JsonValue
{
    /// <summary>An array of one item is that item, of none an empty string, of several a JSON array; inside another array the items stand side by side.</summary>
    [MethodImpl(Jit.Hot)]
    public static void Append(Utf8Buffer output, EvtxValue value, bool isItem)
    {
        // What most values are, with the length that they have; everything else goes the long way.
        var bytes = value.Bytes;
        switch (value.Type)
        {
            case EvtxValueType.String:
                JsonText.AppendQuoted(output, value.Chars);
                break;
            case EvtxValueType.UInt32 when bytes.Length == 4:
                Digits.Append(output, (ulong)BinaryPrimitives.ReadUInt32LittleEndian(bytes));
                break;
            case EvtxValueType.UInt16 when bytes.Length == 2:
                Digits.Append(output, (ulong)BinaryPrimitives.ReadUInt16LittleEndian(bytes));
                break;
            case EvtxValueType.UInt8 when bytes.Length == 1:
                Digits.Append(output, (ulong)bytes[0]);
                break;
            case EvtxValueType.UInt64 when bytes.Length == 8:
                Digits.Append(output, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
                break;
            case EvtxValueType.Guid when bytes.Length == 16:
                output.Append((byte)'"');
                Hex.AppendGuid(output, bytes);
                output.Append((byte)'"');
                break;
            default:
                Other(output, value, isItem);
                break;
        }
    }

    private static void Other(Utf8Buffer output, EvtxValue value, bool isItem)
    {
        if (!value.IsArray)
        {
            Scalar(output, value);
            return;
        }

        var start = output.Length;
        var count = 0;
        var items = new ArrayItems(value);
        output.Append(isItem ? [] : "["u8);
        for (; items.TryNext(out var item); count++)
        {
            output.Append(count > 0 ? ","u8 : []);
            Scalar(output, item);
        }

        if (count > 1)
        {
            output.Append(isItem ? [] : "]"u8);
        }
        else
        {
            output.Rewind(start);
            One(output, value, count);
        }
    }

    private static void One(Utf8Buffer output, EvtxValue value, int count)
    {
        var items = new ArrayItems(value);
        if (count == 1 && items.TryNext(out var item))
        {
            Scalar(output, item);
        }
        else
        {
            output.Append("\"\""u8);
        }
    }

    private static void Scalar(Utf8Buffer output, EvtxValue value)
    {
        if (value.IsNull)
        {
            output.Append("null"u8);
        }
        else if ((value.IsDecimal || value.Type == EvtxValueType.Bool) && value.Bytes.Length is > 0 and <= 8)
        {
            ValueText.Scalar(output, value, Escaping.Json);
        }
        else
        {
            output.Append((byte)'"');
            ValueText.Scalar(output, value, Escaping.Json);
            output.Append((byte)'"');
        }
    }
}
