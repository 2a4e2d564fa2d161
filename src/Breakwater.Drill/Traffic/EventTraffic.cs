using Breakwater.Drill.EventLogs;
using Breakwater.Drill.Events;
using Breakwater.Drill.Logs;
using Breakwater.Drill.Output;
using Breakwater.Drill.Scenarios;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Traffic;

/// <summary>What the event logs of a quiet server hold: logons, services that start and stop, the search for controllers, scans, the monitoring's test cmdlets.</summary>
internal sealed class EventTraffic : ITraffic
{
    private static readonly (string Name, string Key)[] Services =
    [
        ("WinHTTP Web Proxy Auto-Discovery Service", "WinHttpAutoProxySvc"), ("Windows Modules Installer", "TrustedInstaller"), ("Windows Update", "wuauserv"), ("Software Protection", "sppsvc"),
        ("Background Intelligent Transfer Service", "BITS"), ("Application Experience", "AeLookupSvc"), ("Microsoft Exchange Server Extension for Windows Server Backup", "wsbexchange"),
    ];

    private static readonly (string Image, string CommandLine, string Parent)[] Processes =
    [
        (@"C:\Windows\System32\taskhostw.exe", "taskhostw.exe", @"C:\Windows\System32\svchost.exe"),
        (@"C:\Windows\servicing\TrustedInstaller.exe", @"C:\Windows\servicing\TrustedInstaller.exe", @"C:\Windows\System32\services.exe"),
        (@"C:\Windows\System32\wbem\WmiPrvSE.exe", @"C:\Windows\system32\wbem\wmiprvse.exe -secured -Embedding", @"C:\Windows\System32\svchost.exe"),
        (@"C:\Windows\System32\cmd.exe", @"C:\Windows\system32\cmd.exe /c ""D:\Scripts\rotate-logs.cmd""", @"C:\Windows\System32\svchost.exe"),
        (@"C:\Windows\Microsoft.NET\Framework64\v4.0.30319\csc.exe", @"""C:\Windows\Microsoft.NET\Framework64\v4.0.30319\csc.exe"" /noconfig /fullpaths @""C:\Windows\TEMP\k2ogm3zz.cmdline""", @"C:\Windows\System32\inetsrv\w3wp.exe"),
        (@"C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe", @"powershell.exe -NoProfile -File D:\Scripts\Check-Queues.ps1", @"C:\Windows\System32\svchost.exe"),
    ];

    private static readonly string[] Tests = ["Test-ServiceHealth", "Test-MAPIConnectivity", "Test-OutlookWebServices"];

    private readonly DrillRandom _random;
    private readonly Organisation _organisation;
    private readonly ScenarioPlan _plan;
    private ulong _logon = 0x1_83A2_0000;

    public EventTraffic(DrillRandom random, Organisation organisation, ScenarioPlan plan) => (_random, _organisation, _plan) = (random, organisation, plan);

    public void Fill(DateTime hour, List<LogEntry> entries)
    {
        List<LogEvent> events = [.. Starts(hour), .. Daily(hour), .. Logons(hour), .. Sessions(hour)];
        for (var quarter = 0; quarter < 4; quarter++)
        {
            events.Add(ApplicationEvents.FoundControllers(hour.AddMinutes(quarter * 15 + 7).AddMilliseconds(_random.Between(0, 9000))));
        }

        for (var i = 0; i < 2; i++)
        {
            var (name, key) = _random.Pick(Services);
            var time = Within(hour, 3_400_000);
            events.Add(SystemEvents.ServiceChanged(time, name, key, "running"));
            events.Add(SystemEvents.ServiceChanged(time.AddMilliseconds(_random.Between(4000, 190_000)), name, key, "stopped"));
            Process(Within(hour, 3_590_000), events);
        }

        entries.AddRange(events.Where(e => e.Time < _plan.Collected).Select(e => new EventEntry(e)));
    }

    /// <summary>A new server starts with its first record; an update ends with a restart.</summary>
    private IEnumerable<LogEvent> Starts(DateTime hour)
    {
        bool IsNow(DateTime time) => time >= hour && time < hour.AddHours(1);
        var installed = _plan.Server.Installed + ScenarioContext.SetupDuration;
        if (IsNow(installed))
        {
            foreach (var started in SystemEvents.Started(installed.AddSeconds(11), _plan.Server.WindowsVersion))
            {
                yield return started;
            }
        }

        foreach (var build in _plan.Server.Builds.Skip(1).Where(b => IsNow(b.From)))
        {
            foreach (var step in SystemEvents.Restart(build.From.AddSeconds(-240), _organisation.Administrator.Logon, _organisation.Administrator.Sid, _plan.Server.WindowsVersion))
            {
                yield return step;
            }
        }
    }

