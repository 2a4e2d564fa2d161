using System.Text.Encodings.Web;
using System.Text.Json;
using Breakwater.Model;
using Breakwater.Model.Hunting;
using Breakwater.Reports.Json;

namespace Breakwater.Reports.Hunt;

/// <summary>One JSON object a line: the contract of <c>hunt --jsonl</c> (docs/output.md).</summary>
public static class HuntJsonLines
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Default, SkipValidation = true };

    public static void Write(IEnumerable<HuntMatch> matches, Stream to)
    {
        ArgumentNullException.ThrowIfNull(matches);
        ArgumentNullException.ThrowIfNull(to);
        using var json = new Utf8JsonWriter(to, Options);
        foreach (var match in matches)
        {
            Write(json, match);
            json.Flush();
            to.WriteByte((byte)'\n');
            json.Reset();
        }
    }

    private static void Write(Utf8JsonWriter json, HuntMatch match)
    {
        json.WriteStartObject();
        json.WriteStartObject("rule");
        json.Text("id", match.Rule.Id);
        json.Text("title", match.Rule.Title);
        json.Text("level", match.Rule.Level);
        json.Text("path", match.Rule.Path);
        json.WriteEndObject();
        json.Time("time", match.Time);
        json.Text("source", match.Source);
        WritePosition(json, match.Position);
        json.Text("computer", match.Computer);
        FieldsJson.Write(json, match.Fields);
        json.Text("excerpt", match.Excerpt);
        if (match.Events.Count > 0)
        {
            WriteEvents(json, match.Events);
        }

        json.WriteEndObject();
    }

    private static void WriteEvents(Utf8JsonWriter json, IReadOnlyList<HuntEvent> events)
    {
        json.WriteStartArray("events");
        foreach (var joined in events)
        {
            json.WriteStartObject();
            json.Time("time", joined.Time);
            WritePosition(json, joined.Position);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePosition(Utf8JsonWriter json, FindingPosition position)
    {
        json.Text("file", position.Artefact);
        if (position.Record is { } record)
        {
            json.WriteNumber("record", record);
        }
        else if (position.Line is { } line)
        {
            json.WriteNumber("line", line);
        }
    }
}
