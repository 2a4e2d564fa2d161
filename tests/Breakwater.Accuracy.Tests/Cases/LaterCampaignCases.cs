using Breakwater.Accuracy.Tests.Evidence;
using static Breakwater.Accuracy.Tests.AccuracyCase;
using static Breakwater.Accuracy.Tests.Cases.Servers;
using static Breakwater.Model.ExposureState;
using static Breakwater.Model.VerdictState;

namespace Breakwater.Accuracy.Tests.Cases;

internal static class LaterCampaignCases
{
    private static readonly DateTime Shell = At(2021, 8, 17, 22, 40, 11);
    private static readonly DateTime Owa = At(2022, 12, 2, 3, 15, 9);

    public static IEnumerable<AccuracyCase> All =>
    [
        Of("proxyshell-quiet", () => August2021(), Shapes.Velociraptor, Vulnerable, NotFound, 10) with { States = [("proxylogon", NotFound), ("proxyshell", NotFound), ("proxytoken", NotFound)] },
        Of("proxyshell-refused", () => August2021().With(b => { b.Confusion(Shell, "/mapi/nspi/?", 401); b.Confusion(Shell.AddSeconds(2), "/powershell/?X-Rps-CAT=VgEA", 404, "POST"); }), Shapes.Kape, Vulnerable, Targeted, 12) with { MustNot = ["proxyshell:exploited"] },
        Of("proxyshell-nspi-answered", () => August2021().With(b => b.Confusion(Shell, "/mapi/nspi/?", 200)), Shapes.Kape, Vulnerable, Targeted, 12) with { MustNot = ["proxyshell:exploited"] },
        Of("proxyshell-export", () => August2021().With(b => b.ProxyShell(Shell)), Shapes.Kape, Vulnerable, Compromised, 14) with
        {
            States = [("proxyshell", Compromised), ("proxylogon", NotFound)], Must = ["proxyshell:exploited", "proxyshell:wroteFile", "unattributed:shellUsed"], Mailboxes = ["fin.archive@tailspin.test=Reachable", @"TAILSPIN\Administrator=Reachable"],
        },
        Of("proxyshell-mail-read", () => August2021().With(b =>
        {
            b.Confusion(Shell, "/ews/exchange.asmx?", 200, "POST");
            b.Ews(Shell.AddSeconds(1), "FindItem", @"NT AUTHORITY\SYSTEM", "python-requests/2.26.0", "ceo@wingtip.test");
        }), Shapes.Kape, Vulnerable, Compromised, 14) with { States = [("proxyshell", Compromised), ("proxylogon", NotFound)], Must = ["proxyshell:mailTaken"], Mailboxes = ["ceo@wingtip.test=Taken"] },
        Of("proxyshell-export-collector", () => August2021().With(b => b.ProxyShell(Shell)), Shapes.Collector, Vulnerable, Compromised, 14) with { Must = ["proxyshell:wroteFile"] },
        Of("proxyshell-ews-iis-only", () => August2021(Late(Log.FrontEnd, Log.BackEnd)).With(b => b.Confusion(Shell, "/ews/exchange.asmx?", 200, "POST")), Shapes.Kape, Vulnerable, Suspected, 13) with { Mailboxes = ["unknown mailbox=Reachable"] },
        Of("proxyshell-certificate", () => August2021().With(b => b.RpsCmdlet(Shell, @"WT\Administrator", "New-ExchangeCertificate", "-GenerateRequest \"True\" -RequestFile \"C:\\Program Files\\Microsoft\\Exchange Server\\V15\\FrontEnd\\HttpProxy\\owa\\auth\\qz.aspx\" -SubjectName \"CN=x\"")),
            Shapes.Kape, Vulnerable, Compromised, 14) with { Must = ["proxyshell:wroteFile"] },
        Of("proxyshell-export-refused", () => August2021().With(b => b.RpsCmdlet(Shell, @"WT\Administrator", "New-MailboxExportRequest", "-Mailbox \"a@b.test\" -FilePath \"\\\\localhost\\C$\\inetpub\\wwwroot\\aspnet_client\\k.aspx\"", "Error")), Shapes.Kape, Vulnerable, Targeted, 12),
        Of("admin-export-to-share", () => August2021().With(b =>
        {
            b.RpsCmdlet(Shell, @"WT\adm.lind", "New-ManagementRoleAssignment", "-Role \"Mailbox Import Export\" -User \"adm.lind\"");
            b.RpsCmdlet(Shell.AddMinutes(5), @"WT\adm.lind", "New-MailboxExportRequest", "-Mailbox \"leaver@wingtip.test\" -FilePath \"\\\\fs01\\pst$\\leaver.pst\"");
            b.Ecp(Shell.AddMinutes(9), "Set-OabVirtualDirectory.ExternalUrl='https://webmail.wingtip.test/OAB'.Identity='77'", "/ecp/DDI/DDIService.svc/SetObject?schema=OABVirtualDirectory");
        }), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("proxytoken-probe-500", () => August2021().With(b => Token(b, 500)), Shapes.Kape, Vulnerable, Targeted, 12) with { States = [("proxytoken", Targeted)] },
        Of("proxytoken-changed", () => August2021().With(b => { Token(b, 500); Token(b, 200); }), Shapes.Kape, Vulnerable, Suspected, 13) with { States = [("proxytoken", Suspected)] },
        Of("proxytoken-rule-sends-mail-on", () => August2021().With(b => { Token(b, 500); Token(b, 200); SentOn(b); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { States = [("proxytoken", Compromised)], Must = ["proxytoken:mailTaken"], Mailboxes = ["kim@wingtip.test=Taken"], Chains = ["rule-without-login"] },
        Of("proxytoken-rule-of-another-mailbox", () => August2021().With(b => { Token(b, 500); Token(b, 200); SentOn(b, "lee@wingtip.test"); }), Shapes.Kape, Vulnerable, Suspected, 13)
            with { MustNot = ["proxytoken:mailTaken"], NotChains = ["rule-without-login"] },
        Of("proxytoken-rule-that-sends-nothing-on", () => August2021().With(b => { Token(b, 500); Token(b, 200); SentOn(b, parameters: "MoveToFolder='Inbox'"); }), Shapes.Kape, Vulnerable, Suspected, 13)
            with { MustNot = ["proxytoken:mailTaken"], NotChains = ["rule-without-login"] },
        Of("rule-that-sends-on-by-its-user", () => August2021().With(b => { Token(b, 200, @"WT\kim"); SentOn(b); SentOn(b, ""); }), Shapes.Kape, Vulnerable, NotFound, 10) with { NotChains = ["rule-without-login"] },
        Of("rule-that-sends-on-by-an-administrator", () => August2021().With(b => { Token(b, 200, @"WT\adm.lind"); SentOn(b); b.Events.Add(EventLogs.Cmdlet(At(2021, 8, 9, 1, 2, 21), "New-InboxRule", "-Mailbox \"kim@wingtip.test\" -ForwardTo \"kim@home.test\"")); }), Shapes.Kape, Vulnerable, NotFound, 10)
            with { NotChains = ["rule-without-login"] },
        Of("owa-options-by-their-user", () => August2021().With(b => Token(b, 200, @"WT\sam")), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("proxytoken-changed-user-not-logged", () => WithoutUser(b => { Token(b, 500); Token(b, 200); }), Shapes.Kape, Vulnerable, Suspected, 13) with { States = [("proxytoken", Suspected)], Chains = ["settings-canary"] },
        Of("options-of-a-shared-mailbox-user-not-logged", () => WithoutUser(b => Token(b, 200, @"WT\sam")), Shapes.Kape, Vulnerable, CannotExclude, 11) with { States = [("proxytoken", CannotExclude)], NotChains = ["settings-canary"] },
        Of("proxyoracle-bait", () => August2021().With(b => b.FrontEnd(Bait("%7d%7d%3bdocument.location%3d%27https%3a%2f%2fx.test%27%2f%2f"))), Shapes.Kape, Vulnerable, Targeted, 12) with { States = [("proxyoracle", Targeted)] },
        Of("proxyoracle-ordinary-error-page", () => August2021().With(b => b.FrontEnd(Bait("https%3a%2f%2fwebmail.wingtip.test%2fowa%2f"))), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("role-given-and-mail-taken-by-a-script", () => Late2022().With(b => Taken(b, "exchangelib/4.7.2 (python-requests/2.31.0)", "192.0.2.222")), Shapes.Kape, Vulnerable, Suspected, 13)
            with { States = [("mailbox-abuse", Suspected)], Mailboxes = ["gf@proseware.test=Taken", "hr@proseware.test=Taken"], Chains = ["role-and-mail"] },
        Of("role-given-to-a-backup-that-reads-all-mail", () => Late2022().With(b => Taken(b, "ExchangeServicesClient/15.00.0913.015", "10.20.0.40")), Shapes.Kape, Vulnerable, NotFound, 10) with { NotChains = ["role-and-mail"] },
        Of("role-given-to-a-script-of-the-house", () => Late2022().With(b => Taken(b, "python-requests/2.31.0", "10.20.0.41")), Shapes.Kape, Vulnerable, NotFound, 10) with { NotChains = ["role-and-mail"] },
        Of("later-quiet-2022", () => Late2022(), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("proxynotshell-with-user", () => Late2022().With(b => b.Confusion(Owa, "/powershell/?", 200, "POST", @"PROSE\j.duarte")), Shapes.Kape, Vulnerable, Suspected, 13) with { States = [("proxynotshell", Suspected), ("proxyshell", NotFound)] },
        Of("proxynotshell-as-the-back-end-sees-it", () => Late2022().With(b => { b.Confusion(Owa, "/powershell/?", 200, "POST", @"PROSE\j.duarte"); b.BackEnd(PassedOn); }), Shapes.Kape, Vulnerable, Suspected, 13)
            with { States = [("proxynotshell", Suspected), ("proxyshell", NotFound)], Must = ["unattributed:exploited"] },
        Of("smuggled-powershell-in-the-back-end-only", () => Late2022(Late(Log.BackEnd)).With(b => b.BackEnd(PassedOn)), Shapes.Kape, Vulnerable, Suspected, 13) with { States = [("proxyshell", NotFound)], Must = ["unattributed:exploited"] },
        Of("smuggled-powershell-refused-by-the-back-end", () => Late2022().With(b => b.BackEnd(PassedOn with { Status = 401 })), Shapes.Kape, Vulnerable, Targeted, 12) with { MustNot = ["unattributed:exploited"] },
        Of("proxynotshell-anonymous-401", () => Late2022().With(b => b.Confusion(Owa, "/powershell/?", 401)), Shapes.Kape, Vulnerable, Targeted, 12) with { MustNot = ["proxynotshell:exploited"] },
        Of("proxynotshell-user-refused", () => Late2022().With(b => b.Confusion(Owa, "/powershell/?", 404, "POST", @"PROSE\j.duarte")), Shapes.Kape, Vulnerable, Targeted, 12),
        Of("owassrf", () => Late2022().With(b => b.OwaSsrf(Owa)), Shapes.Velociraptor, Vulnerable, Suspected, 13) with { States = [("owassrf", Suspected)], Must = ["owassrf:exploited"] },
        Of("owassrf-refused", () => Late2022().With(b => b.OwaSsrf(Owa, 401)), Shapes.Kape, Vulnerable, Targeted, 12) with { States = [("owassrf", Targeted)] },
        Of("owassrf-rps-http-only", () => Late2022(new Box().With(b => b.Off.UnionWith(Enum.GetValues<Log>().Except([Log.RpsHttp])))).With(b => b.OwaSsrf(Owa)), Shapes.Kape, Vulnerable, Suspected, 13),
        Of("explicit-logon", () => Late2022().With(b => b.FrontEnd(new Request(Owa, "GET", "/owa/kim@proseware.test/") { User = @"PROSE\j.duarte" })), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("viewstate-query-500", () => March2020().With(b => b.FrontEnd(ViewState())), Shapes.Kape, Vulnerable, Targeted, 12) with { States = [("cve-2020-0688", Targeted), ("proxylogon", NotFound)] },
        Of("viewstate-quiet", March2020, Shapes.Kape, Vulnerable, NotFound, 10) with { States = [("cve-2020-0688", NotFound)] },
    ];

    /// <summary>The front end passes a smuggled request on under its own account.</summary>
    private static Request PassedOn => new(Owa, "POST", "/powershell") { Query = "@zq.test/powershell/?&Email=autodiscover/autodiscover.json%3F@zq.test", User = @"PROSE\EXMBX3$" };

    private static Box Late(params Log[] logs) => ProxyLogonCases.Only(logs);

    /// <summary>Only the front end's log is there, and it does not say who was logged in.</summary>
    private static Box WithoutUser(Action<Box> rows)
    {
        var box = new Box { IisColumns = [.. Columns.Iis.Except(["cs-username"])] };
        box.Off.UnionWith(Enum.GetValues<Log>().Except([Log.FrontEnd]));
        return August2021(box).With(rows);
    }

    private static void Token(Box box, int status, string user = "")
    {
        var r = new Request(At(2021, 8, 9, 1, 2, status % 60), "POST", "/ecp/kim@wingtip.test/RulesEditor/InboxRules.svc/NewObject") { Query = "msExchEcpCanary=a1", Status = status, User = user, Client = "192.0.2.9" };
        box.FrontEnd(r);
        box.Proxy(Log.ProxyEcp, r);
    }

    /// <summary>The control panel's own row of the rule that <see cref="Token"/> asks for.</summary>
    private static void SentOn(Box box, string mailbox = "kim@wingtip.test", string parameters = "ForwardTo='kim@home.test'") =>
        box.Ecp(At(2021, 8, 9, 1, 2, 20), $"New-InboxRule.{parameters}.Name='.'", $"/ecp/{(mailbox.Length > 0 ? mailbox + "/" : "")}RulesEditor/InboxRules.svc/NewObject?msExchEcpCanary=a1");

    private static Request Bait(string referrer) => new(Shell, "GET", "/owa/auth/frowny.aspx") { Query = $"app=owa&et=ServerError&esrc=MasterPage&te=Microsoft.Exchange.Data&refurl={referrer}", Client = "198.51.100.7" };

    /// <summary>The role to act as anybody is given, and an hour later its holder takes attachments.</summary>
    private static void Taken(Box box, string agent, string client)
    {
        box.Events.Add(EventLogs.Cmdlet(Owa, "New-ManagementRoleAssignment", "-Role \"ApplicationImpersonation\" -User \"j.duarte\""));
        foreach (var (mailbox, minute) in new[] { ("gf@proseware.test", 60), ("hr@proseware.test", 62) })
        {
            box.Ews(Owa.AddMinutes(minute), "GetAttachment", "j.duarte@proseware.test", agent, impersonated: mailbox, client: client);
        }
    }

    private static Request ViewState() => new(At(2020, 3, 2, 14, 1, 1), "GET", "/ecp/default.aspx")
    {
        Query = "__VIEWSTATEGENERATOR=B97B4E27&__VIEWSTATE=%2FwEy" + new string('A', 900),
        User = @"FC\intern",
        Client = "192.0.2.50",
        Status = 500,
    };
}
