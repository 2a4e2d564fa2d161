using Breakwater.Drill.EventLogs;
using Breakwater.Drill.Events;

namespace Breakwater.Drill.Tests.EventLogs;

/// <summary>The small event logs under tests/data/evtx.</summary>
internal static class FixtureLogs
{
    private const string Administrator = "S-1-5-21-1251897380-1290909901-1568997501-500";
    private static readonly DateTime Start = new(2021, 3, 2, 10, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string> Names => ["cmdlets", "every-kind", "forwarded"];

    public static byte[] Bytes(string name) => name switch
    {
        "cmdlets" => SampleEvents.Log(Cmdlets(16)),
        "forwarded" => SampleEvents.Log([.. Cmdlets(5), .. EveryKind().Take(6)], forwarded: true),
        _ => SampleEvents.Log([.. EveryKind()]),
    };

    private static List<LogEvent> Cmdlets(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => CmdletEvents.Ran(
            Start.AddMinutes(i * 7).AddTicks(1_234_567), i % 3 == 0 ? "Set-OabVirtualDirectory" : "Set-Mailbox", $"-Identity \"{i}\" -ExternalUrl \"https://mail.contoso.example/OAB\"", "Administrator", Administrator,
            "Remote-ManagementShell-Unknown", "9120 w3wp#MSExchangePowerShellAppPool", 40 + i, new Guid(i, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), i % 5 == 4 ? "ManagementObjectNotFoundException: not found.\r\n   at Task.ProcessRecord()" : "")),
    ];

    private static IEnumerable<LogEvent> EveryKind()
    {
        var time = Start;
        var id = new Guid(7, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        const string worker = @"C:\Windows\System32\inetsrv\w3wp.exe";
        const string shell = @"C:\Windows\System32\cmd.exe";
        const string page = @"C:\inetpub\wwwroot\aspnet_client\page.aspx";
        LogEvent[] single =
        [
            SecurityEvents.LoggedOn(time, "a.adler", Administrator, 0x3A21, "192.0.2.50", "NTLM"), SecurityEvents.LoggedOff(time.AddSeconds(1), "a.adler", Administrator, 0x3A21), SecurityEvents.Refused(time.AddSeconds(2), "a.adler", "203.0.113.9"),
            SecurityEvents.Started(time.AddSeconds(3), 4444, shell, "\"cmd\" /c whoami", 9336, worker), SecurityEvents.AddedAccount(time.AddSeconds(4), "support", Administrator + "1", "EXCH01$", Sources.LocalSystem),
            SecurityEvents.AddedToAdministrators(time.AddSeconds(5), Administrator + "1", "EXCH01$", Sources.LocalSystem), SecurityEvents.WroteThroughShare(time.AddSeconds(6), page),
            SystemEvents.ServiceInstalled(time.AddSeconds(7), "Backup Agent", @"C:\Backup\agent.exe", "auto start", "LocalSystem", Administrator), SystemEvents.ServiceChanged(time.AddSeconds(8), "Windows Update", "wuauserv", "running"),
            SystemEvents.TimeFromController(time.AddSeconds(10)), SystemEvents.RanFor(time.AddSeconds(11), 86_400),
            ApplicationEvents.FoundControllers(time.AddSeconds(12)), ApplicationEvents.ControlPanelFailed(time.AddSeconds(13), "a.adler@contoso.example", "https://mail.contoso.example/ecp/", "System.Web.HttpException"),
            ApplicationEvents.Crashed(time.AddSeconds(14), "15.01.2176.002", "w3wp#MSExchangeECPAppPool", "M.E.Management", "Run", "System.InvalidCastException"),
            ApplicationEvents.UnhandledException(time.AddSeconds(15), id, "/ecp/default.aspx", "203.0.113.9", "HttpException", "Validation of viewstate MAC failed."), ApplicationEvents.WorkerProcessFailed(time.AddSeconds(16), "MSExchangeOABAppPool"),
            SysmonEvents.Started(time.AddSeconds(17), 4444, shell, "\"cmd\" /c whoami", 9336, worker, "w3wp.exe"), SysmonEvents.Connected(time.AddSeconds(18), 4444, shell, "198.51.100.23", 443), SysmonEvents.Created(time.AddSeconds(19), 4, "System", page),
            SysmonEvents.Removed(time.AddSeconds(20), 9336, worker, page), PowerShellEvents.Ran(time.AddSeconds(21), "Get-Process", id, Sources.LocalSystem, 5000),
        ];
        return
        [
            .. single, .. DefenderEvents.Quarantined(time.AddSeconds(22), id, "Backdoor:ASP/Chopper.F!dha", "2147773648", page), .. DefenderEvents.QuickScan(time.AddSeconds(40), id, TimeSpan.FromSeconds(70)),
            .. SystemEvents.Restart(time.AddSeconds(200), @"CONTOSO\administrator", Administrator, "10.0.17763.0"), SecurityEvents.LogCleared(time.AddSeconds(900), "SYSTEM", Sources.LocalSystem),
        ];
    }
}
