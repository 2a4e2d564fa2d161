using Breakwater.Accuracy.Tests.Evidence;
using static Breakwater.Accuracy.Tests.AccuracyCase;
using static Breakwater.Accuracy.Tests.Cases.Servers;
using static Breakwater.Accuracy.Tests.Evidence.EventLogs;
using static Breakwater.Model.ExposureState;
using static Breakwater.Model.VerdictState;

namespace Breakwater.Accuracy.Tests.Cases;

/// <summary>What real servers write all day, and attacks spelled otherwise than the published ones.</summary>
internal static class TrafficCases
{
    private static readonly DateTime In2021 = Intrusion2021;
    private static readonly DateTime InAugust = At(2021, 8, 11, 3, 20);
    private static readonly DateTime In2022 = At(2022, 12, 1, 3, 0);

    public static IEnumerable<AccuracyCase> All => Innocent.Concat(Variants);

    /// <summary>As a balancer asks, on all days, first of all after midnight.</summary>
    private static void HealthChecks(Box box)
    {
        for (var day = In2022.Date.AddDays(-20); day < In2022.AddDays(20); day = day.AddDays(1))
        {
            HealthCheck(box, day.AddSeconds(1));
        }
    }

    private static void HealthCheck(Box box, DateTime time)
    {
        var check = new Request(time, "GET", "/owa/healthcheck.htm") { Client = "192.0.2.210", Agent = "" };
        box.FrontEnd(check);
        box.Proxy(Log.ProxyOwa, check);
    }

