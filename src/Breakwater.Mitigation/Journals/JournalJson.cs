using System.Globalization;
using System.Text.Json;

namespace Breakwater.Mitigation.Journals;

/// <summary>The journal as JSON. Images are base64, so that no scanner takes the journal for the configuration it holds.</summary>
internal static class JournalJson
{
    private const string Schema = "breakwater.mitigation-journal/1";

    public static byte[] Write(JournalState state)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            Write(json, "applied", state.Applied);
            json.WriteStartArray("history");
            foreach (var line in state.History)
            {
                json.WriteStringValue(line);
            }

            json.WriteEndArray();
            if (state.Pending is { } pending)
            {
                json.WriteStartObject("pending");
                json.WriteString("action", pending.Action);
                Write(json, "ids", pending.Ids);
                json.WriteString("at", pending.At);
                Write(json, "writes", pending.Writes);
                Write(json, "appliedAfter", pending.AppliedAfter);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>Null when the bytes are no journal of this version, or an image does not have the digest beside it.</summary>
    public static JournalState? TryRead(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 16 });
            var root = document.RootElement;
            if (root.GetProperty("schema").GetString() != Schema)
            {
                return null;
            }

            var pending = root.TryGetProperty("pending", out var open)
                ? new PendingChange(Text(open, "action"), Texts(open.GetProperty("ids")), Time(open), Changes(open.GetProperty("writes")), Applied(open.GetProperty("appliedAfter"))) : null;
            return new JournalState(Applied(root.GetProperty("applied")), Texts(root.GetProperty("history")), pending);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or InvalidDataException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<AppliedMitigation> applied)
    {
        json.WriteStartArray(name);
        foreach (var one in applied)
        {
            json.WriteStartObject();
            json.WriteString("id", one.Id);
            json.WriteString("at", one.At);
            json.WriteString("package", one.Package);
            Write(json, "addresses", one.Addresses);
            Write(json, "files", one.Files);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<FileChange> changes)
    {
        json.WriteStartArray(name);
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.WriteString("path", change.Path);
            Image(json, "before", change.Before);
            Image(json, "after", change.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Image(Utf8JsonWriter json, string name, byte[]? content)
    {
        json.WriteString(name + "Sha256", FileChange.Digest(content));
        if (content is not null)
        {
            json.WriteBase64String(name, content);
        }
    }

    private static AppliedMitigation[] Applied(JsonElement list) => [.. list.EnumerateArray().Select(e => new AppliedMitigation(
        Text(e, "id"), Time(e), e.GetProperty("package").GetString(), Texts(e.GetProperty("addresses")), Changes(e.GetProperty("files"))))];

    private static FileChange[] Changes(JsonElement list) => [.. list.EnumerateArray().Select(e => new FileChange(Text(e, "path"), Image(e, "before"), Image(e, "after")))];

    private static byte[]? Image(JsonElement element, string name)
    {
        var content = element.TryGetProperty(name, out var image) ? image.GetBytesFromBase64() : null;
        return FileChange.Digest(content) == Text(element, name + "Sha256") ? content : throw new InvalidDataException(name);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new InvalidDataException(name);

    private static DateTime Time(JsonElement element) => DateTime.Parse(Text(element, "at"), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetString() ?? throw new InvalidDataException())];
}
