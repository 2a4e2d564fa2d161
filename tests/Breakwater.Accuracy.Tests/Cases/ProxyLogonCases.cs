using Breakwater.Accuracy.Tests.Evidence;
using static Breakwater.Accuracy.Tests.AccuracyCase;
using static Breakwater.Accuracy.Tests.Cases.Servers;
using static Breakwater.Model.ExposureState;
using static Breakwater.Model.VerdictState;

namespace Breakwater.Accuracy.Tests.Cases;

internal static class ProxyLogonCases
{
    private static readonly DateTime T = Intrusion2021;

    public static IEnumerable<AccuracyCase> All =>
    [
        Of("proxylogon-quiet", () => March2021(), Shapes.Kape, Vulnerable, NotFound, 10) with { States = [("proxylogon", NotFound), ("proxyshell", NotFound)], Mailboxes = [], Says = ["cover the whole time of exposure"] },
        Of("proxylogon-chain-relocated", () => March2021(new Box { Install = @"D:\Mail\EX16", IisLogs = @"F:\iis" }).With(b => b.ProxyLogon(T)), Shapes.Kape, Vulnerable, Compromised, 14) with
        {
            States = [("proxylogon", Compromised), ("unattributed", Compromised), ("proxytoken", NotFound)],
            Must = ["proxylogon:privilege", "proxylogon:wroteFile", "unattributed:shellUsed"], MustNot = ["proxylogon:mailTaken"],
        },
        Of("proxylogon-chain-2013-69-columns", () => March2021(new Box { ProxyColumns = 69, Name = "SRV-EXCH", Install = @"C:\Program Files\Microsoft\Exchange Server\V15" }, "15.0.1497.10").With(b => b.ProxyLogon(T, "/owa/auth/Hx9.aspx")), Shapes.Velociraptor, Vulnerable, Compromised, 14)
            with { Must = ["proxylogon:wroteFile", "unattributed:shellUsed"] },
        Of("proxylogon-chain-53-columns", () => March2021(new Box { ProxyColumns = 53 }, "15.0.1497.10").With(b => b.ProxyLogon(T)), Shapes.Collector, Vulnerable, Compromised, 14) with { Must = ["proxylogon:privilege"] },
        Of("proxylogon-chain-flat-zip", () => March2021().With(b => b.ProxyLogon(T)), Shapes.Flat, Vulnerable, Compromised, 14) with { Must = ["proxylogon:wroteFile"] },
        Of("proxylogon-quiet-flat-zip", () => March2021(), Shapes.Flat, Vulnerable, NotFound, 10),
        Of("proxylogon-quiet-collector", () => March2021(), Shapes.Collector, Vulnerable, NotFound, 10),
        Of("proxylogon-chain-utf16", () => March2021().With(b => b.ProxyLogon(T)), Shapes.Utf16, Vulnerable, Compromised, 14) with { Must = ["proxylogon:wroteFile", "unattributed:shellUsed"] },
        Of("proxylogon-behind-balancer", () => March2021(new Box { Balancer = "10.20.0.250", IisColumns = Columns.IisReordered, Roll = Roll.Hourly, FrontSite = 4, BackSite = 9 }).With(b => b.ProxyLogon(T)), Shapes.Mounted, Vulnerable, Compromised, 14)
            with { Must = ["proxylogon:wroteFile", "unattributed:shellUsed"] },
        Of("proxylogon-quiet-weekly-logs", () => March2021(new Box { Roll = Roll.Weekly }), Shapes.Mounted, Vulnerable, NotFound, 10),
        Of("proxylogon-discovery-only", () => March2021().With(b => b.Ssrf(T, "/autodiscover/autodiscover.xml", 200)), Shapes.Kape, Vulnerable, Targeted, 12) with { MustNot = ["proxylogon:exploited"] },
        Of("proxylogon-mapi-answered", () => March2021().With(b => b.Ssrf(T, "/mapi/emsmdb/", 200)), Shapes.Kape, Vulnerable, Suspected, 13) with { Must = ["proxylogon:exploited"], MustNot = ["proxylogon:privilege"] },
        Of("proxylogon-mapi-refused", () => March2021().With(b => b.Ssrf(T, "/mapi/emsmdb/", 401)), Shapes.Kape, Vulnerable, Targeted, 12),
        Of("proxylogon-iis-only-241", () => March2021(OnlyIis()).With(b => b.Ssrf(T, "/ecp/proxyLogon.ecp", 241)), Shapes.Kape, Vulnerable, Compromised, 14) with { Must = ["proxylogon:privilege"] },
        Of("proxylogon-iis-only-static-post", () => March2021(OnlyIis()).With(b => b.FrontEnd(new Request(T, "POST", "/ecp/y.js") { Client = "192.0.2.77", Status = 500 })), Shapes.Kape, Vulnerable, Targeted, 12),
        Of("proxylogon-reset-only", () => March2021(Only(Log.ProxyEcp)).With(b => b.Ssrf(T, "/ecp/DDI/DDIService.svc/SetObject?schema=ResetOABVirtualDirectory", 200)), Shapes.Kape, Vulnerable, Compromised, 14) with { Must = ["proxylogon:wroteFile"] },
        Of("proxylogon-ecp-server-only", () => March2021(Only(Log.EcpServer)).With(b => b.Ecp(T, $"Set-OabVirtualDirectory.ExternalUrl='{Intrusions.Tag}'.Identity='9a1f0b2c'", "/ecp/DDI/DDIService.svc/SetObject?schema=OABVirtualDirectory")), Shapes.Kape, Vulnerable, Compromised, 14)
            with { Must = ["proxylogon:wroteFile"] },
        Of("proxylogon-owa-virtual-directory", () => March2021().With(b => b.Ecp(T, "Set-OwaVirtualDirectory.InternalUrl='http://o/#<% Eval %>'.Identity='77'", "/ecp/DDI/DDIService.svc/SetObject?schema=OWAVirtualDirectory")), Shapes.Kape, Vulnerable, Compromised, 14),
        Of("proxylogon-download-outside", () => March2021().With(b => b.Oab(T, @"Download failed and temporary file 'C:\inetpub\wwwroot\aspnet_client\system_web\4_0_30319\zz.aspx' needs to be removed")), Shapes.Kape, Vulnerable, Compromised, 14)
            with { Must = ["proxylogon:wroteFile"] },
        Of("proxylogon-owa-cookie-route", () => March2021().With(b => b.Ssrf(T, "/mapi/emsmdb/", 200, stem: "/owa/auth/Current/themes/resources/logon.css")), Shapes.Kape, Vulnerable, Suspected, 13),
        Of("proxylogon-mail-theft", MailTheft, Shapes.Kape, Vulnerable, Compromised, 14) with { Must = ["proxylogon:mailTaken"], MustNot = ["proxylogon:wroteFile"], Mailboxes = ["cfo@tailspin.test=Taken", "legal@tailspin.test=Taken"] },
        Of("proxylogon-mail-theft-no-ews-log", () => { var b = MailTheft(); b.Forget(Log.Ews, DateTime.MinValue, DateTime.MaxValue); return b; }, Shapes.Kape, Vulnerable, Suspected, 13)
            with { Must = ["proxylogon:mailTaken"], Mailboxes = ["unknown mailbox=Taken"] },
        Of("proxylogon-mail-theft-fr", () => MailTheft(@"AUTORITE NT\Système"), Shapes.Kape, Vulnerable, Compromised, 14) with { Mailboxes = ["cfo@tailspin.test=Taken", "legal@tailspin.test=Taken"] },
        Of("proxylogon-ews-refused", () => March2021().With(b => b.Ssrf(T, "/EWS/Exchange.asmx", 500)), Shapes.Kape, Vulnerable, Targeted, 12) with { Mailboxes = [] },
        Of("proxylogon-two-intruders", () => March2021().With(b => { b.ProxyLogon(T); b.ProxyLogon(T.AddDays(2).AddHours(7), "/owa/auth/OutlookZH.aspx", "198.18.4.4"); }), Shapes.Kape, Vulnerable, Compromised, 14),
        Of("proxylogon-midnight", () => March2021().With(b => b.ProxyLogon(At(2021, 3, 2, 23, 59, 54))), Shapes.Velociraptor, Vulnerable, Compromised, 14) with { Must = ["proxylogon:wroteFile"] },
        Of("proxylogon-then-patched", Patched, Shapes.Kape, Vulnerable, Compromised, 14) with { Must = ["proxylogon:wroteFile"], Says = ["No update removes the intruder"] },
        Of("proxylogon-scanners", () => March2021().Scanners(Installed2021, Collected2021), Shapes.Kape, Vulnerable, NotFound, 10) with { States = [("proxylogon", NotFound)], NeverSays = ["likely but not proven"] },
        Of("proxylogon-scanners-and-chain", () => March2021().Scanners(Installed2021, Collected2021).With(b => b.ProxyLogon(T)), Shapes.Velociraptor, Vulnerable, Compromised, 14),
    ];

