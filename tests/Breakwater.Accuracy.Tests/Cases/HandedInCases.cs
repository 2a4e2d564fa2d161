using System.IO.Compression;
using System.Text;
using Breakwater.Accuracy.Tests.Evidence;
using static Breakwater.Accuracy.Tests.AccuracyCase;
using static Breakwater.Accuracy.Tests.Cases.Servers;
using static Breakwater.Accuracy.Tests.Evidence.EventLogs;
using static Breakwater.Model.ExposureState;
using static Breakwater.Model.VerdictState;

namespace Breakwater.Accuracy.Tests.Cases;

/// <summary>Packages that look like what people send in: parts of a server, other columns and drives, saved cmdlet output, and everyday acts that resemble attacks. Labelled before they were run.</summary>
internal static class HandedInCases
{
    private const string Nameless = "Enabled             : True\r\nIdentity            : hq.wingtip.test/Users/Anna\\17\r\nName                : .\r\nMailboxOwnerId      : hq.wingtip.test/Users/Anna\r\n"
        + "ForwardTo           : {\"x\" [SMTP:drop@mail.test]}\r\nRedirectTo          :\r\nDeleteMessage       : True\r\nStopProcessingRules : True\r\n\r\n";

    private const string History = @"C:\Users\adm.lind\AppData\Roaming\Microsoft\Windows\PowerShell\PSReadLine\ConsoleHost_history.txt";

    private static readonly DateTime T = Intrusion2021;
    private static readonly DateTime InAugust = At(2021, 8, 11, 3, 20);

    public static IEnumerable<AccuracyCase> All => Parts.Concat(Everyday).Concat(Mailboxes).Concat(Removed).Concat(Nested).Concat(Ransom);

    private static IEnumerable<AccuracyCase> Parts =>
    [
        Of("handed-front-end-logs-only-reordered", () => March2021(Only(new Box { Name = "SRV-EX-02", Install = @"D:\Exchange", IisLogs = @"D:\Logs", IisColumns = Columns.IisReordered, Roll = Roll.Weekly }, Log.FrontEnd)), Shapes.Kape, Vulnerable, NotFound, 10)
            with { States = [("proxylogon", NotFound)] },
        Of("handed-front-end-logs-only-session-answered", () => March2021(Only(new Box { IisLogs = @"E:\iis", IisColumns = Columns.IisReordered, Roll = Roll.Monthly }, Log.FrontEnd)).With(b => b.FrontEnd(new Request(T, "POST", "/ecp/q2.js") { Status = 241, Client = "198.18.4.4", Agent = "python-requests/2.25.1" })),
            Shapes.Flat, Vulnerable, Compromised, 14) with { Must = ["proxylogon:privilege"], MustNot = ["proxylogon:wroteFile"] },
        Of("handed-proxy-logs-of-the-last-days", () => March2021(Only(new Box { ProxyColumns = 53 }, Log.ProxyEcp, Log.ProxyOwa)).With(b => { b.Forget(Log.ProxyEcp, DateTime.MinValue, At(2021, 3, 5)); b.Forget(Log.ProxyOwa, DateTime.MinValue, At(2021, 3, 5)); }),
            Shapes.Collector, Vulnerable, CannotExclude, 11) with { States = [("proxylogon", CannotExclude)] },
        Of("handed-event-log-only", () => new Box { Name = "MX-TOKYO" }.With(b => b.Events.AddRange(Quarantined(T, WebFolder + "one.aspx"))), Shapes.Velociraptor, Unknown, Compromised, 14) with { Must = ["unattributed:wroteFile"] },
        Of("handed-one-page-without-its-place", () => new Box().Page(@"C:\Users\adm\Desktop\strange.aspx", "<script language=\"JScript\" runat=\"server\">function Page_Load(){ev" + "al(Req" + "uest[\"x\"],\"unsafe\");}</script>"), Shapes.Flat, Unknown, Suspected, 13),
        Of("handed-nat-hides-intruder-among-users", () => March2021(new Box { Balancer = "10.0.0.5" }).With(b => b.ProxyLogon(T)), Shapes.Mounted, Vulnerable, Compromised, 14) with { Must = ["proxylogon:wroteFile", "unattributed:shellUsed"], Activities = 1 },
        Of("handed-balancer-before-owassrf", () => Late2022(new Box { Name = "MAIL-B", Domain = "lan.proseware.test", Balancer = "10.9.9.9" }).With(b => b.OwaSsrf(At(2022, 12, 1, 3))), Shapes.Kape, Vulnerable, Suspected, 13) with { States = [("owassrf", Suspected)], MustNot = ["owassrf:wroteFile"] },
    ];

