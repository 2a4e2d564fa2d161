using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Breakwater.Evtx;

namespace Breakwater.Cli.Evtx;

/// <summary>The records of a chunk as lines: <c>{"record":..,"time":..,"chunk":..,"event":{..}}</c>, or one Event element a line.</summary>
internal sealed class RecordLines
{
    private readonly RecordFilter _filter;
    private readonly bool _xml;
    private readonly byte[] _prefix;

    /// <summary>With several files each line names its own.</summary>
    public RecordLines(RecordFilter filter, bool xml, string? file)
    {
        _filter = filter;
        _xml = xml;
        _prefix = file is null ? "{\"record\":"u8.ToArray() : Encoding.UTF8.GetBytes($"{{\"file\":\"{JsonEncodedText.Encode(file, JavaScriptEncoder.Default)}\",\"record\":");
    }

    public void Write(EvtxChunk chunk, ArrayBufferWriter<byte> output)
    {
        output.ResetWrittenCount();
        foreach (var record in chunk)
        {
            if (!_filter.Lets(record))
            {
                continue;
            }

            if (_xml)
            {
                output.Write(record.IsCarved ? "<!-- carved -->"u8 : []);
                output.Write(record.WriteXml(output) ? "\n"u8 : "<!-- damaged -->\n"u8);
            }
            else
            {
                Json(record, output);
            }
        }
    }

    private void Json(scoped in EvtxRecord record, ArrayBufferWriter<byte> output)
    {
        const int longest = 160;
        var head = output.GetSpan(_prefix.Length + longest);
        _prefix.CopyTo(head);
        var length = _prefix.Length;
        Format(head, ref length, record.EventRecordId, default);
        if (record.CreatedUtc is { } time)
        {
            Text(head, ref length, ",\"time\":\""u8);
            Format(head, ref length, time, "O");
            Text(head, ref length, "\",\"chunk\":"u8);
        }
        else
        {
            Text(head, ref length, ",\"time\":null,\"chunk\":"u8);
        }

        Format(head, ref length, record.ChunkIndex, default);
        Text(head, ref length, record.IsCarved ? ",\"carved\":true,\"event\":"u8 : ",\"event\":"u8);
        output.Advance(length);
        output.Write(record.WriteJson(output) ? "}\n"u8 : ",\"damaged\":true}\n"u8);
    }

    private static void Text(Span<byte> target, ref int length, ReadOnlySpan<byte> text)
    {
        text.CopyTo(target[length..]);
        length += text.Length;
    }

    private static void Format<T>(Span<byte> target, ref int length, T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(target[length..], out var written, format, CultureInfo.InvariantCulture);
        length += written;
    }
}
