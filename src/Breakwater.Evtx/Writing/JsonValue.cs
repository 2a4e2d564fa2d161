using System.Runtime.CompilerServices;

namespace Breakwater.Evtx.Writing;

/// <summary>A value as JSON: integers as numbers, Bool as true or false, everything else as the string that the XML shows.</summary>
internal static class JsonValue
{
    /// <summary>An array of one item is that item, of none an empty string, of several a JSON array; inside another array the items stand side by side.</summary>
    [MethodImpl(Jit.Hot)]
    public static void Append(Utf8Buffer output, EvtxValue value, bool isItem)
    {
        if (value.Type == EvtxValueType.String)
        {
            output.Append((byte)'"');
            JsonText.Append(output, value.Chars);
            output.Append((byte)'"');
            return;
        }

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

    [MethodImpl(Jit.Hot)]
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
