using System.Text.RegularExpressions;
using Breakwater.Model;

namespace Breakwater.Judgement.Coverage;

/// <summary>Says which sources an unread file belongs to, by the tail of its path; where that leaves two, both lose it.</summary>
internal static partial class UnreadSources
{
    private const int LongestPath = 4096;

    private static readonly (string Tail, string[] Sources)[] Tails =
    [
        ("/w3svc1/", [SourceCatalogue.IisFrontEnd]),
        ("/w3svc2/", [SourceCatalogue.IisBackEnd]),
        ("/w3svc", [SourceCatalogue.IisFrontEnd, SourceCatalogue.IisBackEnd]),
        ("/httperr/", [SourceCatalogue.HttpErr]),
        ("/ecp/server/", [SourceCatalogue.EcpServer]),
        ("/ecpserver", [SourceCatalogue.EcpServer]),
        ("/ecp/activity/", [SourceCatalogue.EcpActivity]),
        ("/ecpactivity", [SourceCatalogue.EcpActivity]),
        ("/oabgenerator", [SourceCatalogue.OabGenerator]),
        ("/oabgen", [SourceCatalogue.OabGenerator]),
        ("/localpowershell/", [SourceCatalogue.LocalPowerShell]),
        ("/rps_http", [SourceCatalogue.RpsHttp]),
        ("/rps_cmdlet", [SourceCatalogue.RpsCmdlet]),
        ("/rps_authz", [SourceCatalogue.RpsAuthZ]),
        ("/powershell-proxy/http/", [SourceCatalogue.RpsHttp]),
        ("/powershell-proxy/cmdlet/", [SourceCatalogue.RpsCmdlet]),
        ("/powershell-proxy/authz/", [SourceCatalogue.RpsAuthZ]),
        ("/messagetracking/", [SourceCatalogue.MessageTracking]),
        ("/msgtrk", [SourceCatalogue.MessageTracking]),
        ("/logging/mapihttp/", [SourceCatalogue.MapiHttp]),
        ("/logging/ews/", [SourceCatalogue.Ews]),
        ("/ews_", [SourceCatalogue.Ews]),
        ("/logging/autodiscover/", [SourceCatalogue.Autodiscover]),
        ("/autodiscover_", [SourceCatalogue.Autodiscover]),
        ("/logging/owa/", [SourceCatalogue.Owa]),
        ("/u_ex", [SourceCatalogue.IisFrontEnd, SourceCatalogue.IisBackEnd]),
    ];

    public static IReadOnlyList<string> Of(string path)
    {
        var normal = "/" + (path.Length > LongestPath ? path[^LongestPath..] : path).Replace('\\', '/').Replace("%5C", "/", StringComparison.OrdinalIgnoreCase).ToLowerInvariant();
        if (HttpProxy().Match(normal) is { Success: true } proxy)
        {
            return [SourceCatalogue.HttpProxyPrefix + proxy.Groups["protocol"].Value];
        }

        var name = normal[(normal.LastIndexOf('/') + 1)..];
        if (LogEnding.IndexOf(name, ".evtx") is >= 0 and var at)
        {
            return [SourceCatalogue.EventLogPrefix + name[..at].Replace("%4", "-", StringComparison.Ordinal).Replace(' ', '-')];
        }

        foreach (var (tail, sources) in Tails)
        {
            if (normal.Contains(tail, StringComparison.Ordinal) && IsLog(name))
            {
                return sources;
            }
        }

        return [];
    }

    private static bool IsLog(string name) =>
        LogEnding.IndexOf(name, ".log") >= 0 || name.EndsWith(".gz", StringComparison.Ordinal) || name.EndsWith(".csv", StringComparison.Ordinal) || !name.Contains('.', StringComparison.Ordinal);

    [GeneratedRegex("/httpproxy/(?<protocol>[a-z0-9]{1,40})(?:/|$)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HttpProxy();
}
