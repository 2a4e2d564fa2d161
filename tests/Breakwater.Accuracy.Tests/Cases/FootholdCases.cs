using Breakwater.Accuracy.Tests.Evidence;
using Breakwater.Drill.Events;
using static Breakwater.Accuracy.Tests.AccuracyCase;
using static Breakwater.Accuracy.Tests.Cases.Servers;
using static Breakwater.Accuracy.Tests.Evidence.EventLogs;
using static Breakwater.Model.ExposureState;
using static Breakwater.Model.VerdictState;

namespace Breakwater.Accuracy.Tests.Cases;

/// <summary>A way in through one hole and a doing that needs none, joined by minutes or by the account; and the same doings of people.</summary>
internal static class FootholdCases
{
    private const string Victim = @"TAILSPIN\n.brandt";
    private const string OddAgent = @"-Name ""Content Index"" -TransportAgentFactory ""X.Y"" -AssemblyPath ""C:\Windows\Temp\cidx.dll""";
    private const string PlainAgent = @"-Name ""Content Index"" -TransportAgentFactory ""X.Y"" -AssemblyPath ""C:\Program Files\Common Files\cidx.dll""";
    private const string Forwarding = @"-Identity ""cfo@proseware.test"" -ForwardingSmtpAddress ""smtp:drop@mail.example""";
    private const string Key = @"-Thumbprint ""5113AE0233A72FCCB75B1D0198628675333D010E"" -BinaryEncoded ""True"" -Password ""System.Security.SecureString""";
    private const string PlainModule = @"C:\Windows\System32\inetsrv\httplg.dll";
    private static readonly DateTime In2021 = Intrusion2021;
    private static readonly DateTime In2022 = At(2022, 12, 1, 3, 0);

