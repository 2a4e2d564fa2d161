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

    public ArrayBufferWriter<byte> Write(EvtxChunk chunk, ArrayBufferWriter<byte> output)
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

        return output;
    }

    private void Json(scoped in EvtxRecord record, ArrayBufferWriter<byte> output)
    {
        output.Write(_prefix);
        Format(output, record.EventRecordId, default);
        if (record.CreatedUtc is { } time)
        {
            output.Write(",\"time\":\""u8);
            Format(output, time, "O");
            output.Write("\",\"chunk\":"u8);
        }
        else
        {
            output.Write(",\"time\":null,\"chunk\":"u8);
        }

        Format(output, record.ChunkIndex, default);
        output.Write(record.IsCarved ? ",\"carved\":true"u8 : []);
        output.Write(",\"event\":"u8);
        output.Write(record.WriteJson(output) ? "}\n"u8 : ",\"damaged\":true}\n"u8);
    }

    private static void Format<T>(ArrayBufferWriter<byte> output, T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(output.GetSpan(40), out var written, format, CultureInfo.InvariantCulture);
        output.Advance(written);
    }
}