    public static Box Only(params Log[] logs)
    {
        var box = new Box();
        box.Off.UnionWith(Enum.GetValues<Log>().Except(logs));
        return box;
    }

    private static Box OnlyIis() => Only(Log.FrontEnd, Log.BackEnd);

    private static Box MailTheft() => MailTheft(null);

    private static Box MailTheft(string? account)
    {
        var box = March2021();
        var (t, i) = (At(2021, 3, 1, 2, 10), 0);
        foreach (var (victim, action) in new[] { ("cfo@tailspin.test", "FindItem"), ("cfo@tailspin.test", "GetItem"), ("legal@tailspin.test", "FindItem"), ("legal@tailspin.test", "GetAttachment") })
        {
            var at = t.AddSeconds(40 * i++);
            box.Ssrf(at, "/EWS/Exchange.asmx", 200, agent: "ExchangeServicesClient/0.0.0.0", stem: "/ecp/main.css");
            box.Ews(at.AddMilliseconds(-20), action, account ?? $@"{box.Domain}\{box.Name}$", "ExchangeServicesClient/0.0.0.0", victim);
        }

        return box;
    }

    private static Box Patched()
    {
        var box = new Box();
        box.Builds.AddRange([(DateTime.MinValue, "15.1.2176.2"), (At(2021, 3, 4, 20), "15.1.2176.9")]);
        return box.Setup((Installed2021, "Install", "15.1.2176.2")).ExSetup("15.1.2176.9").Quiet(Installed2021, Collected2021).With(b => b.ProxyLogon(T));
    }
}
