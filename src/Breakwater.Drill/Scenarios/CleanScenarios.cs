using Breakwater.Drill.Logs;
using Breakwater.Drill.Traffic;
using Breakwater.Drill.World;
using Breakwater.Model;

namespace Breakwater.Drill.Scenarios;

/// <summary>Servers to which nothing happened.</summary>
internal static class CleanScenarios
{
    public static ScenarioPlan Patched(ScenarioContext context)
    {
        var collected = ScenarioContext.Utc(2026, 10, 31, 10, 41);
        var from = context.FirstRecord(collected);
        return new ScenarioPlan
        {
            Server = new ServerProfile
            {
                Product = "Exchange Server Subscription Edition",
                Line = "SE",
                CumulativeUpdate = "RTM",
                Installed = from - ScenarioContext.SetupDuration,
                ExtendedProtection = true,
                WindowsVersion = "10.0.26100.0",
                Builds = [ScenarioContext.Build(from, "15.2.2562.17"), ScenarioContext.Build(from.AddMinutes(97), "15.2.2562.56")],
            },
            From = from,
            Collected = collected,
            WithExports = true,
            Exposure = ExposureState.Patched,
            ExposureWhy = "newest known build; Extended Protection is configured on every virtual directory that wants it",
            Overall = VerdictState.NotFound,
            Why = "installed shortly before collection, in a release that these campaigns never affected, and the logs cover all of it",
            Campaigns = [.. All.Select(Campaigns.InstalledFixed)],
        };
    }

    public static ScenarioPlan Vulnerable(ScenarioContext context) => NewServer2021(context, ScenarioContext.Utc(2021, 3, 12, 10, 41)) with
    {
        Why = "nothing was planted, and the logs of every entry stage reach from the installation to collection",
    };

    public static ScenarioPlan Probed(ScenarioContext context)
    {
        var collected = ScenarioContext.Utc(2021, 3, 17, 10, 41);
        var random = context.Random.Fork("probes of the scenario");
        var acts = new List<LogEntry>();
        for (var i = 0; i < 14; i++)
        {
            acts.Add(Scanners.Localhost(random, context.Before(collected, 0.95 - i * 0.06), $"203.0.113.{random.Between(181, 254)}"));
        }

        var plan = NewServer2021(context, collected);
        return plan with
        {
            Acts = acts,
            Why = "only a public checking script came by; it names localhost, and probes change nothing",
            Campaigns = [Campaigns.NotFound(Campaigns.ProxyLogon, "probes only, and the logs cover the whole time since installation"), .. plan.Campaigns.Skip(1)],
        };
    }

    private static readonly string[] All = [Campaigns.ProxyLogon, Campaigns.ProxyShell, Campaigns.ProxyNotShell, Campaigns.OwaSsrf, Campaigns.ProxyToken, Campaigns.SharedKey];

    private static ScenarioPlan NewServer2021(ScenarioContext context, DateTime collected)
    {
        var from = context.FirstRecord(collected);
        return new ScenarioPlan
        {
            Server = new ServerProfile
            {
                Product = "Exchange Server 2016",
                Line = "2016",
                CumulativeUpdate = "Cumulative Update 19",
                Installed = from - ScenarioContext.SetupDuration,
                Builds = [ScenarioContext.Build(from, "15.1.2176.2")],
            },
            From = from,
            Collected = collected,
            WithExports = true,
            ExposureWhy = "2016 CU19 without the package of March 2021 and all later ones",
            Overall = VerdictState.NotFound,
            Why = "",
            Campaigns =
            [
                Campaigns.NotFound(Campaigns.ProxyLogon, "installed shortly before collection and the logs cover all of it; nothing found"),
                .. Campaigns.OthersInSpring2021,
            ],
        };
    }
}
