using static Breakwater.Collection.Targets.Minimising;
using static Breakwater.Collection.Targets.TargetBase;

namespace Breakwater.Collection.Targets;

/// <summary>
/// Everything that decides a case, in the order in which a running server would lose it: what rings and restarts overwrite first, what only a person deletes last.
/// Under a budget the end of the table is what goes missing. A file belongs to the first row that fits.
/// </summary>
internal static class CollectionTargets
{
    private const string EventLogs = "Windows/System32/winevt/Logs";
    private const string NetTemporary = "/Temporary ASP.NET Files";

    /// <summary>Extensions that a web server may execute, or that configure it; the rest of a web folder is static and comes last.</summary>
    private static readonly string[] WebCode =
    [
        "*.as?x*", "*.asmx*", "*.asax*", "*.ashx*", "*.ascx*", "*.svc*", "*.master*", "*.asp", "*.asa", "*.cshtml", "*.vbhtml", "*.config", "*.dll", "*.cer", "*.req", "*.cdx", "*.soap", "*.rem", "*.axd",
    ];

    /// <summary>Event logs named one by one, so that the script can export them while they are in use.</summary>
    public static IReadOnlyList<string> Channels { get; } =
    [
        "Security", "System", "Application", "MSExchange Management", "Windows PowerShell", "Microsoft-Windows-PowerShell/Operational", "Microsoft-Windows-Sysmon/Operational",
        "Microsoft-Windows-Windows Defender/Operational", "Microsoft-Windows-TaskScheduler/Operational", "Microsoft-Windows-WinRM/Operational",
        "Microsoft-Windows-IIS-Configuration/Operational", "Microsoft-Windows-IIS-Configuration/Administrative", "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational",
        "Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational", "Microsoft-Windows-SMBServer/Security", "Microsoft-Windows-Bits-Client/Operational", "Microsoft-Windows-WMI-Activity/Operational",
    ];

    /// <summary>Registry hives by key, for the script.</summary>
    public static IReadOnlyList<string> Hives { get; } = ["SYSTEM", "SOFTWARE", "SAM", "SECURITY"];

