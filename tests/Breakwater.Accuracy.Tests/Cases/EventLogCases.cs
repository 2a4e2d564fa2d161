using Breakwater.Accuracy.Tests.Evidence;
using Breakwater.Drill.Events;
using static Breakwater.Accuracy.Tests.AccuracyCase;
using static Breakwater.Accuracy.Tests.Cases.Servers;
using static Breakwater.Accuracy.Tests.Evidence.EventLogs;
using static Breakwater.Model.ExposureState;
using static Breakwater.Model.VerdictState;

namespace Breakwater.Accuracy.Tests.Cases;

/// <summary>What only an event log tells, and what event logs hold on servers where nothing happened.</summary>
internal static class EventLogCases
{
    private const string Shell = @"C:\Windows\System32\cmd.exe";
    private static readonly DateTime T = Intrusion2021;
    private static readonly DateTime InAugust = At(2021, 8, 11, 3, 20);
    private static readonly DateTime InAutumn = At(2023, 9, 16, 3, 20);

    public static IEnumerable<AccuracyCase> All =>
    [
        Of("events-removed-shell-known-from-antivirus", () => March2021().With(b => b.Events.AddRange(Quarantined(T, WebFolder + "discover.aspx"))), Shapes.Kape, Vulnerable, Compromised, 14)
            with { States = [("unattributed", Compromised)], Must = ["unattributed:wroteFile"], MustNot = ["unattributed:shellUsed"] },
        Of("events-removed-shell-and-nothing-else", () => March2021(ProxyLogonCases.Only()).With(b => b.Events.AddRange(Quarantined(T, WebFolder + "discover.aspx"))), Shapes.Velociraptor, Vulnerable, Compromised, 14),
        Of("events-export-known-from-cmdlet-log", () => August2021().With(b => b.Events.Add(Cmdlet(InAugust, "New-MailboxExportRequest", $@"-Mailbox ""fin.archive"" -FilePath ""\\localhost\C$\{WebFolder[3..]}wtsq.aspx"""))), Shapes.Kape, Vulnerable, Compromised, 14)
            with { States = [("proxyshell", Compromised)], Must = ["proxyshell:wroteFile"] },
        Of("events-mail-exported-to-web-folder", () => August2021().With(b => b.Events.Add(Cmdlet(InAugust, "New-MailboxExportRequest", $@"-Mailbox ""cfo@wingtip.test"" -FilePath ""\\localhost\C$\{WebFolder[3..]}a.pst"""))), Shapes.Kape, Vulnerable, Suspected, 13)
            with { Must = ["mailbox-abuse:mailTaken"], Mailboxes = ["cfo@wingtip.test=Taken"] },
        Of("events-script-in-virtual-directory", () => March2021(ProxyLogonCases.Only()).With(b => b.Events.Add(Cmdlet(T, "Set-OabVirtualDirectory", $"-ExternalUrl \"{Intrusions.Tag}\" -Identity \"OAB (Default Web Site)\""))), Shapes.Kape, Vulnerable, Compromised, 14)
            with { States = [("proxylogon", Compromised)], Must = ["proxylogon:wroteFile"] },
        Of("events-written-through-own-share", () => March2021().With(b => b.Events.Add(SecurityEvents.WroteThroughShare(T, WebFolder + "x.aspx"))), Shapes.Kape, Vulnerable, Compromised, 14) with { Must = ["unattributed:wroteFile"] },
        Of("events-commands-of-web-shell", () => March2021().With(b => b.Events.Add(ByWebServer(T, Shell, "cmd /c net group \"Exchange Organization administrators\" /domain"))), Shapes.Kape, Vulnerable, Compromised, 14) with { Must = ["unattributed:shellUsed"] },
        Of("events-credentials-through-web-shell", () => March2021().With(b => b.Events.Add(ByWebServer(T, Shell, @"cmd /c rundll32 C:\windows\system32\comsvcs.dll, MiniDump 640 C:\Windows\Temp\lsass.dmp full"))), Shapes.Kape, Vulnerable, Compromised, 14)
            with { Must = ["unattributed:credentials"], MustNot = ["unattributed:directory"] },
        Of("events-directory-and-movement-through-web-shell", () => March2021().With(b => b.Events.AddRange(
            [ByWebServer(T, Shell, "cmd /c ntdsutil \"ac i ntds\" ifm \"create full C:\\ProgramData\\it\" q q"), ByWebServer(T.AddMinutes(4), Shell, @"cmd /c wmic /node:10.20.0.9 process call create cmd")])), Shapes.Kape, Vulnerable, Compromised, 14)
            with { Must = ["unattributed:directory", "unattributed:lateral"] },
        Of("events-failed-cmdlets-only", () => August2021().With(b => b.Events.AddRange(
            [Cmdlet(InAugust, "New-MailboxExportRequest", $@"-Mailbox ""a"" -FilePath ""\\localhost\C$\{WebFolder[3..]}k.aspx""", "AccessDenied"), Cmdlet(InAugust.AddMinutes(1), "New-ManagementRoleAssignment", "-Role \"Mailbox Import Export\" -User \"x\"", "AccessDenied")])), Shapes.Kape, Vulnerable, Targeted, 12)
            with { States = [("proxyshell", Targeted)], MustNot = ["proxyshell:wroteFile"], Mailboxes = [] },
        Of("events-stored-object-refused", () => August2021().With(b => b.Events.Add(Cmdlet(InAugust, "Get-App", "-Mailbox \"kim\"", "System.InvalidCastException: Unable to cast object"))), Shapes.Kape, Vulnerable, Targeted, 12) with { States = [("cve-2021-42321", Targeted)] },
        Of("events-name-completed-to-a-path", () => Autumn2023().With(b => b.Events.Add(Cmdlet(InAutumn, "TabExpansion", @"TabExpansion -line "";../../../../Windows/x"" -lastWord ""-test"""))), Shapes.Kape, Vulnerable, Targeted, 12)
            with { States = [("tabshell", Targeted)], MustNot = ["tabshell:privilege"] },
        Of("events-library-loaded-from-a-share", () => Autumn2023().With(b => b.Events.Add(SysmonEvents.Loaded(InAutumn, 4400, @"C:\Windows\System32\inetsrv\w3wp.exe", @"\\192.0.2.7\s\lib.dll"))), Shapes.Kape, Vulnerable, Suspected, 13)
            with { States = [("cve-2023-36745", Suspected)], Must = ["cve-2023-36745:privilege"] },
        Of("events-ordinary-days", () => March2021().With(b => b.OrdinaryDay(T)), Shapes.Kape, Vulnerable, NotFound, 10) with { Mailboxes = [] },
        Of("events-ordinary-days-and-nothing-else", () => March2021(ProxyLogonCases.Only()).With(b => b.OrdinaryDay(T)), Shapes.Kape, Vulnerable, CannotExclude, 11) with { Mailboxes = [] },
        Of("events-of-other-servers", () => March2021().With(b => { b.OrdinaryDay(T); OfOthers(b); }), Shapes.Kape, Vulnerable, NotFound, 10) with { Says = ["EVENT002"] },
        Of("events-log-cleared", () => March2021().With(b => b.Events.Add(SecurityEvents.LogCleared(T, "SYSTEM", Sources.LocalSystem))), Shapes.Kape, Vulnerable, NotFound, 10),
    ];

    /// <summary>Exchange 2016 CU23 with the update of June 2023.</summary>
    private static Box Autumn2023()
    {
        var box = new Box();
        box.Builds.Add((DateTime.MinValue, "15.1.2507.27"));
        return box.Setup((At(2023, 9, 13, 8), "Install", "15.1.2507.27")).Quiet(At(2023, 9, 13, 8), At(2023, 9, 19, 20));
    }

    private static void OfOthers(Box box)
    {
        box.Forwarded.Add(Cmdlet(T, "Set-OabVirtualDirectory", $"-ExternalUrl \"{Intrusions.Tag}\""));
        box.Forwarded.AddRange(Quarantined(T.AddMinutes(1), WebFolder + "discover.aspx"));
        box.Forwarded.Add(ByWebServer(T.AddMinutes(2), Shell, "cmd /c whoami"));
    }
}