    private static IEnumerable<AccuracyCase> Everyday =>
    [
        Of("handed-administrator-exports-a-leaver", () => August2021().With(b =>
        {
            b.RpsCmdlet(At(2021, 8, 10, 9), @"WINGTIP\adm.lind", "New-MailboxExportRequest", @"-Mailbox ""g.weber"" -FilePath ""\\fs01\pst$\Ausgeschieden\g.weber.pst"" -ContentFilter ""Received -gt '01/01/2020'""");
            b.RpsCmdlet(At(2021, 8, 10, 16), @"WINGTIP\adm.lind", "Remove-MailboxExportRequest", @"-Identity ""g.weber\MailboxExport"" -Confirm False");
            b.Events.Add(Cmdlet(At(2021, 8, 10, 9), "New-MailboxExportRequest", @"-Mailbox ""g.weber"" -FilePath ""\\fs01\pst$\Ausgeschieden\g.weber.pst"""));
        }), Shapes.Kape, Vulnerable, NotFound, 10) with { Mailboxes = [] },
        Of("handed-monitoring-with-odd-autodiscover-paths", () => August2021().With(b =>
        {
            for (var t = At(2021, 8, 8); t < At(2021, 8, 17); t = t.AddMinutes(30))
            {
                b.FrontEnd(new Request(t, "GET", "/Autodiscover/Autodiscover.json") { Query = "Email=powershell-monitor@wingtip.test&Protocol=EWS", Client = "10.20.0.50", Agent = "check_exchange/2.1" });
                b.FrontEnd(new Request(t.AddSeconds(1), "HEAD", "/autodiscover/autodiscover.svc/wssecurity") { Client = "10.20.0.50", Agent = "check_exchange/2.1", Status = 401 });
                b.FrontEnd(new Request(t.AddSeconds(2), "GET", "/autodiscover/metadata/json/1") { Client = "10.20.0.50", Agent = "check_exchange/2.1" });
            }
        }), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("handed-scan-by-the-own-team", () => August2021().With(b =>
        {
            for (var i = 0; i < 40; i++)
            {
                b.Confusion(At(2021, 8, 12, 22, i), "/mapi/nspi/?", 302, client: "10.20.0.66", host: "foo.com", agent: "Mozilla/5.0 Nessus");
            }
        }), Shapes.Velociraptor, Vulnerable, Targeted, 12) with { States = [("proxyshell", Targeted)], MustNot = ["proxyshell:exploited"] },
        Of("handed-intranet-beside-exchange", () => March2021().With(b =>
        {
            b.Page(@"C:\inetpub\wwwroot\intranet\default.aspx", "<%@ Page Language=\"C#\" Inherits=\"Intranet.Start\" %><h1>Willkommen</h1>");
            b.Page(@"C:\inetpub\wwwroot\intranet\search.aspx", "<%@ Page Language=\"C#\" %><% var q = Server.HtmlEncode(Request[\"q\"]); Response.Write(q); %>");
            b.Page(@"C:\inetpub\wwwroot\intranet\pic.ashx", "<%@ WebHandler Language=\"C#\" Class=\"Intranet.Picture\" %>");
            b.Use(T, "/intranet/search.aspx", "10.20.0.31", times: 12);
        }), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("handed-shop-editor-beside-exchange", () => March2021().Page(@"C:\inetpub\wwwroot\shop\admin\edit.asp",
            "<!--#include file=\"login.asp\"--><% Set f = Server.Create" + "Object(\"Scripting.FileSystemObject\") : Set t = f.OpenText" + "File(req" + "uest(\"p\"), 2, True) : t.Write req" + "uest(\"c\") : t.Close %>"), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("handed-archiving-by-impersonation", () => August2021().With(b =>
        {
            for (var i = 0; i < 60; i++)
            {
                b.Ews(At(2021, 8, 9, 1, i), i % 3 == 0 ? "FindItem" : "GetItem", @"WINGTIP\svc-archive", "ArchiveConnector/7.2 (ExchangeServicesClient/15.00.0913.015)", $"user{i}@wingtip.test", bytes: 40_000);
            }
        }), Shapes.Kape, Vulnerable, NotFound, 10) with { Mailboxes = [] },
    ];

    private static IEnumerable<AccuracyCase> Mailboxes =>
    [
        Of("handed-nameless-rule-sends-mail-out", () => August2021().File(@"C:\temp\ir\rules.txt", Nameless), Shapes.Kape, Vulnerable, Suspected, 13) with { States = [("mailbox-abuse", Suspected)], Mailboxes = ["Anna=Reachable"] },
        Of("handed-ordinary-rules-and-rights", () => August2021()
            .File(@"C:\temp\ir\rules.txt", Nameless.Replace(" : .", " : Urlaub", StringComparison.Ordinal))
            .File(@"C:\temp\ir\rights.csv", "\"Identity\",\"User\",\"AccessRights\",\"IsInherited\",\"Deny\"\r\n\"hq.wingtip.test/Users/Anna\",\"NT AUTHORITY\\SELF\",\"FullAccess, ReadPermission\",\"False\",\"False\"\r\n"
                + "\"hq.wingtip.test/Users/Anna\",\"WINGTIP\\sekretariat\",\"FullAccess\",\"False\",\"False\"\r\n\"hq.wingtip.test/Users/Anna\",\"WINGTIP\\backup\",\"FullAccess\",\"True\",\"False\"\r\n"), Shapes.Kape, Vulnerable, NotFound, 10) with { Mailboxes = [] },
        Of("handed-rights-of-the-account-that-the-intruder-used", () => August2021().With(b => b.ProxyShell(InAugust)).File(@"C:\temp\ir\rights.json",
            """[{"Identity":"hq.wingtip.test/Users/K Sato","User":"TAILSPIN\\Administrator","AccessRights":["FullAccess"],"IsInherited":false,"Deny":false},{"Identity":"hq.wingtip.test/Users/B Roy","User":"TAILSPIN\\sekretariat","AccessRights":["FullAccess"],"IsInherited":false,"Deny":false}]"""),
            Shapes.Kape, Vulnerable, Compromised, 14) with { Mailboxes = ["K Sato=Reachable", "fin.archive@tailspin.test=Reachable", @"TAILSPIN\Administrator=Reachable"] },
    ];

    private static IEnumerable<AccuracyCase> Removed =>
    [
        Of("handed-removed-by-the-vendors-tool", () => March2021(new Box { Name = "SRVMAIL", Install = @"D:\Exchange" }).With(b =>
        {
            b.File(@"C:\EOMTSummary.txt", "03/16/2021 10:11:44 : EOMT mitigation summary\r\n03/16/2021 10:11:44 : Message: Microsoft attempted to mitigate and protect your Exchange server from CVE-2021-26855 and clear malicious files.\r\n");
            b.File(@"C:\Windows\debug\msert.log", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Microsoft Safety Scanner v1.333, (build 1.333.600.0)\r\nStarted On Tue Mar 16 10:12:44 2021\r\n\r\nThreat Detected: Backdoor:ASP/Chopper.F!dha and Removed!\r\n"
                + "  Action: Remove, Result: 0x00000000\r\n    file://C:\\inetpub\\wwwroot\\aspnet_client\\load.aspx\r\n\r\nReturn code: 6 (0x6)\r\n")]);
        }), Shapes.Kape, Vulnerable, Compromised, 14) with { Must = ["unattributed:wroteFile"], Says = ["load.aspx", "Safety Scanner"] },
        Of("handed-removed-by-a-person", () => March2021().With(b => { b.Use(T, "/aspnet_client/supp0rt.aspx", "203.0.113.71"); b.File(History, "cd C:\\inetpub\\wwwroot\\aspnet_client\r\ndir\r\nRemove-Item .\\supp0rt.aspx -Force\r\n"); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { Says = ["supp0rt.aspx: the account adm.lind with Remove-Item"], Activities = 1 },
        Of("handed-person-removed-another-page", () => March2021().With(b => { b.Use(T, "/aspnet_client/supp0rt.aspx", "203.0.113.71"); b.File(History, "Remove-Item C:\\inetpub\\wwwroot\\old\\default.aspx\r\n"); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { NeverSays = ["adm.lind"] },
        Of("handed-person-removed-pages-of-a-clean-server", () => March2021().File(History, "Remove-Item C:\\inetpub\\wwwroot\\old\\default.aspx\r\n"), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("handed-page-answered-and-then-was-not-there", () => March2021().With(b => { b.Use(T, "/owa/auth/8Wq1x.aspx", "203.0.113.71"); b.FrontEnd(new Request(T.AddDays(1), "POST", "/owa/auth/8Wq1x.aspx") { Client = "203.0.113.71", Status = 404 }); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { Says = ["8Wq1x.aspx: nothing shows who removed it; the server answered first at 2021-03-04T05:12:31Z that it is not there"] },
        Of("handed-vendors-tool-found-nothing", () => March2021().With(b =>
        {
            b.File(@"C:\EOMTSummary.txt", "03/16/2021 10:11:44 : EOMT mitigation summary\r\n");
            b.File(@"C:\Windows\debug\msert.log", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Microsoft Safety Scanner v1.333, (build 1.333.600.0)\r\nStarted On Tue Mar 16 10:12:44 2021\r\n\r\nResults Summary:\r\nNo infection found.\r\nReturn code: 0 (0x0)\r\n")]);
        }), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("handed-vendors-tool-failed-to-remove", () => March2021().With(b => b.File(@"C:\Windows\debug\msert.log", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Microsoft Safety Scanner v1.333, (build 1.333.600.0)\r\nStarted On Tue Mar 16 10:12:44 2021\r\n\r\n"
            + "Threat Detected: Backdoor:ASP/Chopper.F!dha\r\n  Action: Remove, Result: 0x80070005\r\n    file://C:\\inetpub\\wwwroot\\aspnet_client\\load.aspx\r\n\r\nReturn code: 7 (0x7)\r\n")])), Shapes.Kape, Vulnerable, Compromised, 14) with { Must = ["unattributed:wroteFile"] },
    ];

    /// <summary>Another server's files that an administrator put on this one say nothing about it; what they are named by decides, not where they lie.</summary>
    private static IEnumerable<AccuracyCase> Nested =>
    [
        Of("handed-package-of-another-server-inside", () => March2021(build: "15.1.2176.9").With(b => Inside(b, "EXOLD", @"C:\Users\adm\Desktop\pkg.zip")), Shapes.Kape, Vulnerable, NotFound, 10)
            with { Says = ["INV004", "EXOLD", "installed with the fix"] },
        Of("handed-older-package-of-this-server-inside", () => March2021(build: "15.1.2176.9").With(b => Inside(b, b.Name, @"C:\Users\adm\Desktop\pkg.zip")), Shapes.Kape, Vulnerable, CannotExclude, 11)
            with { NeverSays = ["INV004"] },
        Of("handed-script-below-folders-like-another-servers", () => March2021().With(b =>
        {
            b.File(@"C:\inetpub\wwwroot\aspnet_client\C\inetpub\wwwroot\aspnet_client\a.aspx", "<script language=\"JScript\" runat=\"server\">function Page_Load(){ev" + "al(Req" + "uest[\"x\"],\"unsafe\");}</script>");
            b.File(@"C:\inetpub\wwwroot\aspnet_client\C\inetpub\logs\x.log", EventLogOf("EXOLD"));
        }), Shapes.Kape, Vulnerable, Compromised, 14) with { NeverSays = ["INV004"] },
    ];

    /// <summary>Note and encrypted files of ransomware; and the advice against it that an administrator keeps.</summary>
    private static IEnumerable<AccuracyCase> Ransom =>
    [
        Of("handed-files-encrypted", () => March2021().With(b => b.File(@"C:\Program Files\Microsoft\Exchange Server\V15\Mailbox\DB1\DB1.edb.CRYPT", "DEARCRY!\0\u0001 ...")), Shapes.Kape, Vulnerable, Compromised, 14) with { Must = ["unattributed:impact"] },
        Of("handed-note-in-every-folder", () => March2021().With(b =>
        {
            foreach (var folder in new[] { @"C:\", @"C:\Users\Public\Desktop\", @"D:\" })
            {
                b.File(folder + "readme.txt", "Your file has been encrypted!\r\nIf you want to decrypt, please contact us.\r\none@mail.test or two@mail.test\r\n");
            }
        }), Shapes.Kape, Vulnerable, Suspected, 13) with { Must = ["unattributed:impact"] },
        Of("handed-advice-in-two-folders", () => March2021().With(b =>
        {
            foreach (var folder in new[] { @"C:\Users\adm\Desktop\", @"C:\IT\" })
            {
                b.File(folder + "ransomware.txt", "If your files have been encrypted: switch off the network, call it@town.test, never pay Bitcoin. Only a backup can decrypt nothing, it restores.\r\n");
            }
        }), Shapes.Kape, Vulnerable, NotFound, 10),
    ];

    private static void Inside(Box box, string server, string archive)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put("C/Windows/System32/winevt/Logs/Application.evtx", EventLogOf(server));
            Put("C/ExchangeSetupLogs/ExchangeSetup.log", new Box().Setup((At(2021, 1, 4), "Install", "15.1.2106.2")).ExtraFiles.Values.Single());

            void Put(string name, byte[] content)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        box.File(archive, bytes.ToArray());
    }

    private static byte[] EventLogOf(string server)
    {
        var other = new Box { Name = server };
        other.Events.Add(EventLogs.ViewStateRefused(At(2021, 1, 5), 50203));
        return EventLogs.Of(other).Single().Bytes;
    }

    private static Box Only(Box box, params Log[] logs)
    {
        box.Off.UnionWith(Enum.GetValues<Log>().Except(logs));
        return box;
    }
}
