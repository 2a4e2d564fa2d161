using Breakwater.Model;

namespace Breakwater.Evidence.Paths;

/// <summary>Which source a folder or file name suggests: live folders by their tail, and the folder names that ExchangeLogCollector gives.</summary>
internal static class SourceFolders
{
    private const int MaxOnStack = 512;

    /// <summary>Tail of a folder path, in lower case, and its source; the first that fits wins.</summary>
    private static readonly (string Tail, string Source)[] Tails =
    [
        .. new[] { "ecp", "owa", "owacalendar", "autodiscover", "ews", "mapi", "powershell", "rpchttp", "eas", "oab", "rest", "e4e", "pushnotifications", "reportingwebservice" }
            .Select(p => ("/logging/httpproxy/" + p + "/", SourceCatalogue.HttpProxyPrefix + p)),
        ("/logging/ecp/server/", SourceCatalogue.EcpServer),
        ("/logging/ecp/activity/", SourceCatalogue.EcpActivity),
        ("/logging/oabgeneratorlog/", SourceCatalogue.OabGenerator),
        ("/logging/oabgeneratorsimplelog/", SourceCatalogue.OabGenerator),
        ("/logging/ews/", SourceCatalogue.Ews),
        ("/logging/cosmosqueue/audit/", SourceCatalogue.AuditQueue),
        ("/logging/autodiscover/", SourceCatalogue.Autodiscover),
        ("/logging/owa/", SourceCatalogue.Owa),
        ("/logging/mapi client access/", SourceCatalogue.MapiHttp),
        ("/logging/mapihttp/mailbox/", SourceCatalogue.MapiHttp),
        ("/logging/cmdletinfra/powershell-proxy/http/", SourceCatalogue.RpsHttp),
        ("/logging/cmdletinfra/powershell-proxy/cmdlet/", SourceCatalogue.RpsCmdlet),
        ("/logging/cmdletinfra/powershell-proxy/authz/", SourceCatalogue.RpsAuthZ),
        ("/logging/cmdletinfra/localpowershell/cmdlet/", SourceCatalogue.LocalPowerShell),
        ("/transportroles/logs/messagetracking/", SourceCatalogue.MessageTracking),
        ("/logging/localqueue/exchange/", SourceCatalogue.AuditQueue),
        ("/logging/rpchttp/", SourceCatalogue.OtherExchangeLog),
        ("/logfiles/httperr/", SourceCatalogue.HttpErr),
        ("/ecp_proxy_logs/", "httpproxy/ecp"),
        ("/ews_proxy_logs/", "httpproxy/ews"),
        ("/rca_proxy_logs/", "httpproxy/rpchttp"),
        ("/eas_proxy_logs/", "httpproxy/eas"),
        ("/autod_proxy_logs/", "httpproxy/autodiscover"),
        ("/owa_proxy_logs/", "httpproxy/owa"),
        ("/owa_proxy_calendar_logs/", "httpproxy/owacalendar"),
        ("/mapi_proxy_logs/", "httpproxy/mapi"),
        ("/oab_proxy_logs/", "httpproxy/oab"),
        ("/powershell_proxy_logs/", "httpproxy/powershell"),
        ("/ews_be_logs/", SourceCatalogue.Ews),
        ("/autod_logs/", SourceCatalogue.Autodiscover),
        ("/owa_logs/", SourceCatalogue.Owa),
        ("/mapi_logs/", SourceCatalogue.MapiHttp),
        ("/oab_generation_logs/", SourceCatalogue.OabGenerator),
        ("/oab_generation_simple_logs/", SourceCatalogue.OabGenerator),
        ("/message_tracking_logs/", SourceCatalogue.MessageTracking),
        ("/httperr_logs/", SourceCatalogue.HttpErr),
        ("/rca_logs/", SourceCatalogue.OtherExchangeLog),
        ("/rpc_http_logs/", SourceCatalogue.OtherExchangeLog),
        ("/imap_logs/", SourceCatalogue.OtherExchangeLog),
        ("/pop_logs/", SourceCatalogue.OtherExchangeLog),
        ("/mitigation_service_logs/", SourceCatalogue.OtherExchangeLog),
        ("_protocol_logs/", SourceCatalogue.Smtp),
    ];