    public static IEnumerable<AccuracyCase> All =>
    [
        Of("foothold-agent-after-an-owassrf-session", () => Late2022().With(b => { b.OwaSsrf(In2022); b.RpsCmdlet(In2022.AddSeconds(40), @"PROSE\dienst", "Install-TransportAgent", OddAgent); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { States = [("owassrf", Compromised)], Must = ["owassrf:exploited", "owassrf:persistence"], Chains = ["foothold"], NotChains = ["foothold-by-account"] },
        Of("foothold-agent-a-day-after-a-session", () => Late2022().With(b => { b.OwaSsrf(In2022); b.RpsCmdlet(In2022.AddDays(1), Victim, "Install-TransportAgent", OddAgent); }), Shapes.Kape, Vulnerable, Suspected, 13)
            with { States = [("owassrf", Suspected), ("transport-agents", Suspected)], MustNot = ["owassrf:persistence"], NotChains = ["foothold", "foothold-by-account"] },
        Of("foothold-agent-beside-refused-attempts", () => Late2022().With(b => { b.Confusion(In2022, "/powershell/?", 403, "POST", @"PROSE\j.duarte"); b.RpsCmdlet(In2022.AddSeconds(40), @"PROSE\adm.kern", "Install-TransportAgent", PlainAgent); }), Shapes.Kape, Vulnerable, Targeted, 12)
            with { NotChains = ["foothold", "foothold-by-account"] },
        Of("foothold-ordinary-agent-by-the-session-account", () => Late2022().With(b => { b.OwaSsrf(In2022); b.Events.Add(Cmdlet(In2022.AddSeconds(40), "Install-TransportAgent", PlainAgent, account: "n.brandt")); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { Must = ["owassrf:persistence"], Chains = ["foothold-by-account"], NotChains = ["foothold"] },
        Of("foothold-forwarding-by-the-session-account", () => Late2022().With(b => { b.OwaSsrf(In2022); b.Events.Add(Cmdlet(In2022.AddSeconds(70), "Set-Mailbox", Forwarding, account: "n.brandt")); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { Must = ["owassrf:persistence"], Chains = ["foothold-by-account"], Mailboxes = ["cfo@proseware.test=Reachable", "unknown mailbox=Reachable"] },
        Of("foothold-agent-of-an-administrator-meanwhile", () => Late2022().With(b => { b.OwaSsrf(In2022); b.Events.Add(Cmdlet(In2022.AddSeconds(40), "Install-TransportAgent", PlainAgent)); }), Shapes.Kape, Vulnerable, Suspected, 13)
            with { States = [("owassrf", Suspected)], MustNot = ["owassrf:persistence"], NotChains = ["foothold", "foothold-by-account"] },
        Of("foothold-key-exported-by-the-session-account", () => Late2022().With(b => { b.OwaSsrf(In2022); b.Events.Add(Cmdlet(In2022.AddSeconds(40), "Export-ExchangeCertificate", Key, account: "n.brandt")); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { Must = ["owassrf:credentials"], Chains = ["foothold-by-account"] },
        Of("foothold-key-exported-by-an-administrator-meanwhile", () => Late2022().With(b => { b.OwaSsrf(In2022); b.Events.Add(Cmdlet(In2022.AddSeconds(40), "Export-ExchangeCertificate", Key, account: "adm.kern")); }), Shapes.Kape, Vulnerable, Suspected, 13)
            with { MustNot = ["owassrf:credentials"], NotChains = ["foothold-by-account"] },
        Of("foothold-key-exported-on-a-quiet-server", () => Late2022().With(b => b.Events.Add(Cmdlet(In2022, "Export-ExchangeCertificate", Key))), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("foothold-module-through-a-page", () => March2021().With(b => { b.FrontEnd(new Request(In2021, "GET", "/aspnet_client/q.aspx")); b.Events.Add(ModuleAdded(In2021.AddMinutes(4))); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { Must = ["unattributed:persistence"], Chains = ["page-foothold"] },
        Of("foothold-module-hours-before-a-page", () => March2021().With(b => { b.FrontEnd(new Request(In2021, "GET", "/aspnet_client/q.aspx")); b.Events.Add(ModuleAdded(In2021.AddHours(-4))); }), Shapes.Kape, Vulnerable, Suspected, 13)
            with { MustNot = ["unattributed:persistence"], NotChains = ["page-foothold"] },
        Of("foothold-plain-module-after-a-shell", () => March2021().With(b => { b.Use(In2021, "/aspnet_client/q.aspx"); b.Events.Add(ModuleAdded(In2021.AddMinutes(4), PlainModule)); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { Must = ["unattributed:persistence"], Chains = ["page-module"], NotChains = ["page-foothold"] },
        Of("foothold-plain-module-a-day-after-a-shell", () => March2021().With(b => { b.Use(In2021, "/aspnet_client/q.aspx"); b.Events.Add(ModuleAdded(In2021.AddDays(1), PlainModule)); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { MustNot = ["unattributed:persistence", "iis-modules:persistence"], NotChains = ["page-module"] },
        Of("foothold-plain-module-beside-a-polled-page", () => March2021().With(b => { Polled(b); b.Events.Add(ModuleAdded(In2021.AddMinutes(6), PlainModule)); }), Shapes.Kape, Vulnerable, Suspected, 13)
            with { NotChains = ["page-module", "page-foothold"] },
        Of("foothold-plain-module-on-a-quiet-server", () => March2021().With(b => b.Events.Add(ModuleAdded(In2021, PlainModule))), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("foothold-nightly-export-beside-a-polled-page", () => March2021().With(b => { Polled(b); b.Events.Add(NightlyExport(In2021.AddMinutes(6))); }), Shapes.Kape, Vulnerable, Suspected, 13)
            with { NotChains = ["page-foothold", "foothold"] },
    ];

    private static void Polled(Box box)
    {
        for (var minute = 0; minute < 12; minute++)
        {
            box.FrontEnd(new Request(In2021.AddMinutes(minute), "GET", "/owa/auth/custom.aspx"));
        }
    }

    private static Drill.EventLogs.LogEvent NightlyExport(DateTime time) => CmdletEvents.Ran(
        time, "New-MailboxExportRequest", @"-Mailbox ""leaver"" -FilePath ""\\fs01\pst$\leaver.pst""", "SYSTEM", "S-1-5-18", "ManagementShell", "9120 powershell", 210, Guid.Empty);

    private static Drill.EventLogs.LogEvent ModuleAdded(DateTime time, string image = @"C:\Windows\Temp\log.dll") => SecurityEvents.Started(
        time, 4400, @"C:\Windows\System32\inetsrv\appcmd.exe", $@"appcmd install module /name:""HttpLog"" /image:""{image}""", 9336, @"C:\Windows\explorer.exe");
}
