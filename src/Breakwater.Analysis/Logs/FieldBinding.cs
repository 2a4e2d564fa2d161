using Breakwater.Knowledge.LogSources;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Logs;

/// <summary>How one field of a rule is found in the records of one schema.</summary>
/// <param name="Kind">What is done with the cell.</param>
/// <param name="Column">Column of the schema.</param>
/// <param name="SecondColumn">Second column of a joined field; -1 when there is none.</param>
/// <param name="Member">Key inside a collection cell, UTF-8; empty for a whole cell.</param>
internal readonly record struct FieldBinding(FieldForm Kind, int Column, int SecondColumn, ReadOnlyMemory<byte> Member)
{
    /// <summary>Rules compare the field with it, but it does not say that the field is there.</summary>
    public bool IsBorrowed { get; init; }

    private static readonly HashSet<string> UrlColumns = new(StringComparer.OrdinalIgnoreCase)
    {
        "cs-uri-stem", "cs-uri-query", "cs-uri", "cs(Referer)", "cs(Cookie)", "UrlStem", "UrlQuery", "AnchorMailbox", "BackEndCookie", "RoutingHint", "UrlHost",
    };

    private static readonly HashSet<string> AgentColumns = new(StringComparer.OrdinalIgnoreCase) { "cs(User-Agent)", "UserAgent", "ClientInfo" };

    /// <summary>Where the values of a rule's field stand; nowhere when the schema has none of its names.</summary>
    public static IEnumerable<FieldBinding> Of(string field, RecordPlace place, LogSchema schema)
    {
        var found = NamesOf(field, place).Select(n => Find(n, schema)).OfType<FieldBinding>().Distinct().ToList();

        // Where the log has a column for the field, the whole URL only lends it its text; such bindings come last.
        var hasOwn = found.Exists(b => b.Kind != FieldForm.JoinedUrl);
        return found.Select(b => b with { IsBorrowed = hasOwn && b.Kind == FieldForm.JoinedUrl }).OrderBy(b => b.IsBorrowed);
    }

    /// <summary>Whether all that a rule's field is compared with are agents, of which logs repeat a few.</summary>
    public static bool IsAgent(string field, RecordPlace place) => NamesOf(field, place).All(AgentColumns.Contains);

    private static IEnumerable<string> NamesOf(string field, RecordPlace place) =>
        place.Fields.FirstOrDefault(f => f.Name.Equals(field, StringComparison.OrdinalIgnoreCase))?.Texts ?? [field];

    private static FieldBinding? Find(string name, LogSchema schema)
    {
        // The ECP server log has no column for it, but a member of that name.
        if (name.Equals("url", StringComparison.OrdinalIgnoreCase) && Joined(schema) is { } joined)
        {
            return joined;
        }

        if (name.Equals("url-extension", StringComparison.OrdinalIgnoreCase))
        {
            return Math.Max(schema.IndexOf("cs-uri-stem"), schema.IndexOf("UrlStem")) is >= 0 and var path ? new FieldBinding(FieldForm.Extension, path, -1, default) : null;
        }

        var column = schema.IndexOf(name);
        if (column >= 0)
        {
            return new FieldBinding(FormOf(schema.Columns[column]), column, -1, default);
        }

        var collection = schema.IndexOf("EventData");
        return collection < 0 ? null : new FieldBinding(FieldForm.Member, collection, -1, System.Text.Encoding.UTF8.GetBytes(name));
    }

    private static FieldBinding? Joined(LogSchema schema)
    {
        var stem = schema.IndexOf("cs-uri-stem");
        if (stem >= 0)
        {
            return new FieldBinding(FieldForm.JoinedUrl, stem, schema.IndexOf("cs-uri-query"), default);
        }

        stem = schema.IndexOf("UrlStem");
        return stem >= 0 ? new FieldBinding(FieldForm.JoinedUrl, stem, schema.IndexOf("UrlQuery"), default)
            : schema.IndexOf("cs-uri") is >= 0 and var whole ? new FieldBinding(FieldForm.Url, whole, -1, default) : null;
    }

    private static FieldForm FormOf(string column) => UrlColumns.Contains(column) ? FieldForm.Url : AgentColumns.Contains(column) ? FieldForm.Agent : FieldForm.Plain;
}