    private static IEnumerable<AccuracyCase> Innocent =>
    [
        Clean("autodiscover-v2", b =>
        {
            Both(b, Log.ProxyAutodiscover, new Request(InAugust, "GET", "/autodiscover/autodiscover.json") { Query = "Email=kim%40wingtip.test&Protocol=ActiveSync&RedirectCount=1" });
            Both(b, Log.ProxyAutodiscover, new Request(InAugust.AddSeconds(1), "GET", "/autodiscover/autodiscover.json/v1.0/kim@wingtip.test") { Query = "Protocol=ActiveSync&RedirectCount=1" });
            Both(b, Log.ProxyAutodiscover, new Request(InAugust.AddSeconds(2), "GET", "/autodiscover/autodiscover.json/v1.0/kim%40wingtip.test") { Query = "Protocol=REST", Agent = "okhttp/4.9.0" });
            Both(b, Log.ProxyAutodiscover, new Request(InAugust.AddSeconds(3), "GET", "/autodiscover/autodiscover.json") { Query = "Email=kim@wingtip.test&Protocol=EWS", Agent = "Teams/1.4 (Windows)", Status = 200 });
            Both(b, Log.ProxyAutodiscover, new Request(InAugust.AddSeconds(4), "POST", "/autodiscover/autodiscover.xml") { User = @"WT\kim", Agent = "Outlook-iOS-Android/1.0" });
        }),
        Clean("monitoring", b =>
        {
            for (var i = 0; i < 30; i++)
            {
                var at = InAugust.AddMinutes(i);
                Both(b, Log.ProxyOwa, new Request(at, "POST", "/owa/auth.owa") { Client = "::1", User = $"HealthMailbox{i:x8}@wingtip.test", Agent = "AMProbe/Local/ClientAccess", Status = 302 });
                Both(b, Log.ProxyEcp, new Request(at.AddSeconds(3), "GET", "/ecp/ReportingWebService/") { Client = "127.0.0.1", Agent = "Mozilla/4.0 (compatible; MSIE 9.0; Windows NT 6.1; MSEXCHMON; ACTIVEMONITORING; ECPSELFTEST)", Status = 401 });
                b.RpsHttp(at.AddSeconds(5), $"HealthMailbox{i:x8}@wingtip.test", "Exchange BackEnd Probes", "?sessionID=Version_15.2_");
                b.BackEnd(new Request(at.AddSeconds(6), "POST", "/powershell") { User = $"HealthMailbox{i:x8}@wingtip.test", Agent = "Microsoft WinRM Client" });
            }
        }),
        Clean("administration", b =>
        {
            b.RpsHttp(InAugust, @"WT\adm.lind", "Microsoft WinRM Client", "?PSVersion=5.1.17763.1852");
            b.RpsCmdlet(InAugust.AddSeconds(4), @"WT\adm.lind", "Set-OabVirtualDirectory", "-Identity \"EXMBX2\\OAB (Default Web Site)\" -ExternalUrl \"https://mail.wingtip.test/OAB\"");
            b.RpsCmdlet(InAugust.AddSeconds(9), @"WT\adm.lind", "New-ExchangeCertificate", "-GenerateRequest \"True\" -RequestFile \"\\\\fs01\\certs\\2021.req\"");
            b.Ecp(InAugust.AddMinutes(2), "Set-OwaVirtualDirectory.ExternalUrl='https://mail.wingtip.test/owa'.Identity='3'", "/ecp/DDI/DDIService.svc/SetObject?schema=OWAVirtualDirectory");
            b.Ecp(InAugust.AddMinutes(3), "Remove-OABVirtualDirectory.Force=$true.Identity='3'", "/ecp/DDI/DDIService.svc/SetObject?schema=ResetOABVirtualDirectory");
            Both(b, Log.ProxyEcp, new Request(InAugust.AddMinutes(3), "POST", "/ecp/DDI/DDIService.svc/SetObject") { Query = "schema=ResetOABVirtualDirectory&msExchEcpCanary=x", User = @"WT\adm.lind", Client = "10.20.0.31" });
        }),
        Clean("migration-and-programs", b =>
        {
            for (var i = 0; i < 40; i++)
            {
                Both(b, Log.ProxyEws, new Request(InAugust.AddSeconds(i * 3), "POST", "/EWS/mrsproxy.svc") { User = @"WT\mig", Agent = "", Client = "203.0.113.77" });
                b.Ews(InAugust.AddSeconds(i * 5), "GetItem", "svc-crm@wingtip.test", "CrmConnector/3.2 (ExchangeServicesClient/15.00.0913.022)", $"user{i}@wingtip.test");
                b.Ews(InAugust.AddSeconds(i * 7), "SyncFolderItems", "room@wingtip.test", "python-requests/2.26.0");
                Both(b, Log.ProxyMapi, new Request(InAugust.AddSeconds(i * 2), "POST", "/mapi/emsmdb/") { Query = "MailboxId=4f@wingtip.test", User = @"WT\kim" });
                b.FrontEnd(new Request(InAugust.AddSeconds(i), "POST", "/Microsoft-Server-ActiveSync/default.eas") { Query = "Cmd=Sync&User=kim&DeviceId=A1&DeviceType=iPhone", User = @"WT\kim" });
            }
        }),
        Clean("themes-and-scripts", b =>
        {
            b.FrontEnd(new Request(InAugust, "GET", "/owa/auth/15.2.858/themes/resources/logon.css"));
            b.FrontEnd(new Request(InAugust.AddSeconds(1), "GET", "/owa/auth/15.2.858/scripts/premium/flogon.js"));
            b.FrontEnd(new Request(InAugust.AddSeconds(2), "GET", "/owa/auth/Current/themes/resources/corporate-logo.png"));
            b.FrontEnd(new Request(InAugust.AddSeconds(3), "GET", "/ecp/15.2.858.5/scripts/common.js") { User = @"WT\kim" });
            b.FrontEnd(new Request(InAugust.AddSeconds(4), "GET", "/owa/auth/logon.aspx") { Query = "replaceCurrent=1&reason=2&url=https%3a%2f%2fmail%2fowa%2f" });
            b.FrontEnd(new Request(InAugust.AddSeconds(5), "POST", "/owa/service.svc") { Query = "action=GetItem&EP=1&ID=-12&AC=1", User = @"WT\kim" });
        }),
    ];

