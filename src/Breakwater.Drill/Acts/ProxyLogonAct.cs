using Breakwater.Drill.Logs;
using Breakwater.Drill.Output;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Acts;

/// <summary>The chain that ends with a page on disk: discovery, identity, administrator session, virtual directory set and reset.</summary>
internal static class ProxyLogonAct
{
    private const string Account = "NT AUTHORITY\\SYSTEM";

    public static List<LogEntry> Run(DrillRandom random, Organisation organisation, ServerProfile server, Intruder intruder, DateTime start)
    {
        var ssrf = new SsrfRequests(random, intruder);
        var canary = random.Letters(40, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") + ".";
        var administrator = organisation.Administrator;
        var session = random.NextGuid();
        var directory = random.NextGuid();
        List<LogEntry> entries =
        [
            ssrf.To("/autodiscover/autodiscover.xml", "", 200, start.AddMilliseconds(random.Between(0, 900)), new AutodiscoverCall(Account, administrator.Smtp), 312),
            ssrf.To("/mapi/emsmdb/", "", 200, start.AddMilliseconds(2141), new MapiCall("Connect", "", Account, "LogonFailed"), 144),
            ssrf.To("/ecp/proxyLogon.ecp", "", 241, start.AddMilliseconds(4388), null, 61),
            ssrf.To("/ecp/DDI/DDIService.svc/GetObject", $"msExchEcpCanary={canary}&schema=OABVirtualDirectory", 200, start.AddMilliseconds(6902), null, 870),
            ssrf.To("/ecp/DDI/DDIService.svc/SetObject", $"msExchEcpCanary={canary}&schema=OABVirtualDirectory", 200, start.AddMilliseconds(10_455), null, 2344),
            ssrf.To("/ecp/DDI/DDIService.svc/SetObject", $"msExchEcpCanary={canary}&schema=ResetOABVirtualDirectory", 200, start.AddMilliseconds(15_020), null, 3120),
        ];

        void Command(int offset, string operation, string schema, string command, int milliseconds) => entries.Add(new EcpCommand
        {
            Time = start.AddMilliseconds(offset),
            Command = command,
            Session = session,
            Activity = random.NextGuid(),
            User = administrator.Smtp,
            Sid = administrator.Sid,
            Milliseconds = milliseconds,
            Url = $"/ecp/DDI/DDIService.svc/{operation}?msExchEcpCanary={canary}&schema={schema}",
        });

        Command(6880, "GetObject", "OABVirtualDirectory", $"Get-OabVirtualDirectory.ADPropertiesOnly=$true.Identity='{directory}'", 640);
        Command(10_431, "SetObject", "OABVirtualDirectory", $"Set-OabVirtualDirectory.ExternalUrl='http://{intruder.UrlHost}/{InertShell.Script}'.Identity='{directory}'", 2310);
        Command(13_007, "SetObject", "ResetOABVirtualDirectory", $"Remove-OABVirtualDirectory.Force=$true.Identity='{directory}'", 980);
        Command(
            14_988, "SetObject", "ResetOABVirtualDirectory",
            $"New-OABVirtualDirectory.WebSiteName='Default Web Site'.Server='{ServerProfile.Name}'.Role='ClientAccess'.InternalUrl='https://{ServerProfile.Fqdn}/OAB'.Path='{server.InstallPath}FrontEnd\\HttpProxy\\OAB'", 1730);
        return entries;
    }

    /// <summary>Discovery only: an address list is tried, no mailbox is found, the tool goes on to the next server.</summary>
    public static List<LogEntry> Discovery(DrillRandom random, Intruder intruder, DateTime start, IReadOnlyList<string> guesses)
    {
        var ssrf = new SsrfRequests(random, intruder);
        return [.. guesses.Select((guess, i) => (LogEntry)ssrf.To(
            "/autodiscover/autodiscover.xml", "", 200, start.AddMilliseconds(1700 * i), new AutodiscoverCall(Account, $"{guess}@{Organisation.Domain}", Found: false), random.Between(40, 200)))];
    }
}
