using System.Globalization;
using Breakwater.Analysis.Rules;
using Breakwater.Model;

namespace Breakwater.Analysis.Findings;

/// <summary>Finds the facts that judgement needs in a record's fields, whatever the source calls them.</summary>
internal static class RecordSubject
{
    private static readonly string[] ClientColumns = ["X-Forwarded-For", "x-forwarded-for", "ClientIpAddress", "c-ip", "ClientIP", "client-ip", "remote-endpoint"];
    private static readonly string[] AgentColumns = ["cs(User-Agent)", "UserAgent", "ClientInfo", "ClientSoftware"];
    private static readonly string[] UserColumns = ["cs-username", "AuthenticatedUser", "AuthenticatedUserEmail"];
    private static readonly string[] MailboxColumns = ["ActAsUser", "ImpersonatedUser", "ProxyAsUser", "ActAsUserEmail"];
    private static readonly string[] TargetColumns = ["cs-uri-stem", "UrlStem", "cs-uri", "Cmdlet", "CMD", "SoapAction", "message"];
    private static readonly string[] StatusColumns = ["sc-status", "HttpStatus", "HttpStatusCode"];
    private static readonly string[] BytesColumns = ["sc-bytes", "ResponseBytes", "ResponseSize"];

    public static FindingSubject Of(IReadOnlyDictionary<string, string> fields, string source, RuleBlock? block)
    {
        // The back end's c-ip is the proxying server itself.
        var client = source == SourceCatalogue.IisBackEnd ? null : FirstOf(fields, ClientColumns, ClientAddress.Normalise);
        return new FindingSubject
        {
            ClientAddress = client,
            UserAgent = FirstOf(fields, AgentColumns, v => source.StartsWith("iis-", StringComparison.Ordinal) ? v.Replace('+', ' ') : v),
            User = FirstOf(fields, UserColumns),
            Mailbox = AccessToken.AccountIn(fields.GetValueOrDefault("cs-uri-query") ?? fields.GetValueOrDefault("UrlQuery")) ?? FirstOf(fields, block?.MailboxFields ?? MailboxColumns, Mailbox),
            RequestId = fields.GetValueOrDefault("RequestId") ?? CafeRequestId(fields.GetValueOrDefault("cs-uri-query")),
            Target = block?.TargetFields is ["url"] ? Url(fields) : FirstOf(fields, block?.TargetFields ?? TargetColumns),
            Status = (int?)Number(FirstOf(fields, StatusColumns)),
            ResponseBytes = Number(FirstOf(fields, BytesColumns)),
        };
    }

    /// <summary>The virtual field of the rules: path and query in one.</summary>
    private static string? Url(IReadOnlyDictionary<string, string> fields)
    {
        var query = fields.GetValueOrDefault("cs-uri-query") ?? fields.GetValueOrDefault("UrlQuery");
        return FirstOf(fields, TargetColumns) + (string.IsNullOrEmpty(query) || query[0] == '?' ? query : "?" + query);
    }

    private static string? FirstOf(IReadOnlyDictionary<string, string> fields, IReadOnlyList<string> columns, Func<string, string?>? read = null)
    {
        foreach (var column in columns)
        {
            if (fields.TryGetValue(column, out var value) && value.Length > 0 && (read is null ? value : read(value)) is { } result)
            {
                return result;
            }
        }

        return null;
    }

    /// <summary>A routing key or cmdlet argument reduced to the mailbox it names; null when it names none.</summary>
    private static string? Mailbox(string? value)
    {
        if (string.IsNullOrEmpty(value) || value.StartsWith("ServerInfo~", StringComparison.OrdinalIgnoreCase) || value.StartsWith("ServerVersion~", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var argument = value.IndexOf("-Mailbox \"", StringComparison.OrdinalIgnoreCase);
        if (argument >= 0)
        {
            var start = argument + "-Mailbox \"".Length;
            var end = value.IndexOf('"', start);
            return end > start ? value[start..end] : null;
        }

        var prefix = value.IndexOfAny(['~', ':']);
        return prefix is > 0 and < 32 ? value[(prefix + 1)..] : value;
    }

    private static string? CafeRequestId(string? query)
    {
        const string Name = "cafeReqId=";
        var at = query?.IndexOf(Name, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0)
        {
            return null;
        }

        var value = query![(at + Name.Length)..];
        var end = value.IndexOfAny([';', '&']);
        return end >= 0 ? value[..end] : value;
    }

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