    /// <summary>Folders whose logs need their columns or file name to tell the source.</summary>
    private static readonly string[] MixedFolders = ["/ecp_logs/", "/cmdletinfra_logs/", "/logging/httpproxy/"];

    /// <summary>Start of a file name, in lower case, where the name alone says it.</summary>
    private static readonly (string Start, string Source)[] Names =
    [
        ("oabgen", SourceCatalogue.OabGenerator),
        ("ecpserver", SourceCatalogue.EcpServer),
        ("ecpactivity", SourceCatalogue.EcpActivity),
        ("msgtrk", SourceCatalogue.MessageTracking),
        ("httperr", SourceCatalogue.HttpErr),
        ("rps_http", SourceCatalogue.RpsHttp),
        ("rps_cmdlet", SourceCatalogue.RpsCmdlet),
        ("rps_authz", SourceCatalogue.RpsAuthZ),
        ("u_ex", SourceCatalogue.IisOther),
        ("u_extend", SourceCatalogue.IisOther),
    ];

    /// <summary>What lies beside a log and is none: checksums, signatures, indexes, notes and copies in text.</summary>
    private static readonly string[] HarmlessEndings =
    [
        ".md5", ".sha1", ".sha256", ".sha384", ".sha512", ".md5sum", ".sha1sum", ".sha256sum", ".sha512sum", ".sig", ".asc", ".idx", ".txt", ".xml", ".json", ".jsonl", ".csv", ".htm", ".html",
    ];

    /// <summary>The source that the place suggests; null when it says nothing.</summary>
    public static string? Suggest(string path)
    {
        // Fifty thousand logs need not be fifty thousand strings.
        var room = path.Length < MaxOnStack ? stackalloc char[MaxOnStack] : new char[path.Length + 1];
        room[0] = '/';
        ReadOnlySpan<char> lower = room[..(path.AsSpan().ToLowerInvariant(room[1..]) + 1)];
        foreach (var (tail, source) in Tails)
        {
            if (lower.Contains(tail, StringComparison.Ordinal))
            {
                return source;
            }
        }

        var name = lower[(lower.LastIndexOf('/') + 1)..];
        foreach (var (start, source) in Names)
        {
            if (name.StartsWith(start, StringComparison.Ordinal))
            {
                return source;
            }
        }

        return IsIisFolder(lower) ? SourceCatalogue.IisOther : null;
    }

    /// <summary>The path of the log that a file with this path claims to be, without a further ending: what encrypts files appends one. Null when it claims nothing.</summary>
    public static string? ClaimedLog(string path) =>
        WithoutFurtherEnding(path, ".evtx") ?? (WithoutFurtherEnding(path, ".log") is { } log && IsPlaceOfLogs(path) ? log : null);

    private static bool IsPlaceOfLogs(string path)
    {
        var lower = "/" + path.ToLowerInvariant();
        return Suggest(path) is not null || lower.Contains("/httpproxy_", StringComparison.Ordinal) || Array.Exists(MixedFolders, f => lower.Contains(f, StringComparison.Ordinal));
    }

    /// <summary>Null also where the last ending is that of a checksum, signature, note or copy in text.</summary>
    private static string? WithoutFurtherEnding(string path, string ending)
    {
        var name = path.LastIndexOf('/') + 1;
        if (LogEnding.IndexOf(path.AsSpan(name), ending) is not (>= 0 and var at))
        {
            return null;
        }

        return Array.Exists(HarmlessEndings, e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ? null : path[..(name + at + ending.Length)];
    }

    /// <summary><c>W3SVC1</c> and ExchangeLogCollector's <c>IIS_W3SVC1_Logs</c>; Exchange's own RpcHttp folder of that name is caught before.</summary>
    private static bool IsIisFolder(ReadOnlySpan<char> lower) =>
        lower.Contains("/w3svc", StringComparison.Ordinal) || lower.Contains("/iis_w3svc", StringComparison.Ordinal);
}
