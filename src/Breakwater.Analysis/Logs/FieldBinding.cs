using Breakwater.TextLogs;

namespace Breakwater.Analysis.Logs;

/// <summary>How one field of a rule is found in the records of one schema.</summary>
/// <param name="Kind">What is done with the cell.</param>
/// <param name="Column">Column of the schema; -1 when the source cannot carry the field.</param>
/// <param name="SecondColumn">Second column of a joined field; -1 when there is none.</param>
/// <param name="Member">Key inside a collection cell, UTF-8; empty for a whole cell.</param>
internal readonly record struct FieldBinding(FieldForm Kind, int Column, int SecondColumn, ReadOnlyMemory<byte> Member)
{
    private static readonly FieldBinding Absent = new(FieldForm.Plain, -1, -1, default);

    /// <summary>Sigma's web-server names and our own virtual ones, beside the names that the logs use themselves.</summary>
    private static readonly Dictionary<string, string[]> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["cs-method"] = ["Method"],
        ["cs-uri-stem"] = ["UrlStem"],
        ["cs-uri-query"] = ["UrlQuery"],
        ["sc-status"] = ["HttpStatus"],
        ["cs-user-agent"] = ["cs(User-Agent)", "UserAgent"],
        ["cs(User-Agent)"] = ["UserAgent"],
        ["c-useragent"] = ["cs(User-Agent)", "UserAgent"],
        ["cs-referer"] = ["cs(Referer)"],
        ["cs-cookie"] = ["cs(Cookie)"],
        ["cs-username"] = ["AuthenticatedUser"],
        ["cs-host"] = ["UrlHost"],
        ["c-ip"] = ["ClientIpAddress"],
        ["src_ip"] = ["c-ip", "ClientIpAddress"],
    };

    private static readonly HashSet<string> UrlColumns = new(StringComparer.OrdinalIgnoreCase)
    {
        "cs-uri-stem", "cs-uri-query", "cs-uri", "cs(Referer)", "cs(Cookie)", "UrlStem", "UrlQuery", "AnchorMailbox", "BackEndCookie", "RoutingHint", "UrlHost",
    };

    private static readonly HashSet<string> AgentColumns = new(StringComparer.OrdinalIgnoreCase) { "cs(User-Agent)", "UserAgent", "ClientInfo" };

    public static FieldBinding Of(string field, LogSchema schema)
    {
        if (field.Equals("url", StringComparison.OrdinalIgnoreCase) || field.Equals("c-uri", StringComparison.OrdinalIgnoreCase))
        {
            return Joined(schema);
        }

        var column = schema.IndexOf(field);
        if (column < 0 && Aliases.TryGetValue(field, out var names))
        {
            column = names.Select(schema.IndexOf).FirstOrDefault(i => i >= 0, -1);
        }

        if (column >= 0)
        {
            return new FieldBinding(FormOf(schema.Columns[column]), column, -1, default);
        }

        var collection = schema.IndexOf("EventData");
        return collection < 0 ? Absent : new FieldBinding(FieldForm.Member, collection, -1, System.Text.Encoding.UTF8.GetBytes(field));
    }

    private static FieldBinding Joined(LogSchema schema)
    {
        var stem = schema.IndexOf("cs-uri-stem");
        if (stem >= 0)
        {
            return new FieldBinding(FieldForm.JoinedUrl, stem, schema.IndexOf("cs-uri-query"), default);
        }

        stem = schema.IndexOf("UrlStem");
        return stem >= 0 ? new FieldBinding(FieldForm.JoinedUrl, stem, schema.IndexOf("UrlQuery"), default)
            : schema.IndexOf("cs-uri") is >= 0 and var whole ? new FieldBinding(FieldForm.Url, whole, -1, default) : Absent;
    }

    private static FieldForm FormOf(string column) => UrlColumns.Contains(column) ? FieldForm.Url : AgentColumns.Contains(column) ? FieldForm.Agent : FieldForm.Plain;
}
