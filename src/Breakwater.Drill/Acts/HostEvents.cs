using Breakwater.Drill.EventLogs;
using Breakwater.Drill.Events;
using Breakwater.Drill.Logs;
using Breakwater.Drill.Output;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Acts;

/// <summary>What an intruder's doing leaves in the server's event logs, beside the cmdlets, which Exchange records itself.</summary>
internal sealed class HostEvents(DrillRandom random, Intruder intruder, bool hasSysmon, string system = @"NT AUTHORITY\SYSTEM")
{
    private const string Worker = @"C:\Windows\System32\inetsrv\w3wp.exe";
    private const string Shell = @"C:\Windows\System32\cmd.exe";
    private const uint WorkerProcess = 9336;

    private readonly List<LogEvent> _events = [];

    public IEnumerable<LogEntry> Entries => _events.Select(e => new EventEntry(e));

    /// <summary>The forged request fails at first, the reset writes through the share of the own disk, the pool of the address book stumbles over its new directory.</summary>
    public HostEvents PageWritten(DateTime start)
    {
        var canary = random.Letters(40, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") + ".";
        var url = $"https://{ServerProfile.Fqdn}:444/ecp/DDI/DDIService.svc/SetObject?msExchEcpCanary={canary}&schema=OABVirtualDirectory";
        _events.Add(ApplicationEvents.ControlPanelFailed(start.AddMilliseconds(6930), "NT AUTHORITY\\SYSTEM", url, "System.NullReferenceException"));
        WrittenThroughShare(start.AddMilliseconds(12_918));
        for (var i = 0; i < 5; i++)
        {
            _events.Add(ApplicationEvents.WorkerProcessFailed(start.AddMilliseconds(13_100 + 40 * i), "MSExchangeOABAppPool"));
        }

        return this;
    }

    public HostEvents WrittenThroughShare(DateTime time)
    {
        _events.Add(SecurityEvents.WroteThroughShare(time, intruder.ShellPath));
        if (hasSysmon)
        {
            _events.Add(SysmonEvents.Created(time.AddMilliseconds(3), 4, "System", intruder.ShellPath));
        }

        return this;
    }

    /// <summary>Each command is one request to the shell: the worker process starts the command interpreter, that starts the program.</summary>
    public HostEvents Commands(IReadOnlyList<LogEntry> requests, params IReadOnlyList<string> commands)
    {
        for (var i = 0; i < Math.Min(commands.Count, requests.Count); i++)
        {
            var time = requests[i].Time.AddMilliseconds(-random.Between(9, 40));
            var process = (uint)random.Between(900, 4000) * 4;
            Started(time, process, Shell, $"\"cmd\" /c cd /d \"{intruder.ShellFolder.TrimEnd('\\')}\"&{commands[i]}&echo [S]&cd&echo [E]", WorkerProcess, Worker);
            var program = commands[i].Split(' ')[0];
            Started(time.AddMilliseconds(4), process + 88, $@"C:\Windows\System32\{(program == "powershell" ? @"WindowsPowerShell\v1.0\" : "")}{program}.exe", commands[i], process, Shell);
            if (program == "powershell")
            {
                _events.Add(PowerShellEvents.Ran(time.AddMilliseconds(230), commands[i][(commands[i].IndexOf(' ', StringComparison.Ordinal) + 4)..], random.NextGuid(), Sources.LocalSystem, process + 88));
            }
        }

        return this;
    }

    public HostEvents ServiceInstalled(DateTime time, string name, string image)
    {
        _events.Add(SystemEvents.ServiceInstalled(time, name, image, "auto start", "LocalSystem", Sources.LocalSystem));
        return this;
    }

    /// <summary>A local account for the days when the shell will be gone.</summary>
    public HostEvents AccountAdded(DateTime time, string name, string sid)
    {
        _events.Add(SecurityEvents.AddedAccount(time, name, sid, "EXCH01$", Sources.LocalSystem));
        _events.Add(SecurityEvents.AddedToAdministrators(time.AddSeconds(3), sid, "EXCH01$", Sources.LocalSystem));
        return this;
    }

    public HostEvents SecurityLogCleared(DateTime time)
    {
        _events.Add(SecurityEvents.LogCleared(time, "SYSTEM", Sources.LocalSystem));
        return this;
    }

    public HostEvents Connected(DateTime time, string address)
    {
        _events.Add(SysmonEvents.Connected(time, WorkerProcess, Worker, address, 443));
        return this;
    }

    public HostEvents Removed(DateTime time, string file)
    {
        _events.Add(SysmonEvents.Removed(time, WorkerProcess, Worker, file, system));
        return this;
    }

    /// <summary>Somebody who came to clean up.</summary>
    public HostEvents ShellDeleted(DateTime time, string user)
    {
        _events.Add(SysmonEvents.Removed(time, 6120, @"C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe", intruder.ShellPath, user));
        return this;
    }

    public HostEvents Quarantined(DateTime time, DefenderWords? words = null)
    {
        _events.AddRange(DefenderEvents.Quarantined(time, random.NextGuid(), "Backdoor:ASP/Chopper.F!dha", "2147773648", intruder.ShellPath, words));
        return this;
    }

    private void Started(DateTime time, uint process, string image, string commandLine, uint parent, string parentImage)
    {
        _events.Add(SecurityEvents.Started(time, process, image, commandLine, parent, parentImage));
        if (hasSysmon)
        {
            var parentLine = parent == WorkerProcess ? @"c:\windows\system32\inetsrv\w3wp.exe -ap ""MSExchangeOWAAppPool"" -v ""v4.0"" -a \\.\pipe\iisipm4d2c" : "\"cmd\"";
            _events.Add(SysmonEvents.Started(time.AddMilliseconds(1), process, image, commandLine, parent, parentImage, parentLine, system));
        }
    }
}
