using Breakwater.Drill.Logs;
using Breakwater.Drill.Output;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Traffic;

/// <summary>Managed Availability: every protocol is tested every few minutes, day and night, by health mailboxes from the server itself.</summary>
internal sealed class ProbeTraffic(DrillRandom random, Organisation organisation, ServerProfile server, DateTime start, int periodMinutes) : ITraffic
{
    private static readonly string[] Protocols = ["Ecp", "Owa", "Autodiscover", "Ews", "Mapi", "PowerShell", "RpcHttp", "Eas", "Oab", "Rest"];
    private readonly DateTime[] _next = [.. Protocols.Select((_, i) => start.AddSeconds(20 + i * 17))];
    private int _round;

    public void Fill(DateTime hour, List<LogEntry> entries)
    {
        for (var i = 0; i < Protocols.Length; i++)
        {
            while (_next[i] < hour.AddHours(1))
            {
                Probe(Protocols[i], _next[i], entries);
                _next[i] = _next[i].AddMilliseconds(periodMinutes * 60_000 + random.Between(-40_000, 40_000));
            }
        }
    }

    private void Probe(string protocol, DateTime time, List<LogEntry> entries)
    {
        var who = organisation.HealthMailboxes[_round++ % organisation.HealthMailboxes.Count];
        switch (protocol)
        {
            case "Ecp":
                Ecp(time, who, entries);
                break;
            case "Owa":
                entries.Add(Anonymous(protocol, "/owa/auth/logon.aspx", time, Agents.Monitor, 200, "url=https%3A%2F%2Flocalhost%2Fowa%2F&reason=0"));
                break;
            case "Autodiscover":
                entries.Add(Authenticated(protocol, "POST", "/Autodiscover/Autodiscover.xml", time, who, new Agent("AutoDiscover_Probe/Local"), new AutodiscoverCall(who.Smtp, who.Smtp)));
                break;
            case "Ews":
                var agent = new Agent($"Ews_AM_Probe/Local (ExchangeServicesClient/{server.At(time).Padded})");
                entries.Add(Authenticated(protocol, "POST", "/EWS/Exchange.asmx", time, who, agent, new EwsCall("GetFolder", who.Smtp)));
                break;
            case "Mapi":
                entries.Add(Authenticated(protocol, "POST", "/mapi/emsmdb/", time, who, Agents.MapiClient, new MapiCall("Connect", who.Smtp, who.Logon), who.MailboxQuery));
                break;
            case "PowerShell":
                PowerShell(time, who, entries);
                break;
            case "RpcHttp":
                entries.Add(Authenticated(protocol, "RPC_IN_DATA", "/rpc/rpcproxy.dll", time, who, Agents.Rpc, null, ServerProfile.Fqdn + ":6001"));
                break;
            case "Eas":
                entries.Add(Authenticated(protocol, "POST", "/Microsoft-Server-ActiveSync/default.eas", time, who, Agents.ActiveSyncProbe, null, "Cmd=Settings&" + who.EasQuery));
                break;
            case "Oab":
                entries.Add(Authenticated(protocol, "GET", "/OAB/", time, who, Agents.AmProbe, null));
                break;
            default:
                Rest(time, who, entries);
                break;
        }
    }

    private void Ecp(DateTime time, Person who, List<LogEntry> entries)
    {
        var activity = random.NextGuid();
        entries.Add(Authenticated("Ecp", "POST", "/ecp/RulesEditor/InboxRules.svc/GetList", time, who, Agents.EcpMonitor, null, $"ActID={activity}&msExchEcpCanary={Canary()}"));
        entries.Add(new EcpCommand
        {
            Time = time.AddMilliseconds(2),
            Command = "Get-InboxRule",
            Url = $"/ecp/RulesEditor/InboxRules.svc/GetList?ActID={activity}&msExchEcpCanary={Canary()}",
            Session = random.NextGuid(),
            Activity = activity,
            User = who.Smtp,
            Sid = who.Sid,
            Milliseconds = random.Between(8, 40),
        });
        entries.Add(Anonymous("Ecp", "/ecp/", time.AddSeconds(4), Agents.AmProbe, 302));
    }

    private void PowerShell(DateTime time, Person who, List<LogEntry> entries)
    {
        var request = Authenticated("PowerShell", "POST", "/powershell", time, who, Agents.WinRm, new PowerShellCall(who.Smtp, "Exchange BackEnd Probes"), "clientApplication=ActiveMonitor;PSVersion=5.1.17763.1");
        entries.Add(request);
        entries.Add(new CmdletRun
        {
            Time = time.AddMilliseconds(12),
            Session = request.Id,
            Id = random.NextGuid(),
            User = who.Account,
            Sid = who.Sid,
            Application = "ActiveMonitor",
            Cmdlet = "Get-Mailbox",
            Parameters = "-ResultSize \"1\"",
            Administrator = false,
            Milliseconds = random.Between(9, 60),
        });
    }

    private void Rest(DateTime time, Person who, List<LogEntry> entries)
    {
        if (!server.Is2013)
        {
            entries.Add(Authenticated("Rest", "GET", "/api/", time, who, Agents.AmProbe, null));
        }
    }

    private WebRequest Authenticated(string protocol, string method, string stem, DateTime time, Person who, Agent agent, ServiceRecord? service, string query = "") => new()
    {
        Time = time,
        Id = random.NextGuid(),
        Protocol = protocol,
        Method = method,
        Stem = stem,
        Query = query,
        Host = "localhost",
        Agent = agent,
        Client = "::1",
        Status = 200,
        Authentication = "Negotiate",
        User = who.Logon,
        Anchor = who.SidAnchor,
        RoutingHint = "WindowsIdentity",
        RoutingStatus = who.RoutingDatabase,
        RequestBytes = random.Between(120, 900),
        ResponseBytes = random.Between(200, 3000),
        Milliseconds = random.Between(6, 60),
        BackEnd = new BackEndHop(stem, query.Length == 0 ? "-" : query, who.Logon, ServerProfile.LinkLocal),
        Service = service,
    };

    private WebRequest Anonymous(string protocol, string stem, DateTime time, Agent agent, int status, string query = "") => new()
    {
        Time = time,
        Id = random.NextGuid(),
        Protocol = protocol,
        Method = "GET",
        Stem = stem,
        Query = query,
        Host = "localhost",
        Agent = agent,
        Client = "127.0.0.1",
        Status = status,
        Authentication = "FBA",
        IisSuffix = status == 302 ? "&LogoffReason=NoCookiesGetOrE14AuthPost" : "",
        Note = status == 302 ? "NoCookies=302 - GET/E14AuthPost;" : "",
        Milliseconds = random.Between(1, 20),
    };

    private string Canary() => random.Letters(24, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") + ".";
}
