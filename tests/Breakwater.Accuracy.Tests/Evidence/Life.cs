namespace Breakwater.Accuracy.Tests.Evidence;

/// <summary>What an undisturbed server writes: probes, clients, administrators.</summary>
internal static class Life
{
    private const string Chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/88.0.4324.190 Safari/537.36";

    public static Box Quiet(this Box box, DateTime from, DateTime to)
    {
        for (var hour = from; hour < to; hour = hour.AddHours(1))
        {
            box.Hour(hour);
            if (hour.Hour == 9)
            {
                box.Day(hour);
            }
        }

        return box;
    }

    private static void Hour(this Box box, DateTime hour)
    {
        var (a, b) = (hour.AddMinutes(4).AddSeconds(11), hour.AddMinutes(37).AddSeconds(29));
        var health = $@"{box.Domain}\HealthMailbox3f0c51d";
        var probe = new Request(a, "GET", "/owa/") { User = health, Client = "::1", Agent = "AMProbe/Local/ClientAccess" };
        var outlook = new Request(b, "POST", "/mapi/emsmdb/")
        {
            Query = "MailboxId=2b7f0a11-58c1-4a0e-9d1c-1b0a8f3c6e55@tailspin.test",
            User = @"TAILSPIN\m.okafor",
            Client = "198.51.100.61",
            Agent = "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.13530; Pro)",
            Anchor = "MailboxGuid~2b7f0a11-58c1-4a0e-9d1c-1b0a8f3c6e55",
            Hint = "MailboxGuidWithDomain",
        };
        var logon = new Request(b.AddSeconds(9), "GET", "/owa/auth/logon.aspx") { Query = "url=https%3a%2f%2fwebmail.tailspin.test%2fowa%2f&reason=0", Client = "198.51.100.90", Agent = Chrome };
        box.FrontEnd(probe);
        box.FrontEnd(outlook);
        box.FrontEnd(logon);
        box.FrontEnd(new Request(a.AddSeconds(7), "GET", "/autodiscover/autodiscover.json") { Query = "Email=m.okafor@tailspin.test&Protocol=ActiveSync&RedirectCount=1", Client = "198.51.100.61", Agent = "okhttp/3.12" });
        box.BackEnd(probe);
        box.BackEnd(outlook with { Stem = "/mapi/emsmdb/" });
        box.BackEnd(new Request(a.AddSeconds(3), "POST", "/powershell") { Query = "clientApplication=ActiveMonitor;PSVersion=5.1.14393.4467", User = $@"{box.Domain}\{box.Name}$", Agent = "Microsoft WinRM Client" });
        box.Proxy(Log.ProxyOwa, probe with { Anchor = "Sid~S-1-5-21-11-22-33-1601", Hint = "WindowsIdentity-SID" });
        box.Proxy(Log.ProxyEcp, probe with { Stem = "/ecp/", Anchor = "Sid~S-1-5-21-11-22-33-1601", Hint = "WindowsIdentity-SID" });
        box.Proxy(Log.ProxyAutodiscover, outlook with { Stem = "/autodiscover/autodiscover.xml", Query = "" });
        box.Proxy(Log.ProxyEws, probe with { Stem = "/ews/exchange.asmx", Method = "POST", Anchor = "Sid~S-1-5-21-11-22-33-1601" });
        box.Proxy(Log.ProxyMapi, outlook);
        box.Proxy(Log.ProxyPowerShell, probe with { Stem = "/powershell", Method = "POST" });
        box.Ews(a, "GetFolder", $"HealthMailbox3f0c51d@{box.Domain}", "Ews_AM_Probe/Local (ExchangeServicesClient/15.01.2176.002)");
        box.Ews(b, "FindItem", "m.okafor@tailspin.test", "MacOutlook/16.46.21021202");
        box.RpsHttp(a, $@"{box.Domain}\HealthMailbox3f0c51d", "Exchange BackEnd Probes");
        box.RpsHttp(b, $@"{box.Domain}\adm.lind", "Microsoft WinRM Client");
        box.RpsCmdlet(a, "HealthMailbox3f0c51d", "Get-Mailbox", "-Identity \"HealthMailbox3f0c51d\"");
        box.Add(Log.Tracking, a, $"{Rows.Iso(a)},10.20.0.7,{box.Name},10.20.0.9,mx1,,Intra,SMTP,SEND,77,<{box.NextGuid()}@{box.Domain}>,{box.NextGuid()},kim@example.org,250 2.1.5 OK,18220,1,,,Minutes,m.okafor@tailspin.test,m.okafor@tailspin.test,,Originating,,,,S:E2ELatency=1,Email,{box.NextGuid()},15.01.2176.002");
    }

    private static void Day(this Box box, DateTime day)
    {
        box.Ecp(day.AddMinutes(12), "Get-InboxRule", "/ecp/RulesEditor/InboxRules.svc/GetList?msExchEcpCanary=qA7");
        box.Oab(day.AddMinutes(20), $@"Download failed and temporary file '{box.Install}\ClientAccess\OAB\Temp\LZXhzdmgalp.djs' needs to be removed");
        box.HttpErr(day.AddMinutes(30), "198.51.100.61", "GET", "/owa/", "-", "Timer_ConnectionIdle");
    }

    /// <summary>Days in which the whole internet knocks: nothing here proves an intrusion.</summary>
    public static Box Scanners(this Box box, DateTime from, DateTime to)
    {
        var agents = new[] { "Mozilla/5.0 zgrab/0.x", "python-requests/2.25.1", "Go-http-client/1.1", "Nmap Scripting Engine", "Mozilla/5.0 (compatible; Nuclei)" };
        var shells = new[] { "/aspnet_client/shell.aspx", "/aspnet_client/system_web/error.aspx", "/owa/auth/8Lw7tAhF9i1pJnRo.aspx", "/owa/auth/errorEE.aspx", "/aspnet_client/discover.aspx", "/ecp/auth/ndx.aspx" };
        var i = 0;
        for (var t = from.AddMinutes(2); t < to; t = t.AddMinutes(53), i++)
        {
            var (client, agent) = ($"203.0.113.{i % 250}", agents[i % agents.Length]);
            box.FrontEnd(new Request(t, i % 2 == 0 ? "GET" : "POST", shells[i % shells.Length]) { Client = client, Agent = agent, Status = i % 3 == 0 ? 404 : 302 });
            var self = new Request(t.AddSeconds(5), "GET", "/owa/auth/x.js") { Client = client, Agent = agent, Status = 500, Anchor = "ServerInfo~localhost/owa/auth/logon.aspx?~1942062522", Hint = "X-AnonResource-Backend-Cookie" };
            box.FrontEnd(self);
            box.Proxy(Log.ProxyOwa, self);
            box.Proxy(Log.ProxyOwa, self with { Time = t.AddSeconds(6), Anchor = "ServerInfo~c9q1.oast.fun/ecp/default.flt?~3", Stem = "/ecp/default.flt", Status = 503 });
            var nessus = new Request(t.AddSeconds(8), "GET", "/owa/") { Query = "&Email=autodiscover/autodiscover.json%3F@test.com", Client = client, Agent = agent };
            box.FrontEnd(nessus);
        }

        return box;
    }
}