    private static IEnumerable<AccuracyCase> Variants =>
    [
        Of("intruder-behind-a-balancer", () => Late2022().With(b => { b.OwaSsrf(In2022); HealthChecks(b); }), Shapes.Kape, Vulnerable, Suspected, 13)
            with { Says = ["192.0.2.210 is the address of your load balancer or proxy"], Activities = 1 },
        Of("intruder-who-plays-a-balancer-for-two-days", () => Late2022().With(b => { b.OwaSsrf(In2022); HealthCheck(b, In2022.AddHours(-1)); HealthCheck(b, In2022.AddHours(23)); }), Shapes.Kape, Vulnerable, Suspected, 13)
            with { Says = ["address 192.0.2.210"], NeverSays = ["balancer"], Activities = 1 },
        Of("intruder-who-asked-for-the-balancers-page-once", () => Late2022().With(b => { b.OwaSsrf(In2022); HealthCheck(b, In2022.AddHours(-1)); }), Shapes.Kape, Vulnerable, Suspected, 13)
            with { Says = ["address 192.0.2.210"], NeverSays = ["balancer"], Activities = 1 },
        Of("confusion-upper-case", () => August2021().With(b => Confused(b, "/AUTODISCOVER/AUTODISCOVER.JSON", "@evil.test/EWS/Exchange.asmx?&Email=Autodiscover/Autodiscover.json%3F@evil.test")), Shapes.Kape, Vulnerable, Suspected, 13) with { States = [("proxyshell", Suspected)] },
        Of("confusion-encoded-twice", () => August2021().With(b => Confused(b, "/autodiscover/autodiscover.json", "%40evil.test%252fews%252fexchange.asmx%3f&Email=autodiscover%252fautodiscover.json%253f%2540evil.test")), Shapes.Kape, Vulnerable, Suspected, 13) with { States = [("proxyshell", Suspected)] },
        Of("confusion-encoded-dot", () => August2021().With(b => Confused(b, "/autodiscover/autodiscover%2ejson", "@evil.test/mapi/emsmdb/?&Email=autodiscover/autodiscover%2ejson%3F@evil.test")), Shapes.Kape, Vulnerable, Suspected, 13) with { States = [("proxyshell", Suspected)] },
        Of("confusion-in-path-only", () => August2021().With(b => Confused(b, "/autodiscover/autodiscover.json/@evil.test/powershell/", "X-Rps-CAT=VgEAVAdXaW5kb3dz")), Shapes.Kape, Vulnerable, Suspected, 13) with { States = [("proxyshell", Suspected)] },
        Of("ssrf-through-other-static-name", () => March2021().With(b => b.Ssrf(In2021, "/ecp/proxyLogon.ecp", 241, stem: "/ecp/default.flt")), Shapes.Kape, Vulnerable, Compromised, 14) with { Must = ["proxylogon:privilege"] },
        Of("ssrf-in-the-proxy-log-only", () => March2021(ProxyLogonCases.Only(Log.ProxyEcp)).With(b => b.Ssrf(In2021, "/ecp/proxyLogon.ecp", 241, stem: "/ecp/ping.png")), Shapes.Velociraptor, Vulnerable, Compromised, 14) with { Must = ["proxylogon:privilege"] },
        Of("ssrf-by-cookie-column", () => March2021().With(b => b.Proxy(Log.ProxyEcp, new Request(In2021, "POST", "/ecp/x.js") { Status = 200, Cookie = $"Server~{b.Fqdn}:444/mapi/emsmdb/?#~1941962753" })), Shapes.Kape, Vulnerable, Suspected, 13) with { States = [("proxylogon", Suspected)] },
        Of("owassrf-encoded-at", () => Late2022().With(b => Both(b, Log.ProxyOwa, new Request(In2022, "POST", "/owa/mastermailbox%40outlook.com/PowerShell") { User = @"PROSE\j.duarte" })), Shapes.Kape, Vulnerable, Suspected, 13) with { States = [("owassrf", Suspected)] },
        Of("proxynotshell-powershell-first", () => Late2022().With(b => Both(b, Log.ProxyAutodiscover, new Request(In2022, "POST", "/autodiscover/autodiscover.json") { Query = "a=powershell&Email=autodiscover/autodiscover.json%3f@evil.test/powershell/?", User = @"PROSE\j.duarte" })), Shapes.Kape, Vulnerable, Suspected, 13)
            with { States = [("proxynotshell", Suspected)] },
        Of("agent-outside-the-product", () => March2021().With(b => b.Events.Add(Cmdlet(In2021, "Install-TransportAgent", @"-Name ""Mail Helper"" -TransportAgentFactory ""A.B"" -AssemblyPath ""C:\Windows\Temp\mh.dll"""))), Shapes.Kape, Vulnerable, Suspected, 13)
            with { States = [("transport-agents", Suspected)] },
        Of("module-of-a-known-family", () => March2021().With(b => b.Events.Add(ByWebServer(In2021, @"C:\Windows\System32\inetsrv\appcmd.exe", @"appcmd.exe install module /name:HttpLog /image:C:\Windows\Temp\h.dll"))), Shapes.Kape, Vulnerable, Compromised, 14),
    ];

    private static AccuracyCase Clean(string name, Action<Box> traffic) => Of("traffic-" + name, () => August2021().With(traffic), Shapes.Kape, Vulnerable, NotFound, 10) with { Mailboxes = [] };

    private static void Both(Box box, Log log, Request request)
    {
        box.FrontEnd(request);
        box.Proxy(log, request);
    }

    private static void Confused(Box box, string stem, string query) => Both(box, Log.ProxyAutodiscover, new Request(InAugust, "POST", stem) { Query = query, Client = "192.0.2.140", Agent = "python-requests/2.26.0" });
}
