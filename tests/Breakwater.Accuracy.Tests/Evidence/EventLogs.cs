using Breakwater.Drill.EventLogs;
using Breakwater.Drill.Events;

namespace Breakwater.Accuracy.Tests.Evidence;

/// <summary>The event logs of a server, and events that tell of intruders and of ordinary days.</summary>
internal static class EventLogs
{
    private const string Worker = @"C:\Windows\System32\inetsrv\w3wp.exe";
    private const string Folder = @"C:\Windows\System32\winevt\Logs\";

    public const string WebFolder = @"C:\inetpub\wwwroot\aspnet_client\";

    public static IEnumerable<(string Path, byte[] Bytes)> Of(Box box)
    {
        foreach (var channel in box.Events.GroupBy(e => e.Shape.Source.FileName).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            yield return (Folder + channel.Key, Write(channel.Select(e => e with { Computer = box.Fqdn }), isForwarded: false));
        }

        if (box.Forwarded.Count > 0)
        {
            yield return (Folder + "ForwardedEvents.evtx", Write(box.Forwarded, isForwarded: true));
        }
    }

    public static LogEvent Cmdlet(DateTime time, string cmdlet, string parameters, string failure = "", string account = "Administrator") => CmdletEvents.Ran(
        time, cmdlet, parameters, account, "S-1-5-21-2207144412-1187625430-3350617283-500", "Remote-PowerShell-Unknown", "9120 w3wp#MSExchangePowerShellAppPool", 210, Guid.Empty, failure);

    /// <summary>The audit of processes names no application pool.</summary>
    public static LogEvent ByWebServer(DateTime time, string image, string commandLine) => SecurityEvents.Started(time, 4400, image, commandLine, 9336, Worker);

    public static LogEvent ViewStateRefused(DateTime time, int detailCode) => ApplicationEvents.ViewStateRefused(time, detailCode, "/owa/auth/errorFE.aspx", "192.0.2.61");

    public static IEnumerable<LogEvent> Quarantined(DateTime time, string path) => DefenderEvents.Quarantined(time, Guid.Empty, "Backdoor:ASP/Chopper.F!dha", "2147773648", path);

    /// <summary>What administrators, monitoring, policies and products leave on a server where nothing happened.</summary>
    public static void OrdinaryDay(this Box box, DateTime time)
    {
        string[][] cmdlets =
        [
            ["Set-OabVirtualDirectory", $"-ExternalUrl \"https://mail.tailspin.test/OAB\" -Identity \"{box.Name}\\OAB (Default Web Site)\""], ["Test-MAPIConnectivity", $"-Server \"{box.Name}\""], ["Test-ServiceHealth", ""],
            ["New-MailboxExportRequest", "-Mailbox \"leaver\" -FilePath \"\\\\fs01\\pst$\\leaver.pst\""], ["New-ManagementRoleAssignment", "-Role \"Mailbox Import Export\" -User \"adm.lind\""],
            ["Add-MailboxPermission", "-Identity \"info\" -User \"kim\" -AccessRights \"FullAccess\""], ["Set-Mailbox", "-Identity \"kim\" -ForwardingSmtpAddress \"smtp:kim@example.net\""], ["New-TransportRule", "-Name \"Disclaimer\""],
            ["New-ExchangeCertificate", "-GenerateRequest \"True\" -RequestFile \"\\\\fs01\\certs\\mail.req\""], ["Remove-OabVirtualDirectory", "-Force \"True\""], ["Install-TransportAgent", @"-Name ""Filter"" -AssemblyPath ""C:\Program Files\Filter\f.dll"""],
        ];
        box.Events.AddRange(cmdlets.Select((c, i) => Cmdlet(time.AddMinutes(i), c[0], c[1])));
        box.Events.Add(Cmdlet(time.AddMinutes(20), "Set-Mailbox", "-Identity \"j.former\" -HiddenFromAddressListsEnabled \"True\"", "ManagementObjectNotFoundException: no such object"));
        box.Events.Add(ByWebServer(time.AddMinutes(21), @"C:\Windows\Microsoft.NET\Framework64\v4.0.30319\csc.exe", "csc.exe /noconfig /fullpaths @x.cmdline"));
        box.Events.Add(SecurityEvents.AddedAccount(time.AddMinutes(22), "svc_agent", "S-1-5-21-2207144412-1187625430-3350617283-1014", box.Name + "$", Sources.LocalSystem));
        box.Events.Add(SystemEvents.ServiceInstalled(time.AddMinutes(23), "PSEXESVC", @"%SystemRoot%\PSEXESVC.exe", "demand start", "LocalSystem", Sources.LocalSystem));
        box.Events.Add(SystemEvents.ServiceInstalled(time.AddMinutes(24), "Contoso Agent", @"C:\ProgramData\Contoso\agent.exe", "auto start", "LocalSystem", Sources.LocalSystem));
        box.Events.AddRange(Quarantined(time.AddMinutes(25), @"C:\Users\adm.lind\Downloads\yara-rules\webshells\chopper.aspx"));
        box.Events.Add(ApplicationEvents.UnhandledException(time.AddMinutes(26), Guid.Empty, "/owa/auth.owa", "10.20.0.31", "HttpException", "Validation of viewstate MAC failed."));
        box.Events.Add(ApplicationEvents.ControlPanelFailed(time.AddMinutes(27), "kim@tailspin.test", $"https://{box.Fqdn}:444/ecp/PersonalSettings/EditAccount.aspx", "System.Web.HttpException: The remote host closed the connection."));
    }

    private static byte[] Write(IEnumerable<LogEvent> events, bool isForwarded)
    {
        var bytes = new MemoryStream();
        using (var log = new EventLogFile(bytes, isForwarded: isForwarded))
        {
            foreach (var happened in events.OrderBy(e => e.Time))
            {
                log.Add(happened);
            }
        }

        return bytes.ToArray();
    }
}
