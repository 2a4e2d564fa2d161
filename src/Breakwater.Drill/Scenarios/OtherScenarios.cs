using Breakwater.Drill.Acts;
using Breakwater.Drill.Events;
using Breakwater.Drill.Files;
using Breakwater.Drill.Logs;
using Breakwater.Drill.World;
using Breakwater.Model;

namespace Breakwater.Drill.Scenarios;

/// <summary>ProxyShell, and two servers whose logs no longer reach back far enough.</summary>
internal static class OtherScenarios
{
    public static ScenarioPlan ProxyShellExport(ScenarioContext context)
    {
        var collected = ScenarioContext.Utc(2021, 8, 27, 10, 41);
        var from = context.FirstRecord(collected);
        var random = context.Random.Fork("intruder");
        var intruder = ProxyLogonScenarios.Shell(random, "", "", ["198.51.100.119"], Agents.Psrp, Agents.Chrome88, "", random.Letters(5));
        var start = context.Before(collected, 0.8);
        var arrival = new ProxyShellAct(random, context.Organisation, intruder, $"@{random.Letters(4)}.example").Run(start);
        var use = ShellUseAct.Run(random, intruder, start.AddSeconds(74), 12);
        List<LogEntry> acts = [.. arrival, .. use];
        var host = new HostEvents(random.Fork("host"), intruder, hasSysmon: false).WrittenThroughShare(start.AddSeconds(31)).Commands(use, "whoami", "powershell -c Get-ADComputer -Filter * -Properties OperatingSystem", "nltest /domain_trusts");
        return new ScenarioPlan
        {
            Server = new ServerProfile
            {
                Product = "Exchange Server 2016",
                Line = "2016",
                CumulativeUpdate = "Cumulative Update 20",
                Installed = ScenarioContext.Utc(2021, 4, 6, 7, 2),
                Builds = [ScenarioContext.Build(from, "15.1.2242.4")],
            },
            From = from,
            Collected = collected,
            ExposureWhy = "2016 CU20 without the packages of April and May 2021 and all later ones",
            Acts = [.. acts, .. host.Entries],
            ForwardedChannel = Sources.Cmdlets.Channel,
            Activities = 1,
            Overall = VerdictState.Compromised,
            Why = "path confusion answered 200, remote PowerShell as the administrator, an export to a web page that succeeded, the page on disk and called",
            WebShells = [intruder.ShellPath],
            Mailboxes = [new(context.Organisation.Administrator.Smtp, MailboxState.Reachable, [MailboxState.Taken], "draft created through EWS, exported with a filter for it")],
            WriteFiles = tree =>
            {
                tree.WriteBytes(intruder.ShellPath, PstShellFile.Bytes(context.Random.Fork("export")));
                CompiledRemnant.Write(tree, context.Random.Fork("compiled"), intruder);
            },
            Campaigns =
            [
                Campaigns.InstalledFixed(Campaigns.ProxyLogon),
                Campaigns.Found(Campaigns.ProxyShell, VerdictState.Compromised, acts, [Rung.Exploited, Rung.WroteFile, Rung.ShellUsed], "export request to a page succeeded and the page lies there"),
                Campaigns.Later(Campaigns.ProxyNotShell),
                Campaigns.Later(Campaigns.OwaSsrf),
                Campaigns.CannotExclude(Campaigns.ProxyToken, "unfixed since July, and the proxy logs of the first weeks are gone"),
                Campaigns.InstalledFixed(Campaigns.SharedKey),
            ],
        };
    }

    public static ScenarioPlan LogsRolledOver(ScenarioContext context)
    {
        var collected = ScenarioContext.Utc(2021, 4, 28, 10, 41);
        var from = context.FirstRecord(collected);
        return new ScenarioPlan
        {
            Server = new ServerProfile
            {
                Product = "Exchange Server 2013",
                Line = "2013",
                CumulativeUpdate = "Cumulative Update 23",
                Installed = ScenarioContext.Utc(2019, 8, 12, 7, 2),
                Builds = [ScenarioContext.Build(from, "15.0.1497.2")],
                WindowsVersion = "6.3.9600.0",
            },
            From = from,
            Collected = collected,
            WithExports = true,
            ExposureWhy = "2013 CU23 without the package of March 2021 and many others",
            Overall = VerdictState.CannotExclude,
            Why = "exposed since January, but every log begins after the wave of March; nothing found in what is left proves nothing about what is gone",
            Campaigns =
            [
                Campaigns.CannotExclude(Campaigns.ProxyLogon, "no decisive source covers the time before the first record"),
                .. Campaigns.OthersInSpring2021.Where(c => c.Id != Campaigns.SharedKey),
                Campaigns.CannotExclude(Campaigns.SharedKey, "unfixed since February 2020, and the logs of that year are gone"),
            ],
        };
    }

    public static ScenarioPlan ShellRemoved(ScenarioContext context)
    {
        var collected = ScenarioContext.Utc(2021, 4, 7, 10, 41);
        var random = context.Random.Fork("intruder");
        var intruder = ProxyLogonScenarios.Shell(random, "Ecp", "", ["198.51.100.171", "198.51.100.172"], Agents.Python, Agents.Chrome88, "system_web\\", "f");
        var acts = ShellUseAct.Run(random, intruder, context.Before(collected, 0.85), 16);
        var host = new HostEvents(random.Fork("host"), intruder, hasSysmon: false).Commands(acts, "whoami", "hostname").Quarantined(context.Before(collected, 0.6));
        var plan = ProxyLogonScenarios.Base(context, collected, collected);
        var server = plan.Server with { Builds = [ScenarioContext.Build(ScenarioContext.Utc(2021, 1, 1), "15.1.2176.2"), ScenarioContext.Build(ScenarioContext.Utc(2021, 3, 14), "15.1.2176.9")] };
        return plan with
        {
            Server = server,
            ExchangeLogsFrom = context.Before(collected, 0.5),
            Acts = [.. acts, .. host.Entries],
            Activities = 1,
            Overall = VerdictState.Compromised,
            ExposureWhy = "2016 CU19 with the package of March 2021; those of April, May and later are missing",
            Why = "a page that Exchange does not ship was called with 200 and left its compiled remnant; that the file is gone changes nothing",
            WriteFiles = tree => CompiledRemnant.Write(tree, context.Random.Fork("compiled"), intruder),
            WebShells = [intruder.ShellPath],
            Campaigns =
            [
                Campaigns.Found(Campaigns.Unattributed, VerdictState.Compromised, acts, [Rung.WroteFile, Rung.ShellUsed], "the antivirus found the page; no record says how it came"),
                Campaigns.CannotExclude(Campaigns.ProxyLogon, "the proxy and admin centre logs begin after the page was used") with { AlsoAccepted = [VerdictState.Compromised] },
                .. Campaigns.OthersInSpring2021,
            ],
        };
    }
}
