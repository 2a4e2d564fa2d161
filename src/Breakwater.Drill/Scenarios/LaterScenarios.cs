using Breakwater.Drill.Acts;
using Breakwater.Drill.Events;
using Breakwater.Drill.Logs;
using Breakwater.Drill.Traffic;
using Breakwater.Drill.World;
using Breakwater.Model;

namespace Breakwater.Drill.Scenarios;

/// <summary>The campaigns before and after 2021, and attempts that a mitigation stopped.</summary>
internal static class LaterScenarios
{
    private const string Downloader = @"C:\Windows\System32\cmd.exe";

    public static ScenarioPlan ProxyNotShell(ScenarioContext context)
    {
        var collected = ScenarioContext.Utc(2022, 9, 20, 10, 41);
        var random = context.Random.Fork("intruder");
        var intruder = Client(random, ["198.51.100.77"], Agents.Firefox86);
        var act = new PowerShellAct(random, intruder, context.Organisation.People[7]);
        var start = context.Before(collected, 0.7);
        List<LogEntry> acts = [act.ThroughAutodiscover(start, 401, loggedIn: false), act.ThroughAutodiscover(start.AddSeconds(2), 200), act.ThroughAutodiscover(start.AddSeconds(9), 200)];
        return Server(context, collected, "15.2.1118.9") with
        {
            Acts = [.. acts, Program(start.AddSeconds(11), @"cmd /c C:\PerfLogs\up.bat")],
            Activities = 1,
            Overall = VerdictState.Compromised,
            Why = "the confused path to PowerShell answered 200 to a user, and seconds later the web server started a program; the program alone could be another vendor's",
            Campaigns = [Campaigns.Found(Campaigns.ProxyNotShell, VerdictState.Compromised, acts, [Rung.Exploited, Rung.ShellUsed], "path, session and program within seconds"), Unsigned],
        };
    }

    /// <summary>The balancer's address stands for every client's and nothing forwards the real one.</summary>
    public static ScenarioPlan OwaSsrf(ScenarioContext context)
    {
        var collected = ScenarioContext.Utc(2022, 12, 12, 10, 41);
        var random = context.Random.Fork("intruder");
        var intruder = Client(random, [ServerProfile.BalancerAddress], Agents.Linux);
        var act = new PowerShellAct(random, intruder, context.Organisation.People[9]);
        var start = context.Before(collected, 0.6);
        List<LogEntry> acts = [act.ThroughOwa(start, 401), act.ThroughOwa(start.AddSeconds(3), 200), act.ThroughOwa(start.AddSeconds(8), 200)];
        return Server(context, collected, "15.2.1118.15") with
        {
            Acts = [.. acts, Program(start.AddSeconds(10), @"cmd /c C:\ProgramData\x.cmd")],
            Activities = 1,
            Overall = VerdictState.Compromised,
            Why = "PowerShell reached through Outlook on the web with 200, and seconds later a program of the web server; no log names the client",
            Campaigns = [Campaigns.Found(Campaigns.OwaSsrf, VerdictState.Compromised, acts, [Rung.Exploited, Rung.ShellUsed], "route, session and program within seconds")],
        };
    }

