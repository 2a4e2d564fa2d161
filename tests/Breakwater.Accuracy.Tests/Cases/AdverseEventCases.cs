using Breakwater.Accuracy.Tests.Evidence;
using Breakwater.Drill.Events;
using static Breakwater.Accuracy.Tests.AccuracyCase;
using static Breakwater.Accuracy.Tests.Cases.Servers;
using static Breakwater.Accuracy.Tests.Evidence.EventLogs;
using static Breakwater.Model.ExposureState;
using static Breakwater.Model.VerdictState;

namespace Breakwater.Accuracy.Tests.Cases;

/// <summary>Campaigns whose entry no web log shows, as event logs show what came after, and the same logs on servers where only people were at work.</summary>
internal static class AdverseEventCases
{
    private const string Worker = @"C:\Windows\System32\inetsrv\w3wp.exe";
    private const string Shell = @"C:\Windows\System32\cmd.exe";
    private const string Replication = @"D:\Exchange\Bin\MSExchangeMailboxReplication.exe";
    private static readonly DateTime In2021 = At(2021, 11, 12, 2, 30);
    private static readonly DateTime In2026 = At(2026, 9, 14, 2, 30);
    private static readonly DateTime InAugust = At(2021, 8, 11, 3, 20);

    public static IEnumerable<AccuracyCase> All =>
    [
        Of("adverse-events-program-of-the-mail-services-pool", () => November2021().With(b =>
        {
            foreach (var (action, i) in new[] { "CreateUserConfiguration", "UpdateUserConfiguration", "GetClientAccessToken" }.Select((a, i) => (a, i)))
            {
                b.Ews(In2021.AddSeconds(i * 3), action, "praktikant@nwtraders.test", "Mozilla/5.0");
            }

            b.Events.Add(SysmonEvents.Started(In2021.AddSeconds(9), 5120, Shell, "cmd /c hostname", 7772, Worker, "c:\\windows\\system32\\inetsrv\\w3wp.exe -ap \"MSExchangeServicesAppPool\" -v \"v4.0\""));
        }), Shapes.Kape, Vulnerable, Compromised, 14) with { Must = ["unattributed:shellUsed"] },
        Of("adverse-events-user-settings-stored", () => November2021().With(b =>
        {
            for (var i = 0; i < 40; i++)
            {
                b.Ews(In2021.AddMinutes(i), i % 2 == 0 ? "UpdateUserConfiguration" : "GetAppManifests", $"user{i % 5}@nwtraders.test", "Microsoft Office/16.0");
            }
        }), Shapes.Kape, Vulnerable, NotFound, 10) with { States = [("cve-2021-42321", CannotExclude)], Mailboxes = [] },
        Of("adverse-events-many-users-of-one-address-by-ntlm", () => August2021().With(b =>
        {
            for (var i = 0; i < 30; i++)
            {
                b.Events.Add(SecurityEvents.LoggedOn(InAugust.AddMinutes(i), $"user{i % 9}", $"S-1-5-21-2207144412-1187625430-3350617283-{2000 + (i % 9)}", (ulong)(0x500000 + i), "10.20.0.44", "NTLM"));
                b.Ews(InAugust.AddMinutes(i), "FindItem", $@"WINGTIP\user{i % 9}", "Microsoft Office/16.0");
            }
        }), Shapes.Kape, Vulnerable, NotFound, 10) with { States = [("cve-2024-21410", NotFound)], Mailboxes = [] },
        Of("adverse-events-replication-service-writes-a-script", () => September2026().With(b => b.Events.Add(SysmonEvents.Created(In2026, 3300, Replication, @"D:\Exchange\FrontEnd\HttpProxy\owa\auth\ac1.aspx"))), Shapes.Velociraptor, Outdated, Compromised, 14)
            with { States = [("cve-2026-62911", Compromised), ("proxyshell", NotFound)], Must = ["cve-2026-62911:wroteFile"] },
        Of("adverse-events-replication-service-writes-mail", () => September2026().With(b => b.Events.Add(SysmonEvents.Created(In2026, 3300, Replication, @"\\fs01\pst$\leaver.pst"))), Shapes.Velociraptor, Outdated, NotFound, 10)
            with { States = [("cve-2026-69380", CannotExclude), ("cve-2026-96940", NotFound)] },
        Of("adverse-events-view-state-accepted", () => August2021().With(b => b.Events.Add(ViewStateRefused(InAugust, 50204))), Shapes.Kape, Vulnerable, Suspected, 13) with { States = [("viewstate-key", Suspected)], Must = ["viewstate-key:exploited"] },
        Of("adverse-events-view-states-refused-in-a-farm", () => August2021().With(b =>
        {
            for (var i = 0; i < 60; i++)
            {
                b.Events.Add(ViewStateRefused(InAugust.AddMinutes(i * 7), 50203));
            }
        }), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("adverse-events-transport-starts-a-shell", () => August2021().With(b => b.Events.Add(SysmonEvents.Started(InAugust, 5120, Shell, "cmd /c ipconfig /all", 7772, @"E:\Exchange2019\Bin\EdgeTransport.exe", "EdgeTransport.exe -pipe:1"))), Shapes.Kape, Vulnerable, Suspected, 13)
            with { States = [("transport-agents", Suspected)] },
        Of("adverse-events-transport-converts-a-message", () => August2021().With(b => b.Events.Add(SysmonEvents.Started(InAugust, 5120, @"E:\Exchange2019\Bin\OleConverter.exe", "OleConverter.exe -Embedding", 7772, @"E:\Exchange2019\Bin\EdgeTransport.exe", "EdgeTransport.exe -pipe:1"))), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("adverse-events-agent-of-a-vendor-installed", () => August2021().With(b => b.Events.AddRange(
            [Cmdlet(InAugust, "Install-TransportAgent", @"-Name ""Signaturen"" -TransportAgentFactory ""V.S.Factory"" -AssemblyPath ""C:\Program Files (x86)\Vendor\Agent\V.Agent.dll"""), Cmdlet(InAugust.AddSeconds(20), "Enable-TransportAgent", "-Identity \"Signaturen\"")])),
            Shapes.Kape, Vulnerable, NotFound, 10),
        Of("adverse-events-agent-from-the-temporary-folder", () => August2021().With(b => b.Events.Add(Cmdlet(InAugust, "Install-TransportAgent", @"-Name ""Interop"" -TransportAgentFactory ""I.F"" -AssemblyPath ""C:\Windows\Temp\Interop.dll"""))), Shapes.Kape, Vulnerable, Suspected, 13)
            with { States = [("transport-agents", Suspected)], Must = ["transport-agents:persistence"] },
        Of("adverse-events-script-deleted-by-a-person", () => March2021(new Box { Name = "SRV-MAIL-PARIS" }).With(b =>
        {
            b.Use(Intrusion2021, "/aspnet_client/vb7.aspx");
            b.Events.Add(SysmonEvents.Removed(Intrusion2021.AddDays(3), 6600, @"C:\Windows\explorer.exe", WebFolder + "vb7.aspx", @"TAILSPIN\adm.lind"));
        }), Shapes.Kape, Vulnerable, Compromised, 14) with { Must = ["unattributed:shellUsed"], Says = ["vb7.aspx"], Activities = 1 },
        Of("adverse-events-gateway-certificate-renewed", () => August2021().With(b => b.Events.AddRange(
            [Cmdlet(InAugust, "New-ExchangeCertificate", @"-GenerateRequest ""True"" -RequestFile ""C:\inetpub\certs\mail.req"" -SubjectName ""CN=mail"""), Cmdlet(InAugust.AddMinutes(1), "Export-ExchangeCertificate", "-Thumbprint \"5F1A\" -BinaryEncoded \"True\"")])),
            Shapes.Kape, Vulnerable, NotFound, 10) with { States = [("cve-2025-53786", NotFound)] },
    ];

    /// <summary>Exchange 2016 CU22 without the update of November 2021.</summary>
    private static Box November2021()
    {
        var box = new Box { Name = "NWT-EX3", Domain = "nwtraders.test" };
        box.Builds.Add((DateTime.MinValue, "15.1.2375.12"));
        return box.Setup((At(2021, 11, 10, 8), "Install", "15.1.2375.12")).Quiet(At(2021, 11, 10, 8), At(2021, 11, 15, 20));
    }

    /// <summary>Exchange SE with the update of July 2026, which leaves the hole in mailbox moves open.</summary>
    private static Box September2026()
    {
        var box = new Box { Name = "SE-02", Domain = "int.adatum.test", Install = @"D:\Exchange" };
        box.Builds.Add((DateTime.MinValue, "15.2.2562.45"));
        return box.Setup((At(2026, 9, 9, 8), "Install", "15.2.2562.45")).Quiet(At(2026, 9, 9, 8), At(2026, 9, 16, 20));
    }
}
