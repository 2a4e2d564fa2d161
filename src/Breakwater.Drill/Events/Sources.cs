using Breakwater.Drill.EventLogs;

namespace Breakwater.Drill.Events;

/// <summary>The providers whose events an Exchange server's logs hold.</summary>
internal static class Sources
{
    public const string Computer = "EXCH01.contoso.example";
    public const string LocalSystem = "S-1-5-18";

    public static readonly EventSource Cmdlets = new("MSExchange Management", "MSExchange CmdletLogs");
    public static readonly EventSource Audit = new("Security", "Microsoft-Windows-Security-Auditing", "{54849625-5478-4994-A5BA-3E3B0328C30D}");
    public static readonly EventSource EventLogOfSecurity = new("Security", "Microsoft-Windows-Eventlog", "{FC65DDD8-D6EF-4962-83D5-6E5CFE9CE148}");
    public static readonly EventSource EventLog = new("System", "EventLog");
    public static readonly EventSource Services = new("System", "Service Control Manager", "{555908D1-A6D7-4695-8E1E-26931D2012F4}", "Service Control Manager");
    public static readonly EventSource User32 = new("System", "User32", "{B0AA8734-56F7-41CC-B2F4-DE228E98B946}", "User32");
    public static readonly EventSource TimeService = new("System", "Microsoft-Windows-Time-Service", "{06EDCFEB-0FD0-4E53-ACCA-A6F8BBF81BCB}");
    public static readonly EventSource WorkerProcess = new("Application", "Microsoft-Windows-IIS-W3SVC-WP", "{670080D9-742A-4187-8D16-41143D1290BD}", "Microsoft-Windows-IIS-W3SVC-WP");
    public static readonly EventSource AspNet = new("Application", "ASP.NET 4.0.30319.0");
    public static readonly EventSource ControlPanel = new("Application", "MSExchange Control Panel");
    public static readonly EventSource DirectoryAccess = new("Application", "MSExchange ADAccess");
    public static readonly EventSource ExchangeCommon = new("Application", "MSExchange Common");
    public static readonly EventSource Sysmon = new("Microsoft-Windows-Sysmon/Operational", "Microsoft-Windows-Sysmon", "{5770385F-C22A-43E0-BF4C-06F5698FFBD9}");
    public static readonly EventSource Defender = new("Microsoft-Windows-Windows Defender/Operational", "Microsoft-Windows-Windows Defender", "{11CD958A-C507-4EF3-B3F2-5FD9DFBD2C78}");
    public static readonly EventSource PowerShell = new("Microsoft-Windows-PowerShell/Operational", "Microsoft-Windows-PowerShell", "{A0C1853B-5C40-4B15-8766-3CF1C58F985A}");
}
