using System.Text.Json;

namespace Breakwater.Reports.Json;

/// <summary>The <c>fields</c> member of findings and matches.</summary>
internal static class FieldsJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyDictionary<string, string> fields)
    {
        json.WriteStartObject("fields");
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in fields.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            // Two names that differ in half a surrogate pair only must not become one member written twice.
            var unique = JsonMembers.Whole(name);
            while (!written.Add(unique))
            {
                unique += "#";
            }

            json.WriteString(unique, JsonMembers.Whole(value));
        }

        json.WriteEndObject();
    }
}
