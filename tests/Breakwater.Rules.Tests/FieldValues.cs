using System.Text;
using Breakwater.TextLogs;

namespace Breakwater.Rules.Tests;

/// <summary>The values of one field of a record: as logged, and percent-decoded where rules/README.md says so.</summary>
internal static class FieldValues
{
    private const int MaxRounds = 3;
    private static readonly string[] Decoded = ["cs-uri-stem", "cs-uri-query", "UrlStem", "UrlQuery"];
    private static readonly string[] EventDataMembers = ["CMD", "URL", "EX"];

    public static IReadOnlyList<string> Of(LogSchema schema, in LogRecord record, string field)
    {
        if (field.Equals("url", StringComparison.OrdinalIgnoreCase) && Url(schema, record) is { Count: > 0 } url)
        {
            return url;
        }

        if (EventDataMembers.Contains(field, StringComparer.OrdinalIgnoreCase))
        {
            return Cell(schema, record, "EventData") is { } data && Member(data, field) is { } member ? Forms(member) : [];
        }

        return Cell(schema, record, field) is not { } value ? [] : Decoded.Contains(field, StringComparer.OrdinalIgnoreCase) ? Forms(value) : [value];
    }

    private static IReadOnlyList<string> Url(LogSchema schema, in LogRecord record)
    {
        var stem = Cell(schema, record, "cs-uri-stem") ?? Cell(schema, record, "UrlStem");
        var query = Cell(schema, record, "cs-uri-query") ?? Cell(schema, record, "UrlQuery");
        return stem is null && query is null ? [] : Forms(stem + (string.IsNullOrEmpty(query) ? "" : query[0] == '?' ? query : "?" + query));
    }

    private static string? Cell(LogSchema schema, in LogRecord record, string column) =>
        record.TryGet(schema.IndexOf(column), out var value) ? Encoding.UTF8.GetString(value) : null;

    private static string? Member(string data, string key)
    {
        var bytes = Encoding.UTF8.GetBytes(data);
        return new CollectionReader(bytes).TryGet(Encoding.UTF8.GetBytes(key), out var value, new byte[bytes.Length]) ? Encoding.UTF8.GetString(value) : null;
    }

    private static List<string> Forms(string text)
    {
        List<string> forms = [text];
        for (var round = 0; round < MaxRounds && Uri.UnescapeDataString(forms[^1]) is var next && next != forms[^1]; round++)
        {
            forms.Add(next);
        }

        return forms;
    }
}