    public static IReadOnlyList<CollectionTarget> All { get; } =
    [
        // Rings of a fixed size: hours to weeks.
        new("event log", Drive, EventLogs, [.. Channels.Select(FileOfChannel)], Below: false),

        // Gone with the next restart of a pool, update or virus scan.
        new("compiled page", Drive, "Windows/Microsoft.NET/Framework64/v4.0.30319" + NetTemporary, ["*"]),
        new("compiled page", Drive, "Windows/Microsoft.NET/Framework64/v2.0.50727" + NetTemporary, ["*"]),
        new("compiled page", Drive, "Windows/Microsoft.NET/Framework/v4.0.30319" + NetTemporary, ["*"]),
        new("web code", Drive, "inetpub/wwwroot", ["*"]),
        new("web code", SiteFolder, "", WebCode),
        new("web code", Install, "FrontEnd/HttpProxy", WebCode),
        new("web code", Install, "ClientAccess", WebCode),

        // Deleted by age (30 days) and by the size of their folder, oldest first.
        new("proxy log", Install, "Logging/HttpProxy", ["*.log"]),
        new("control panel log", Install, "Logging/ECP", ["*.log"]),
        new("address book log", Install, "Logging/OABGeneratorLog", ["*.log"]),
        new("address book log", Install, "Logging/OABGeneratorSimpleLog", ["*.log"]),
        new("cmdlet log", Install, "Logging/CmdletInfra", ["*.log"]),
        new("web services log", Install, "Logging/Ews", ["*.log"]),
        new("autodiscover log", Install, "Logging/Autodiscover", ["*.log"]),
        new("audit log", Install, "Logging/LocalQueue", ["*.log"]),
        new("audit log", Install, "Logging/CosmosQueue", ["*.log"]),
        new("mailbox access log", Install, "Logging/MapiHttp", ["*.log"]),
        new("mailbox access log", Install, "Logging/MAPI Client Access", ["*.log"]),
        new("mailbox access log", Install, "Logging/MAPI AddressBook Service", ["*.log"]),
        new("mailbox access log", Install, "Logging/RPC Client Access", ["*.log"]),
        new("mailbox access log", Install, "Logging/RpcHttp", ["*.log"]),
        new("web mail log", Install, "Logging/OWA", ["*.log"]),
        new("mitigation log", Install, "Logging/MitigationService", ["*.log"]),
        new("refused requests log", Drive, "Windows/System32/LogFiles/HTTPERR", ["*.log"]),

        // State: an intruder's or a helper's next change replaces it.
        new("IIS configuration", Drive, "Windows/System32/inetsrv/config", ["*.config", "*.xml"]),
        new("mitigation journal", Drive, "Windows/System32/inetsrv/config/Breakwater", ["journal.json", "*.ps1"]),
        new("IIS configuration history", Drive, "inetpub/history", ["*"]),
        new("transport configuration", Install, "TransportRoles/Shared", ["*.config"]),
        new("transport agent", Install, "TransportRoles/agents", ["*.dll", "*.config"]),
        new("scheduled task", Drive, "Windows/System32/Tasks", ["*"]),
        new("scheduled task", Drive, "Windows/Tasks", ["*"]),
        new("registry hive", Drive, "Windows/System32/config", ["SYSTEM", "SYSTEM.LOG*", "SOFTWARE", "SOFTWARE.LOG*", "DEFAULT"], Below: false),
        new("registry hive", Drive, "Windows/System32/config", ["SAM", "SAM.LOG*", "SECURITY", "SECURITY.LOG*"], Below: false, LeaveOut),
        new("installed build", Install, "Bin", ["ExSetup.exe"], Below: false),
        new("text extraction configuration", Install, "FIP-FS/Data", ["Configuration.xml"], Below: false),
        new("setup log", Drive, "ExchangeSetupLogs", ["*.log", "*.txt", "*.xml"]),
        new("export", Given, "", ["*.txt", "*.csv", "*.json", "*.xml", "*.clixml", "*.reg"], Below: false),
        new("scanner log", Drive, "ProgramData/Microsoft/Windows Defender/Support", ["MPLog*.log", "MPDetection*.log"]),
        new("scanner log", Drive, "Windows/debug", ["msert.log", "mrt.log"], Below: false),
        new("command history", Drive, "Users/*/AppData/Roaming/Microsoft/Windows/PowerShell/PSReadLine", ["*.txt"], Below: false),
        new("framework configuration", Drive, "Windows/Microsoft.NET/Framework64/v4.0.30319/Config", ["*.config"], Below: false),

        // Kept until a person or a clean-up script deletes them.
        new("IIS log", IisLogs, "", ["*.log"]),
        new("IIS log", Drive, "inetpub/logs", ["*.log", "*.xml"]),
        new("IIS log", Drive, "Windows/System32/LogFiles", ["u_ex*.log", "ex*.log"]),
        new("message tracking", Install, "TransportRoles/Logs/MessageTracking", ["*.log"], Minimising: Mask),
        new("mail protocol log", Install, "TransportRoles/Logs", ["*.log"], Minimising: LeaveOut),
        new("mail protocol log", Install, "Logging/Imap4", ["*.log"], Minimising: LeaveOut),
        new("mail protocol log", Install, "Logging/Pop3", ["*.log"], Minimising: LeaveOut),
        new("voice mail header", Install, "UnifiedMessaging/voicemail", ["*.txt"], Minimising: LeaveOut),
        new("access database", Drive, "Windows/System32/LogFiles/Sum", ["*.mdb", "*.jfm", "*.log"], Below: false),
        new("event log", Drive, EventLogs, ["*.evtx"], Below: false),

        // Large, or of use to a person with other tools.
        new("user hive", Drive, "Users/*", ["NTUSER.DAT*"], Below: false, LeaveOut),
        new("programs run", Drive, "Windows/AppCompat/Programs", ["Amcache.hve*"], Below: false),
        new("programs run", Drive, "Windows/Prefetch", ["*.pf"], Below: false),
        new("file table", Drive, "", ["$MFT"], Below: false),
        new("file table", Drive, "$Extend", ["$J", "$UsnJrnl*"], Below: false),
        new("IIS module", Drive, "Windows/System32/inetsrv", ["*.dll"], Below: false),
        new("installed build", Install, "Bin", ["Microsoft.Exchange.*.dll", "Microsoft.Exchange.*.exe"], Below: false),
        new("static web file", Install, "FrontEnd/HttpProxy", ["*"]),
        new("address book data", Install, "ClientAccess/OAB", ["*"], Minimising: LeaveOut),
        new("static web file", Install, "ClientAccess", ["*"]),
    ];

    /// <summary>Windows writes the slash of a channel's name as <c>%4</c> in its file's name.</summary>
    public static string FileOfChannel(string channel) => channel.Replace("/", "%4", StringComparison.Ordinal) + ".evtx";
}
