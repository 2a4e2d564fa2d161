using Breakwater.Model;

namespace Breakwater.Evidence.Paths;

/// <summary>Which source a folder or file name suggests: live folders by their tail, and the folder names that ExchangeLogCollector gives.</summary>
internal static class SourceFolders
{
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

    /// <summary>The source that the place suggests; null when it says nothing.</summary>
    public static string? Suggest(string path)
    {
        var lower = "/" + path.ToLowerInvariant();
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

    /// <summary>True when a file with this path claims to be a log that Breakwater reads, also under a further ending: what encrypts files appends one.</summary>
    public static bool ClaimsToBeLog(string path)
    {
        var lower = "/" + path.ToLowerInvariant();
        return HasEnding(lower, ".evtx") || (HasEnding(lower, ".log")
            && (Suggest(path) is not null || lower.Contains("/httpproxy_", StringComparison.Ordinal) || Array.Exists(MixedFolders, f => lower.Contains(f, StringComparison.Ordinal))));
    }

    /// <summary>At the end of the name, or before another ending that is no checksum, note or copy in text.</summary>
    private static bool HasEnding(string lower, string ending)
    {
        var name = lower.AsSpan(lower.LastIndexOf('/') + 1);
        var rest = name.LastIndexOf(ending, StringComparison.Ordinal) is > 0 and var at ? name[(at + ending.Length)..] : "-";
        return rest is "" || (rest[0] == '.' && rest is not (".md5" or ".sha1" or ".sha256" or ".txt" or ".xml" or ".json" or ".csv"));
    }

    /// <summary><c>W3SVC1</c> and ExchangeLogCollector's <c>IIS_W3SVC1_Logs</c>; Exchange's own RpcHttp folder of that name is caught before.</summary>
    private static bool IsIisFolder(string lower) =>
        lower.Contains("/w3svc", StringComparison.Ordinal) || lower.Contains("/iis_w3svc", StringComparison.Ordinal);
}
