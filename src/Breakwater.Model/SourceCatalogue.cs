using System.Collections.Frozen;

namespace Breakwater.Model;

/// <summary>All kinds of artefact that Breakwater knows, in the order reports list them.</summary>
public static class SourceCatalogue
{
    public const string IisFrontEnd = "iis-frontend";
    public const string IisBackEnd = "iis-backend";

    /// <summary>An IIS log of a site that is neither the Exchange front end nor its back end, or cannot be told.</summary>
    public const string IisOther = "iis-other";
    public const string HttpErr = "httperr";

    /// <summary>Prefix of one source per HttpProxy protocol, for example <c>httpproxy/ecp</c>.</summary>
    public const string HttpProxyPrefix = "httpproxy/";
    public const string EcpServer = "ecp-server";
    public const string EcpActivity = "ecp-activity";
    public const string OabGenerator = "oabgenerator";
    public const string Ews = "ews";
    public const string Autodiscover = "autodiscover";
    public const string Owa = "owa";
    public const string MapiHttp = "mapihttp";
    public const string RpsHttp = "rps-http";
    public const string RpsCmdlet = "rps-cmdlet";
    public const string RpsAuthZ = "rps-authz";
    public const string LocalPowerShell = "local-powershell";
    public const string MessageTracking = "message-tracking";
    public const string Smtp = "smtp-protocol";
    public const string AgentLog = "agentlog";
    public const string AuditQueue = "audit-queue";
    public const string OtherExchangeLog = "exchange-log-other";
    public const string WebFiles = "web-files";
    public const string IisConfiguration = "iis-configuration";
    public const string WebConfig = "web-config";
    public const string VirtualDirectoryExport = "virtual-directory-export";
    public const string SetupLog = "setup-log";
    public const string ExchangeBinary = "exchange-binary";
    public const string VersionExport = "version-export";
    public const string SettingExport = "setting-export";
    public const string FileListing = "file-listing";
    public const string MailboxExport = "mailbox-export";
    public const string Registry = "registry";
    public const string ScheduledTasks = "scheduled-tasks";
    public const string TransportAgents = "transport-agents";
    public const string ScannerHistory = "scanner-history";
    public const string CommandHistory = "command-history";
    public const string Ransomware = "ransomware";

    /// <summary>Plain messages, one a line; only hunted in.</summary>
    public const string MessageLog = "message-log";

    /// <summary>Prefix of one source per event log channel, for example <c>evtx/security</c>.</summary>
    public const string EventLogPrefix = "evtx/";

    private static readonly SourceKind[] Known =
    [
        new(IisFrontEnd, "IIS front end", SourceRhythm.Dense),
        new(IisBackEnd, "IIS back end", SourceRhythm.Dense),
        new(IisOther, "IIS other site", SourceRhythm.Dense),
        new(HttpErr, "HTTPERR", SourceRhythm.Sparse),
        .. HttpProxyProtocols().Select(p => new SourceKind(HttpProxyPrefix + p.ToLowerInvariant(), "HttpProxy " + p, SourceRhythm.Dense)),
        new(EcpServer, "ECP server", SourceRhythm.Sparse),
        new(EcpActivity, "ECP activity", SourceRhythm.Sparse),
        new(OabGenerator, "OAB generator", SourceRhythm.Sparse),
        new(Ews, "EWS back end", SourceRhythm.Dense),
        new(Autodiscover, "Autodiscover back end", SourceRhythm.Dense),
        new(Owa, "OWA back end", SourceRhythm.Sparse),
        new(MapiHttp, "MAPI over HTTP", SourceRhythm.Dense),
        new(RpsHttp, "Remote PowerShell requests", SourceRhythm.Dense),
        new(RpsCmdlet, "Remote PowerShell cmdlets", SourceRhythm.Dense),
        new(RpsAuthZ, "Remote PowerShell authorisation", SourceRhythm.Sparse),
        new(LocalPowerShell, "Local PowerShell cmdlets", SourceRhythm.Sparse),
        new(MessageTracking, "Message tracking", SourceRhythm.Sparse),
        new(Smtp, "SMTP protocol", SourceRhythm.Sparse),
        new(AgentLog, "Transport agents", SourceRhythm.Sparse),
        new(AuditQueue, "Admin audit queue", SourceRhythm.Sparse),
        new(OtherExchangeLog, "Other Exchange log", SourceRhythm.Sparse),
        new(WebFiles, "Web folders", SourceRhythm.State),
        new(IisConfiguration, "IIS configuration", SourceRhythm.State),
        new(WebConfig, "web.config", SourceRhythm.State),
        new(VirtualDirectoryExport, "Virtual directory export", SourceRhythm.State),
        new(SetupLog, "Setup log", SourceRhythm.State),
        new(ExchangeBinary, "Exchange binaries", SourceRhythm.State),
        new(VersionExport, "Version export", SourceRhythm.State),
        new(SettingExport, "Setting export", SourceRhythm.State),
        new(MailboxExport, "Mailbox rules and rights", SourceRhythm.State),
        new(FileListing, "Listing of files", SourceRhythm.State),
        new(Registry, "Registry", SourceRhythm.State),
        new(ScheduledTasks, "Scheduled tasks", SourceRhythm.State),
        new(TransportAgents, "Transport agent list", SourceRhythm.State),
        new(ScannerHistory, "Virus scanner history", SourceRhythm.State),
        new(CommandHistory, "History of typed commands", SourceRhythm.State),
        new(Ransomware, "Files left by ransomware", SourceRhythm.State),
        new(MessageLog, "Plain messages", SourceRhythm.Sparse),
    ];

    private static readonly FrozenDictionary<string, SourceKind> ById = Known.ToFrozenDictionary(k => k.Id, StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, int> Order = Known.Select((k, i) => (k.Id, i)).ToFrozenDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);

    public static IReadOnlyList<SourceKind> All => Known;

    /// <summary>The logs whose columns the administrator chooses.</summary>
    public static bool IsIisLog(string id) => id is IisFrontEnd or IisBackEnd;

    /// <summary>The kind of an id; an unlisted HttpProxy protocol is dense like the others, any other unlisted id is sparse.</summary>
    public static SourceKind Find(string id) => ById.TryGetValue(id, out var kind) ? kind
        : id.StartsWith(HttpProxyPrefix, StringComparison.Ordinal) ? new SourceKind(id, "HttpProxy " + id[HttpProxyPrefix.Length..], SourceRhythm.Dense)
        : id.StartsWith(EventLogPrefix, StringComparison.Ordinal) ? new SourceKind(id, "Event log " + id[EventLogPrefix.Length..], SourceRhythm.Sparse)
        : new SourceKind(id, id, SourceRhythm.Sparse);

    /// <summary>The source of an event log channel: <c>Microsoft-Windows-Sysmon/Operational</c> is <c>evtx/microsoft-windows-sysmon-operational</c>, as its file is called.</summary>
    public static string EventLog(string channel)
    {
        const int longest = 120;
        var name = channel.Length == 0 ? "unnamed" : channel[..Math.Min(channel.Length, longest)];
        return EventLogPrefix + string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? char.ToLowerInvariant(c) : '-'));
    }

    /// <summary>Position in reports; unlisted ids come last.</summary>
    public static int OrderOf(string id) => Order.GetValueOrDefault(id, int.MaxValue);

    private static string[] HttpProxyProtocols() =>
        ["Ecp", "Owa", "OwaCalendar", "Autodiscover", "Ews", "Mapi", "PowerShell", "RpcHttp", "Eas", "Oab", "Rest", "E4E", "PushNotifications", "ReportingWebService"];
}
