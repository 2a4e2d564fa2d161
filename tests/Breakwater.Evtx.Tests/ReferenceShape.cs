using System.Text.Json;
using System.Text.RegularExpressions;

namespace Breakwater.Evtx.Tests;

/// <summary>
/// Both dumps in one shape, as flat "path = value" lines. The mapping (docs/evtx.md says why): the reference's <c>#attributes: {Name}</c> is our <c>@Name</c>; its
/// <c>Data: {"#text": [...]}</c> is our <c>Data: [...]</c>; its repeated keys and keys with a suffix (<c>Certificate_1</c>) are our arrays; it cuts times to
/// microseconds and prints GUIDs without braces; where it prints null for an empty string, or leaves the attribute out, we print the empty string.
/// </summary>
internal static partial class ReferenceShape
{
    public static List<string> OfReference(string line)
    {
        using var document = JsonDocument.Parse(line);
        var lines = new List<string>();
        Walk(document.RootElement.GetProperty("Event"), "", lines);
        lines.RemoveAll(l => l.StartsWith("/@xmlns =", StringComparison.Ordinal));
        return Ordered(lines);
    }

    public static List<string> OfOurs(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var lines = new List<string>();
        Walk(document.RootElement, "", lines);
        return Ordered(lines);
    }

    // Repeated elements keep their order among themselves, which the sort does not disturb: it is stable and sees only the path.
    private static List<string> Ordered(List<string> lines) => [.. lines.OrderBy(l => l[..l.IndexOf(" = ", StringComparison.Ordinal)], StringComparer.Ordinal)];

    private static void Walk(JsonElement element, string path, List<string> lines)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                Members(element, path, lines);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Walk(item, path, lines);
                }

                break;
            case JsonValueKind.Null:
                break;
            default:
                var text = Leaf(element);
                if (text.Length > 0)
                {
                    lines.Add($"{path} = {text}");
                }
                else if (path.EndsWith("/Data", StringComparison.Ordinal))
                {
                    lines.Add($"{path} = (empty)");
                }

                break;
        }
    }

    private static void Members(JsonElement element, string path, List<string> lines)
    {
        var names = element.EnumerateObject().Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            var suffix = Suffix().Match(member.Name);
            switch (member.Name)
            {
                case "#attributes":
                    foreach (var attribute in member.Value.EnumerateObject())
                    {
                        Walk(attribute.Value, $"{path}/@{attribute.Name}", lines);
                    }

                    break;
                case "#text" when path.EndsWith("/Data", StringComparison.Ordinal):
                    Walk(member.Value, path, lines);
                    break;
                case var name when suffix.Success && names.Contains(suffix.Groups[1].Value):
                    Walk(member.Value, $"{path}/{suffix.Groups[1].Value}", lines);
                    break;
                default:
                    Walk(member.Value, $"{path}/{member.Name}", lines);
                    break;
            }
        }
    }

    private static string Leaf(JsonElement element)
    {
        var text = element.ToString();
        if (Guid.TryParseExact(text, "B", out var guid) || Guid.TryParseExact(text, "D", out guid))
        {
            return guid.ToString();
        }

        var time = Time().Match(text);
        return time.Success ? time.Groups[1].Value : text;
    }

    [GeneratedRegex(@"^(.+)_\d+$")]
    private static partial Regex Suffix();

    [GeneratedRegex(@"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6})\d*Z$")]
    private static partial Regex Time();
}
