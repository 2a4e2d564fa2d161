using System.Text.Json;

namespace Breakwater.Benchmarks;

/// <summary>Reads Windows events from JSON as evtx_dump writes it.</summary>
internal static class WindowsEvents
{
    /// <summary>For each event of a file, its system and event data fields under the names of the Sigma taxonomy.</summary>
    public static List<Dictionary<string, string>> Read(byte[] json)
    {
        var events = new List<Dictionary<string, string>>();
        var reader = new Utf8JsonReader(json.AsSpan(json.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0), new JsonReaderOptions { AllowMultipleValues = true });
        while (reader.Read())
        {
            using var document = JsonDocument.ParseValue(ref reader);
            foreach (var root in document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement.EnumerateArray() : (IEnumerable<JsonElement>)[document.RootElement])
            {
                if (root.TryGetProperty("Event", out var recorded))
                {
                    events.Add(Fields(recorded));
                }
            }
        }

        return events;
    }

    private static Dictionary<string, string> Fields(JsonElement recorded)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in recorded.EnumerateObject().Where(part => part.Value.ValueKind == JsonValueKind.Object).SelectMany(part => part.Value.EnumerateObject()))
        {
            Add(fields, entry.Name, entry.Value);
        }

        return fields;
    }

    private static void Add(Dictionary<string, string> fields, string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            fields.TryAdd(name, value.ToString());
            return;
        }

        foreach (var inner in value.EnumerateObject())
        {
            if (inner.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var attribute in inner.Value.EnumerateObject())
                {
                    fields.TryAdd($"{name}_{attribute.Name}", attribute.Value.ToString());
                }
            }
            else
            {
                fields.TryAdd(inner.Name == "#text" ? name : inner.Name, inner.Value.ToString());
            }
        }
    }
}