    public static ScenarioPlan ViewState(ScenarioContext context)
    {
        var collected = ScenarioContext.Utc(2020, 3, 6, 10, 41);
        var random = context.Random.Fork("intruder");
        var act = new ControlPanelAct(random, Client(random, ["198.51.100.31"], Agents.OldPython));
        var start = context.Before(collected, 0.5);
        List<LogEntry> acts = [act.ViewState(start, context.Organisation.People[4]), act.ViewState(start.AddSeconds(40), context.Organisation.People[4])];
        var plan = Server(context, collected, "15.1.1913.5");
        return plan with
        {
            Server = plan.Server with { Product = "Exchange Server 2016", Line = "2016", CumulativeUpdate = "Cumulative Update 15", InstallPath = @"D:\Exchange\" },
            ExposureWhy = "2016 CU15 without the package of February 2020 and all later ones",
            Acts = [.. acts, Program(start.AddSeconds(41), @"cmd /c C:\Windows\Temp\r.cmd")],
            Activities = 1,
            Overall = VerdictState.Compromised,
            Why = "a signed object in the address of a page; the page failed, as it does after the object has run, and a program of the web server followed within a second",
            Campaigns = [Campaigns.Found(Campaigns.SharedKey, VerdictState.Compromised, acts, [Rung.ShellUsed], "object and program within seconds", [Rung.Exploited])],
        };
    }

    public static ScenarioPlan ProxyToken(ScenarioContext context)
    {
        var collected = ScenarioContext.Utc(2021, 9, 3, 10, 41);
        var random = context.Random.Fork("intruder");
        var act = new ControlPanelAct(random, Client(random, ["198.51.100.140"], Agents.Chrome88));
        var start = context.Before(collected, 0.5);
        var victim = context.Organisation.Treasurer;
        List<LogEntry> acts = [act.RuleWithoutLogin(start, victim, 500), act.RuleWithoutLogin(start.AddSeconds(2), victim, 200)];
        return Server(context, collected, "15.2.792.10") with
        {
            Acts = acts,
            Activities = 1,
            Overall = VerdictState.Suspected,
            ExposureWhy = "2019 CU8 with the package of March 2021; those of April 2021 and later are missing",
            Why = "a rule made without a login, first 500 and then 200; what the rule does is not in the logs",
            Campaigns = [new(Campaigns.ProxyToken, VerdictState.Suspected, [VerdictState.Compromised], [Rung.Exploited], [], start, start.AddSeconds(2), "answered 200 without a user")],
        };
    }

    public static ScenarioPlan MitigatedOnly(ScenarioContext context)
    {
        var collected = ScenarioContext.Utc(2022, 10, 14, 10, 41);
        var random = context.Random.Fork("intruder");
        var intruder = Client(random, ["198.51.100.52", "198.51.100.53"], Agents.Python);
        var act = new PowerShellAct(random, intruder, context.Organisation.People[3]);
        List<LogEntry> acts = [.. Enumerable.Range(0, 9).Select(i => (LogEntry)act.ThroughAutodiscover(context.Before(collected, 0.8).AddMinutes(i), 403, loggedIn: i % 2 == 0))];
        return Server(context, collected, "15.2.1118.9") with
        {
            // A vendor's portal on the same server starts its script just then.
            Acts = [.. acts, Program(acts[4].Time.AddSeconds(2), @"cmd /c ""C:\Program Files\Portal\sync.bat""")],
            Activities = 1,
            Overall = VerdictState.Targeted,
            Why = "every request through the confused path was refused by the rewrite rule; nothing followed from one",
            Campaigns = [Campaigns.Found(Campaigns.ProxyNotShell, VerdictState.Targeted, acts, [], "refused each time", [Rung.Exploited]), Unsigned],
        };
    }

    public static ScenarioPlan ScannerStorm(ScenarioContext context)
    {
        var plan = CleanScenarios.Vulnerable(context);
        var random = context.Random.Fork("storm");
        var acts = Enumerable.Range(0, 700).Select(i => (LogEntry)Scanners.Localhost(random, plan.Collected.AddMinutes(-4 * (i + 3)), $"203.0.113.{random.Between(181, 254)}"))
            .Concat(Enumerable.Range(0, 12).Select(i => Program(plan.Collected.AddHours(-4 * (i + 1)), @"cmd /c ""C:\Program Files\Portal\sync.bat""")));
        return plan with { Acts = [.. acts], Why = "seven hundred checks by scanners and another vendor's program; neither is an intruder" };
    }

    /// <summary>A request without a login looks like ProxyShell, which the server is not open to.</summary>
    private static TruthCampaign Unsigned { get; } = Campaigns.InstalledFixed(Campaigns.ProxyShell) with { AlsoAccepted = [VerdictState.Targeted] };

    private static Intruder Client(Output.DrillRandom random, IReadOnlyList<string> addresses, Agent agent) => new(addresses, agent, agent, "", "", "", "", "", random.Letters(5) + ".example");

    /// <summary>The audit of processes names no application pool.</summary>
    private static EventEntry Program(DateTime time, string command) => new(SecurityEvents.Started(time, 5120, Downloader, command, 9336, @"C:\Windows\System32\inetsrv\w3wp.exe"));

    /// <summary>Exchange 2019, installed just before its first record.</summary>
    internal static ScenarioPlan Server(ScenarioContext context, DateTime collected, string build)
    {
        var from = context.FirstRecord(collected);
        return new ScenarioPlan
        {
            Server = new ServerProfile
            {
                Product = "Exchange Server 2019",
                Line = "2019",
                CumulativeUpdate = build.StartsWith("15.2.792", StringComparison.Ordinal) ? "Cumulative Update 8" : "Cumulative Update 12",
                Installed = from - ScenarioContext.SetupDuration,
                Builds = [ScenarioContext.Build(from, build)],
                InstallPath = @"D:\Program Files\Exchange Server\V15\",
                IisLogSetting = @"E:\Logs",
            },
            From = from,
            Collected = collected,
            ExposureWhy = "2019 CU12 without the package of November 2022 and all later ones",
            Overall = VerdictState.NotFound,
            Why = "",
            Campaigns = [],
        };
    }
}