    private IEnumerable<LogEvent> Daily(DateTime hour)
    {
        switch (hour.Hour)
        {
            case 2:
                return DefenderEvents.QuickScan(hour.AddMinutes(11).AddMilliseconds(_random.Between(0, 60_000)), _random.NextGuid(), TimeSpan.FromSeconds(_random.Between(70, 400)));
            case 5:
                return [SystemEvents.TimeFromController(Within(hour, 3_500_000))];
            case 9:
                var person = _random.Pick(_organisation.People);
                return [ApplicationEvents.ControlPanelFailed(Within(hour, 3_500_000), person.Smtp, $"https://{ServerProfile.PublicHost}:443/ecp/PersonalSettings/EditAccount.aspx", "System.Web.HttpException: The remote host closed the connection.")];
            case 10:
                var administrator = _organisation.Administrator;
                return [CmdletEvents.Ran(
                    Within(hour, 3_500_000), "Set-Mailbox", "-Identity \"j.former\" -HiddenFromAddressListsEnabled \"True\"", administrator.DisplayName, administrator.Sid, "Remote-ManagementShell-Unknown",
                    "9120 w3wp#MSExchangePowerShellAppPool", 210, _random.NextGuid(), "Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException: The operation couldn't be performed because object 'j.former' couldn't be found.")];
            case 11 when _random.Chance(0.5):
                return [SystemEvents.ServiceInstalled(Within(hour, 3_500_000), "Contoso Backup Agent", @"""C:\Program Files\Contoso Backup\agent.exe"" -service", "auto start", "LocalSystem", _organisation.Administrator.Sid)];
            case 12:
                return [SystemEvents.RanFor(hour, 86_400 * (long)(hour.Date - _plan.Server.Installed.Date).TotalDays + 20_100)];
            case 14:
                return [ApplicationEvents.UnhandledException(Within(hour, 3_500_000), _random.NextGuid(), "/owa/auth.owa", _random.Pick(_organisation.People).Address, "HttpException", "Request timed out.")];
            case 17:
                return [ApplicationEvents.Crashed(Within(hour, 3_500_000), _plan.Server.At(hour).Padded, "M.E.S.Worker", "M.E.Transport", "M.E.T.Configuration.Load", "System.TimeoutException")];
            default:
                return [];
        }
    }

    /// <summary>Health mailboxes day and night, people by day, now and then a wrong password.</summary>
    private IEnumerable<LogEvent> Logons(DateTime hour)
    {
        var people = (int)Math.Ceiling(Rhythm.Weight(hour) * 6);
        for (var i = 0; i < 3 + people; i++)
        {
            var isHealth = i < 3;
            var who = isHealth ? _organisation.HealthMailboxes[i % _organisation.HealthMailboxes.Count] : _random.Pick(_organisation.People);
            var time = Within(hour, 3_300_000);
            _logon += (ulong)_random.Between(40, 90_000);
            yield return SecurityEvents.LoggedOn(time, who.Account, who.Sid, _logon, who.Address, isHealth || _random.Chance(0.6) ? "Kerberos" : "NTLM");
            yield return SecurityEvents.LoggedOff(time.AddMilliseconds(_random.Between(900, 200_000)), who.Account, who.Sid, _logon);
        }

        if (_random.Chance(Rhythm.Weight(hour) * 0.5))
        {
            var who = _random.Pick(_organisation.People);
            yield return SecurityEvents.Refused(Within(hour, 3_500_000), who.Account, who.Address);
        }
    }

    private IEnumerable<LogEvent> Sessions(DateTime hour)
    {
        var monitor = _organisation.People[^1];
        yield return CmdletEvents.Ran(
            Within(hour, 3_500_000), _random.Pick(Tests), $"-Server \"{ServerProfile.Name}\"", monitor.DisplayName, monitor.Sid, "Remote-ManagementShell-Unknown", "9120 w3wp#MSExchangePowerShellAppPool", _random.Between(300, 4000),
            _random.NextGuid());
    }

    private void Process(DateTime time, List<LogEvent> events)
    {
        var (image, commandLine, parent) = _random.Pick(Processes);
        var (process, parentProcess) = ((uint)_random.Between(1000, 4000) * 4, (uint)_random.Between(200, 900) * 4);
        events.Add(SecurityEvents.Started(time, process, image, commandLine, parentProcess, parent));
        if (_plan.HasSysmon)
        {
            events.Add(SysmonEvents.Started(time, process, image, commandLine, parentProcess, parent, $"\"{parent}\""));
        }
    }

    private DateTime Within(DateTime hour, int milliseconds) => hour.AddMilliseconds(_random.Between(1000, milliseconds)).AddTicks(_random.Between(0, 9999));
}
