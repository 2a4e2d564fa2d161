using System.Text.Json;

namespace Breakwater.Analysis.Exports;

/// <summary>JSON as <c>ConvertTo-Json</c> writes it: one object or an array of them.</summary>
internal static class JsonExport
{
    private const int MaxDepth = 64;

    /// <summary>Stands for an object of which nothing can be said.</summary>
    private const string Nameless = "System.Object";

    public static Export Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth });
            var root = document.RootElement;
            return root.ValueKind switch
            {
                JsonValueKind.Array => new Export([.. root.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object).Take(Export.MaxObjects).Select(Object)], root.GetArrayLength() > Export.MaxObjects ? Export.TooMany : null),
                JsonValueKind.Object => new Export([Object(root)], null),
                _ => new Export([], null),
            };
        }
        catch (JsonException e)
        {
            return Export.Nothing($"it is damaged, breaks off or is nested deeper than {MaxDepth} at line {(e.LineNumber ?? 0) + 1}");
        }
    }

    private static ExportedObject Object(JsonElement json)
    {
        var item = new ExportedObject();
        foreach (var property in json.EnumerateObject())
        {
            string[] values = [.. Values(property.Value)];
            item.Add(property.Name, [.. values.Where(v => v.Length > 0)], isWhole: Array.TrueForAll(values, v => v != Nameless));
        }

        return item;
    }

    private static IEnumerable<string> Values(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        JsonValueKind.Array => value.EnumerateArray().Take(ExportedObject.MaxProperties + 1).Select(Text),
        // Windows PowerShell wraps some collections: {"value":[...],"Count":2}.
        JsonValueKind.Object when value.TryGetProperty("value", out var inner) && inner.ValueKind == JsonValueKind.Array => Values(inner),
        _ => [Text(value)],
    };

    /// <summary>Nested objects stand for a name: a directory object's, or an enumeration's.</summary>
    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.True => bool.TrueString,
        JsonValueKind.False => bool.FalseString,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Object => NameOf(value),
        _ => "",
    };

    private static string NameOf(JsonElement value)
    {
        foreach (var name in (ReadOnlySpan<string>)["Value", "value", "Name", "DomainAndHostName", "Host", "OriginalString"])
        {
            if (value.TryGetProperty(name, out var inner) && inner.ValueKind == JsonValueKind.String)
            {
                return inner.GetString() ?? "";
            }
        }

        return Nameless;
    }
}
