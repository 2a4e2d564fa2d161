using System.Text.RegularExpressions;
using Breakwater.Model;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Logs;

/// <summary>Tells which source a recognised text log belongs to: by its own type and columns first, by its folder second.</summary>
internal sealed partial class LogSourceAssignment
{
    private readonly IReadOnlyDictionary<long, string> _sourceOfSite;

    /// <param name="sourceOfSite">IIS site id to source id, from applicationHost.config; empty where the evidence has none.</param>
    public LogSourceAssignment(IReadOnlyDictionary<long, string> sourceOfSite) => _sourceOfSite = sourceOfSite;

    /// <param name="facts">What the log says about itself.</param>
    /// <param name="path">Normalised path, for the folder name.</param>
    /// <param name="hint">What the collector's folder name suggests.</param>
    public string SourceOf(LogFacts facts, string path, string? hint) => facts.LogType switch
    {
        LogTypes.Iis => SourceOfIis(facts, path),
        LogTypes.HttpErr => SourceCatalogue.HttpErr,
        LogTypes.HttpProxy => SourceOfHttpProxy(facts, path, hint),
        LogTypes.EcpServer => SourceCatalogue.EcpServer,
        LogTypes.EcpActivity => SourceCatalogue.EcpActivity,
        LogTypes.Ews => SourceCatalogue.Ews,
        LogTypes.RpsHttp => SourceCatalogue.RpsHttp,
        LogTypes.RpsCmdlet => path.Contains("/LocalPowerShell/", StringComparison.OrdinalIgnoreCase) ? SourceCatalogue.LocalPowerShell : SourceCatalogue.RpsCmdlet,
        LogTypes.MessageTracking => SourceCatalogue.MessageTracking,
        LogTypes.SmtpReceive or LogTypes.SmtpSend or LogTypes.SmtpProtocol => SourceCatalogue.Smtp,
        LogTypes.Agent => SourceCatalogue.AgentLog,
        LogTypes.Audit => SourceCatalogue.AuditQueue,
        LogTypes.OabGenerator => SourceCatalogue.OabGenerator,
        LogTypes.MapiHttp => SourceCatalogue.MapiHttp,
        { } type when type.Contains("AuthZ", StringComparison.OrdinalIgnoreCase) => SourceCatalogue.RpsAuthZ,
        { } type when type.Contains("Autodiscover", StringComparison.OrdinalIgnoreCase) => SourceCatalogue.Autodiscover,
        { } type when type.StartsWith("OWA", StringComparison.OrdinalIgnoreCase) => SourceCatalogue.Owa,
        _ => hint ?? SourceCatalogue.OtherExchangeLog,
    };

    /// <summary>The ports are the surest sign of a site, then the configuration, then the default site numbers.</summary>
    private string SourceOfIis(LogFacts facts, string path)
    {
        var bySite = SiteFolder().Match(path) is { Success: true } folder && long.TryParse(folder.Groups["id"].Value, out var id)
            ? _sourceOfSite.GetValueOrDefault(id) ?? DefaultSourceOfSite(id)
            : null;
        return facts.Port switch
        {
            "443" or "80" => SourceCatalogue.IisFrontEnd,
            "444" or "81" or "445" => SourceCatalogue.IisBackEnd,
            _ => bySite ?? SourceCatalogue.IisOther,
        };
    }

    private static string? DefaultSourceOfSite(long id) => id switch
    {
        1 => SourceCatalogue.IisFrontEnd,
        2 => SourceCatalogue.IisBackEnd,
        _ => null,
    };

    /// <summary>The Protocol column is authoritative whatever the folder is called.</summary>
    private static string SourceOfHttpProxy(LogFacts facts, string path, string? hint)
    {
        var protocol = facts.Protocol;
        if (protocol is null || !ProtocolName().IsMatch(protocol))
        {
            protocol = HttpProxyFolder().Match(path) is { Success: true } folder ? folder.Groups["name"].Value : null;
        }

        return protocol is not null ? SourceCatalogue.HttpProxyPrefix + protocol.ToLowerInvariant() : hint ?? SourceCatalogue.HttpProxyPrefix + "unknown";
    }

    [GeneratedRegex(@"/W3SVC(?<id>\d{1,9})/", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SiteFolder();

    [GeneratedRegex(@"/HttpProxy/(?<name>[A-Za-z0-9]{2,32})/", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HttpProxyFolder();

    [GeneratedRegex("^[A-Za-z0-9]{2,32}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProtocolName();
}
