using Breakwater.Accuracy.Tests.Evidence;
using Breakwater.Drill.EventLogs;
using Breakwater.Drill.Events;
using static Breakwater.Accuracy.Tests.AccuracyCase;
using static Breakwater.Accuracy.Tests.Cases.Servers;
using static Breakwater.Accuracy.Tests.Evidence.EventLogs;
using static Breakwater.Model.ExposureState;
using static Breakwater.Model.VerdictState;

namespace Breakwater.Accuracy.Tests.Cases;

/// <summary>Several records that together say more than each alone, and the same records too far apart.</summary>
internal static class ChainCases
{
    private const string Cmd = @"C:\Windows\System32\cmd.exe";
    private const string Script = @"cmd /c ""C:\Program Files\Portal\nightly.bat""";
    private const string Member = "S-1-5-21-2207144412-1187625430-3350617283-1014";
    private static readonly DateTime In2020 = At(2020, 3, 2, 14, 1, 1);
    private static readonly DateTime In2021 = Intrusion2021;
    private static readonly DateTime InAugust = At(2021, 8, 11, 3, 20);
    private static readonly DateTime In2022 = At(2022, 12, 1, 3, 0);

    public static IEnumerable<AccuracyCase> All =>
    [
        Of("chain-0688-program-after-500", () => March2020().With(b => { b.FrontEnd(ViewState(In2020)); b.Events.Add(ByWebServer(In2020.AddSeconds(2), Cmd, Script)); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { States = [("cve-2020-0688", Compromised)], Must = ["cve-2020-0688:shellUsed"], Chains = ["ecp-program"] },
        Of("chain-0688-program-an-hour-later", () => March2020().With(b => { b.FrontEnd(ViewState(In2020)); b.Events.Add(ByWebServer(In2020.AddHours(1), Cmd, Script)); }), Shapes.Kape, Vulnerable, Targeted, 12)
            with { MustNot = ["cve-2020-0688:shellUsed"], NotChains = ["ecp-program"] },
        Of("chain-proxynotshell-program", () => Late2022().With(b => { b.Confusion(In2022, "/powershell/?", 200, "POST", @"PROSE\j.duarte"); b.Events.Add(ByWebServer(In2022.AddSeconds(5), Cmd, Script)); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { States = [("proxynotshell", Compromised)], Must = ["proxynotshell:exploited", "proxynotshell:shellUsed"], Chains = ["powershell-program"] },
        Of("chain-proxynotshell-blocked-beside-a-program", () => Late2022().With(b => { b.Confusion(In2022, "/powershell/?", 403, "POST", @"PROSE\j.duarte"); b.Events.Add(ByWebServer(In2022.AddSeconds(5), Cmd, Script)); }), Shapes.Kape, Vulnerable, Targeted, 12)
            with { States = [("proxynotshell", Targeted)], MustNot = ["proxynotshell:exploited", "proxynotshell:shellUsed"], NotChains = ["powershell-program"] },
        Of("chain-owassrf-program", () => Late2022().With(b => { b.OwaSsrf(In2022); b.Events.Add(ByWebServer(In2022.AddSeconds(9), @"C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe", "powershell -File C:\\PerfLogs\\a.ps1")); }), Shapes.Velociraptor, Vulnerable, Compromised, 14)
            with { States = [("owassrf", Compromised)], Must = ["owassrf:shellUsed"] },
        Of("chain-proxylogon-page-belongs-to-it", () => March2021().With(b => b.ProxyLogon(In2021)), Shapes.Kape, Vulnerable, Compromised, 14) with { Must = ["proxylogon:shellUsed"], Chains = ["page-used"], NotChains = ["page-used-further", "page-command", "session-program"] },
        Of("chain-proxyshell-page-belongs-to-it", () => August2021().With(b => b.ProxyShell(At(2021, 8, 11, 3, 20))), Shapes.Kape, Vulnerable, Compromised, 14) with { Must = ["proxyshell:wroteFile", "proxyshell:shellUsed"] },
        Of("chain-credentials-through-the-page", () => March2021().With(b =>
        {
            b.ProxyLogon(In2021);
            b.Events.Add(ByWebServer(In2021.AddMinutes(3).AddSeconds(41), Cmd, @"cmd /c rundll32 C:\windows\system32\comsvcs.dll, MiniDump 640 C:\Windows\Temp\lsass.dmp full"));
        }), Shapes.Kape, Vulnerable, Compromised, 14) with { Must = ["proxylogon:credentials"], Chains = ["page-used-further"] },
        Of("chain-other-clients-page-is-not-its", () => March2021().With(b => { b.Ssrf(In2021, "/autodiscover/autodiscover.xml", 200); b.Use(In2021.AddHours(4), "/aspnet_client/q.aspx", "198.18.4.4"); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { States = [("proxylogon", Targeted), ("unattributed", Compromised)], MustNot = ["proxylogon:shellUsed"], NotChains = ["page-used"] },
        Of("other-vendors-site-starts-a-script", () => March2021().With(b => { for (var i = 0; i < 20; i++) { b.Events.Add(ByWebServer(In2021.AddHours(i), Cmd, Script)); } }), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("other-vendors-site-and-scanners", () => March2021().Scanners(Installed2021, Collected2021).With(b => { for (var i = 0; i < 90; i++) { b.Events.Add(ByWebServer(In2021.AddMinutes(i), Cmd, Script)); } }), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("web-server-lists-a-folder", () => March2021().With(b => b.Events.Add(ByWebServer(In2021, Cmd, @"cmd /c dir C:\inetpub"))), Shapes.Kape, Vulnerable, Suspected, 13),
        Of("viewstate-key-used", () => March2021().With(b => b.Events.Add(ViewStateRefused(In2021, 50204))), Shapes.Kape, Vulnerable, Suspected, 13) with { States = [("viewstate-key", Suspected)] },
        Of("viewstate-key-used-and-program", () => March2021().With(b => { b.Events.Add(ViewStateRefused(In2021, 50204)); b.Events.Add(ByWebServer(In2021.AddSeconds(1), Cmd, Script)); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { Must = ["viewstate-key:shellUsed"], Chains = ["viewstate-program"] },
        Of("viewstate-of-another-server", () => March2021().With(b => { for (var i = 0; i < 40; i++) { b.Events.Add(ViewStateRefused(In2021.AddMinutes(i), 50203)); } }), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("viewstate-key-used-long-before-a-program", () => March2021().With(b => { b.Events.Add(ViewStateRefused(In2021, 50204)); b.Events.Add(ByWebServer(In2021.AddMinutes(5), Cmd, Script)); }), Shapes.Kape, Vulnerable, Suspected, 13)
            with { MustNot = ["viewstate-key:shellUsed"], NotChains = ["viewstate-program"] },
        Of("chain-proxylogon-program-of-the-session", () => March2021().With(b => { b.Ssrf(In2021, "/ecp/proxyLogon.ecp", 241); b.Events.Add(ByWebServer(In2021.AddSeconds(8), Cmd, "cmd /c whoami")); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { Must = ["proxylogon:shellUsed"], Chains = ["session-program"] },
        Of("chain-page-and-its-program", () => March2021().With(b => { b.Use(In2021, "/aspnet_client/q.aspx", times: 1); b.Events.Add(ByWebServer(In2021.AddSeconds(2), Cmd, Script)); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { Must = ["unattributed:shellUsed"], Chains = ["page-command"] },
        Of("chain-42321-object-and-a-program-of-its-pool", () => August2021().With(b => { b.Events.Add(ObjectRefused(InAugust)); b.Events.Add(InPool(InAugust.AddSeconds(4), "MSExchangeServicesAppPool")); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { Must = ["cve-2021-42321:shellUsed"], Says = ["in the application pool MSExchangeServicesAppPool"], Chains = ["ews-program"] },
        Of("chain-42321-object-and-a-program-of-a-pool-not-named", () => August2021().With(b => { b.Events.Add(ObjectRefused(InAugust)); b.Events.Add(ByWebServer(InAugust.AddSeconds(4), Cmd, Script)); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { Says = ["Innocent explanations considered", @"Missing: C:\Program Files\Portal\nightly.bat"], NeverSays = ["its pool", "of the EWS pool", "nothing innocent explains"], Chains = ["ews-program"] },
        Of("chain-42321-object-and-a-program-of-another-pool", () => August2021().With(b => { b.Events.Add(ObjectRefused(InAugust)); b.Events.Add(InPool(InAugust.AddSeconds(4), "MSExchangeOWAAppPool")); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { States = [("cve-2021-42321", Targeted)], NotChains = ["ews-program"] },
        Of("export-to-web-folder-removed-by-the-same", () => August2021().With(b => { b.Events.Add(Exported(InAugust, WebFolder)); b.Events.Add(ExportRemoved(InAugust.AddMinutes(7), "k.adm")); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { States = [("mailbox-abuse", Compromised)], Mailboxes = ["cfo@wingtip.test=Taken"], Says = ["under the same account", "k.adm", "of cfo@wingtip.test"], Chains = ["export-removed"] },
        Of("export-to-web-folder-removed-by-another", () => August2021().With(b => { b.Events.Add(Exported(InAugust, WebFolder)); b.Events.Add(ExportRemoved(InAugust.AddMinutes(7), "adm.lind")); }), Shapes.Kape, Vulnerable, Suspected, 13)
            with { NotChains = ["export-removed"] },
        Of("export-to-web-folder-removed-days-later", () => August2021().With(b => { b.Events.Add(Exported(InAugust, WebFolder)); b.Events.Add(ExportRemoved(InAugust.AddDays(2), "k.adm")); }), Shapes.Kape, Vulnerable, Suspected, 13)
            with { NotChains = ["export-removed"] },
        Of("export-to-a-file-share-removed", () => August2021().With(b => { b.Events.Add(Exported(InAugust, @"C:\pst\")); b.Events.Add(ExportRemoved(InAugust.AddMinutes(7), "k.adm")); b.Events.Add(ExportRemoved(InAugust.AddHours(9), "k.adm")); }), Shapes.Kape, Vulnerable, NotFound, 10)
            with { Mailboxes = [], NotChains = ["export-removed"] },
        Of("account-made-through-a-page", () => March2021().With(b => { b.Use(In2021, "/aspnet_client/q.aspx"); Account(b, In2021.AddMinutes(3)); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { Must = ["unattributed:persistence"], Says = ["on exch_support"], Activities = 1, Chains = ["page-account"], NotChains = ["page-used-account"] },
        Of("account-made-through-the-page-of-a-campaign", () => March2021().With(b => { b.ProxyLogon(In2021); Account(b, In2021.AddMinutes(6)); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { Must = ["proxylogon:persistence"], Activities = 1, Chains = ["page-account", "page-used-account"] },
        Of("account-made-by-a-person-beside-a-page", () => March2021().With(b => { b.Use(In2021, "/aspnet_client/q.aspx"); b.Events.Add(SecurityEvents.AddedAccount(In2021.AddMinutes(3), "n.new", Member, "adm.lind", "S-1-5-21-1-2-3-500")); Account(b, In2021.AddHours(5)); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { MustNot = ["unattributed:persistence"], NotChains = ["page-account"] },
        Of("account-made-by-a-policy", () => March2021().With(b => Account(b, In2021)), Shapes.Kape, Vulnerable, NotFound, 10)
            with { Activities = 0, NotChains = ["page-account"] },
        Of("log-cleared-after-a-page", () => March2021().With(b => { b.Use(In2021, "/aspnet_client/q.aspx"); b.Events.Add(SecurityEvents.LogCleared(In2021.AddMinutes(5), "SYSTEM", Sources.LocalSystem)); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { Must = ["unattributed:privilege"], Says = ["JUDG009 evtx/security: cleared at"], Activities = 1, Chains = ["page-log-cleared"], NotChains = ["break-in-log-cleared"] },
        Of("log-cleared-after-a-break-in", () => March2021().With(b => { b.Ssrf(In2021, "/ecp/proxyLogon.ecp", 241); b.Events.Add(OtherLogCleared(In2021.AddMinutes(2))); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { Must = ["proxylogon:privilege"], Activities = 1, Chains = ["break-in-log-cleared"], NotChains = ["page-log-cleared"] },
        Of("log-cleared-hours-after-a-page", () => March2021().With(b => { b.Use(In2021, "/aspnet_client/q.aspx"); b.Events.Add(SecurityEvents.LogCleared(In2021.AddHours(6), "adm.lind", "S-1-5-21-1-2-3-500")); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { MustNot = ["unattributed:privilege"], Says = ["JUDG009"], NotChains = ["page-log-cleared"] },
        Of("full-log-cleared-by-an-administrator", () => March2021().With(b => b.Events.Add(OtherLogCleared(In2021))), Shapes.Kape, Vulnerable, NotFound, 10) with { Activities = 0, NeverSays = ["JUDG009"] },
        Of("needs-no-hole-stands-beside", () => March2021(), Shapes.Kape, Vulnerable, NotFound, 10) with { States = [("iis-modules", CannotExclude), ("mailbox-abuse", CannotExclude), ("transport-agents", CannotExclude)] },
    ];

    /// <summary>The system log tells it of every log but that of security.</summary>
    private static LogEvent OtherLogCleared(DateTime time) => new(
        EventShape.User(new EventSource("System", "Microsoft-Windows-Eventlog", "{FC65DDD8-D6EF-4962-83D5-6E5CFE9CE148}"), 104, "LogFileCleared", "http://manifests.microsoft.com/win/2004/08/windows/eventlog", "SubjectUserName, SubjectDomainName, Channel, BackupPath"),
        time, Sources.Computer, [EventValue.Text("SYSTEM"), EventValue.Text("NT AUTHORITY"), EventValue.Text("Windows PowerShell"), EventValue.Text("")]);

    private static void Account(Box box, DateTime time) => box.Events.AddRange(
        [SecurityEvents.AddedAccount(time, "exch_support", Member, box.Name + "$", Sources.LocalSystem), SecurityEvents.AddedToAdministrators(time.AddSeconds(3), Member, box.Name + "$", Sources.LocalSystem)]);

    private static LogEvent Exported(DateTime time, string folder) => Cmdlet(time, "New-MailboxExportRequest", $@"-Mailbox ""cfo@wingtip.test"" -FilePath ""\\localhost\C$\{folder[3..]}a.pst""", account: "k.adm");

    private static LogEvent ExportRemoved(DateTime time, string account) => Cmdlet(time, "Remove-MailboxExportRequest", @"-Identity ""cfo\MailboxExport"" -Confirm ""False""", account: account);

    private static LogEvent ObjectRefused(DateTime time) => Cmdlet(time, "Get-App", "-Mailbox \"kim\"", "System.InvalidCastException: Unable to cast object of type 'System.Collections.Hashtable'.");

    private static LogEvent InPool(DateTime time, string pool) => SysmonEvents.Started(time, 5120, Cmd, Script, 7772, @"C:\Windows\System32\inetsrv\w3wp.exe", $"c:\\windows\\system32\\inetsrv\\w3wp.exe -ap \"{pool}\" -v \"v4.0\"");

    private static Request ViewState(DateTime time) => new(time, "GET", "/ecp/default.aspx")
    {
        Query = "__VIEWSTATEGENERATOR=B97B4E27&__VIEWSTATE=%2FwEy" + new string('A', 900),
        User = @"FC\intern",
        Client = "192.0.2.50",
        Status = 500,
    };
}
