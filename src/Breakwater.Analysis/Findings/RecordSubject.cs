using System.Globalization;
using Breakwater.Analysis.Rules;
using Breakwater.Model;

namespace Breakwater.Analysis.Findings;

/// <summary>Finds the facts that judgement needs in a record's fields, whatever the source calls them.</summary>
internal static class RecordSubject
{
    private static readonly string CmdletLog = SourceCatalogue.EventLog("MSExchange Management");

    private static readonly string[] ClientColumns = ["X-Forwarded-For", "x-forwarded-for", "ClientIpAddress", "c-ip", "ClientIP", "client-ip", "remote-endpoint", "IpAddress"];
    private static readonly string[] AgentColumns = ["cs(User-Agent)", "UserAgent", "ClientInfo", "ClientSoftware"];
    private static readonly string[] UserColumns = ["cs-username", "AuthenticatedUser", "AuthenticatedUserEmail"];
    private static readonly string[] EventUserColumns = ["User", "SubjectUserName"];

    /// <summary>The cmdlet log has values without names; the third is who ran the cmdlet, as the directory names it: <c>contoso.example/Users/Anna</c>.</summary>
    private static readonly string[] CmdletUserColumns = ["Data[2]"];

    private static readonly string[] MailboxColumns = ["ActAsUser", "ImpersonatedUser", "ProxyAsUser", "ActAsUserEmail"];
    private static readonly string[] TargetColumns = ["cs-uri-stem", "UrlStem", "cs-uri", "Cmdlet", "CMD", "SoapAction", "message"];
    private static readonly string[] StatusColumns = ["sc-status", "HttpStatus", "HttpStatusCode"];
    private static readonly string[] BytesColumns = ["sc-bytes", "ResponseBytes", "ResponseSize", "total-bytes"];

    public static FindingSubject Of(IReadOnlyDictionary<string, string> fields, string source, RuleBlock? block)
    {
        // The back end's c-ip is the proxying server itself.
        var client = source == SourceCatalogue.IisBackEnd ? null : FirstOf(fields, ClientColumns, ClientAddress.Normalise);
        return new FindingSubject
        {
            ClientAddress = client,
            UserAgent = FirstOf(fields, AgentColumns, v => source.StartsWith("iis-", StringComparison.Ordinal) ? v.Replace('+', ' ') : v),
            User = FirstOf(fields, source == CmdletLog ? CmdletUserColumns : source.StartsWith(SourceCatalogue.EventLogPrefix, StringComparison.Ordinal) ? EventUserColumns : UserColumns),
            Mailbox = AccessToken.AccountIn(fields.GetValueOrDefault("cs-uri-query") ?? fields.GetValueOrDefault("UrlQuery")) ?? FirstOf(fields, block?.MailboxFields ?? MailboxColumns, Mailbox),
            RequestId = fields.GetValueOrDefault("RequestId") ?? CafeRequestId(fields.GetValueOrDefault("cs-uri-query")),
            Target = block?.TargetFields switch
            {
                ["url"] => Url(fields),
                ["RelativeTargetName"] => OnShare(fields),
                var columns => FirstOf(fields, columns ?? TargetColumns, Target),
            },
            RemovedBy = Removal.By(fields),
            IsOwn = block?.IsOwn == true || IsServerItself(fields, source, client),
            Status = (int?)Number(FirstOf(fields, StatusColumns)),
            ResponseBytes = Number(FirstOf(fields, BytesColumns)),
        };
    }

    /// <summary>IIS writes the address on which the server was called beside that of the client; nobody else calls it by loopback.</summary>
    private static bool IsServerItself(IReadOnlyDictionary<string, string> fields, string source, string? client) => source == SourceCatalogue.IisFrontEnd
        ? (client is not null ? client == ClientAddress.Normalise(fields.GetValueOrDefault("s-ip")) : ClientAddress.IsLoopback(fields.GetValueOrDefault("c-ip")))
        : source.StartsWith(SourceCatalogue.HttpProxyPrefix, StringComparison.Ordinal) && client is null && ClientAddress.IsLoopback(fields.GetValueOrDefault("ClientIpAddress"));

    /// <summary>The virtual field of the rules: path and query in one.</summary>
    private static string? Url(IReadOnlyDictionary<string, string> fields)
    {
        var query = fields.GetValueOrDefault("cs-uri-query") ?? fields.GetValueOrDefault("UrlQuery");
        return FirstOf(fields, TargetColumns) + (string.IsNullOrEmpty(query) || query[0] == '?' ? query : "?" + query);
    }

    /// <summary>An access to a share names the file below the folder that is shared, which another field names as the kernel writes it: <c>\??\C:\</c>.</summary>
    private static string? OnShare(IReadOnlyDictionary<string, string> fields)
    {
        const string KernelPrefix = @"\??\";
        var file = fields.GetValueOrDefault("RelativeTargetName");
        return file is null || !fields.TryGetValue("ShareLocalPath", out var shared) || !shared.StartsWith(KernelPrefix, StringComparison.Ordinal)
            ? file
            : shared[KernelPrefix.Length..].TrimEnd('\\') + "\\" + file.TrimStart('\\');
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

        if (value[0] == '-')
        {
            return Argument(value, "-Mailbox") ?? (Argument(value, "-Identity") is { } identity ? Owner(identity) : null);
        }

        // The options pages of a mailbox have its address in their own.
        if (value[0] == '/' && !IsDistinguishedName(value))
        {
            return value.Split('/') is [_, _, var owner, ..] && Uri.UnescapeDataString(owner) is var address && address.Contains('@', StringComparison.Ordinal) ? address : null;
        }

        var prefix = value.IndexOfAny(['~', ':']);
        return prefix is > 0 and < 32 ? value[(prefix + 1)..] : value;
    }

    /// <summary>As old Exchange names a mailbox: <c>/o=Contoso/ou=.../cn=Recipients/cn=anna</c>.</summary>
    private static bool IsDistinguishedName(string value) => value.StartsWith("/o=", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whose mailbox an identity is: <c>user:\Inbox</c> names a folder, <c>contoso.example/Users/Name</c> a place in the directory.</summary>
    private static string? Owner(string identity)
    {
        var folder = identity.IndexOf(":\\", StringComparison.Ordinal);
        var owner = folder > 0 ? identity[..folder] : identity;
        owner = IsDistinguishedName(owner) ? owner : owner[(owner.LastIndexOf('/') + 1)..].Trim();
        return owner.Length == 0 || owner[0] == '$' ? null : owner;
    }

    /// <summary>Of a cmdlet's parameters the file it writes, where it writes one; null for the dash that events have for nothing.</summary>
    private static string? Target(string value) => value is "-" ? null : value[0] != '-' ? Removal.DefenderFile(value) ?? value : Argument(value, "-FilePath") ?? Argument(value, "-RequestFile") ?? value;

    /// <summary>One value of a cmdlet's parameters, which are logged as <c>-Name "value"</c>; null where the name is not among them.</summary>
    private static string? Argument(string parameters, string name)
    {
        var at = parameters.IndexOf(name + " ", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var value = parameters.AsSpan(at + name.Length).TrimStart();
        var isQuoted = value.StartsWith('"');
        value = isQuoted ? value[1..] : value;
        var end = value.IndexOf(isQuoted ? '"' : ' ');
        return end > 0 ? value[..end].ToString() : end < 0 && !isQuoted && !value.IsEmpty ? value.ToString() : null;
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
