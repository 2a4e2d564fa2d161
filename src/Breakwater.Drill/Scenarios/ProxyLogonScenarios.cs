using Breakwater.Drill.Acts;
using Breakwater.Drill.Files;
using Breakwater.Drill.Logs;
using Breakwater.Drill.World;
using Breakwater.Model;

namespace Breakwater.Drill.Scenarios;

/// <summary>March 2021: tried, written to disk, mail read.</summary>
internal static class ProxyLogonScenarios
{
    private const string AspNetClient = @"C:\inetpub\wwwroot\aspnet_client\";

    public static ScenarioPlan Attempt(ScenarioContext context)
    {
        var collected = ScenarioContext.Utc(2021, 3, 8, 10, 41);
        var random = context.Random.Fork("intruder");
        var intruder = new Intruder(["198.51.100.61", "198.51.100.142"], Agents.OldPython, Agents.OldPython, "Ecp", $"/ecp/{random.Letters(3)}.js", "", "", "", "f");
        List<LogEntry> acts =
        [
            .. ProxyLogonAct.Discovery(random, intruder, context.Before(collected, 0.8), ["administrator", "admin", "info"]),
            .. ProxyLogonAct.Discovery(random, intruder, context.Before(collected, 0.62), ["administrator", "it", "exchange", "test"]),
        ];
        return Base(context, collected, patched: context.Before(collected, 0.4)) with
        {
            Acts = acts,
            Activities = 1,
            Overall = VerdictState.Targeted,
            Why = "the chain stopped at discovery: every forged request went to autodiscover and no mailbox was found",
            Campaigns = [Campaigns.Found(Campaigns.ProxyLogon, VerdictState.Targeted, acts, [], "autodiscover only is an attempt", [Rung.Exploited]), .. Campaigns.OthersInSpring2021],
        };
    }

    public static ScenarioPlan WebShell(ScenarioContext context)
    {
        var collected = ScenarioContext.Utc(2021, 3, 7, 10, 41);
        var random = context.Random.Fork("intruder");
        var intruder = Shell(random, "Ecp", $"/ecp/{random.Letters(2)}.js", ["198.51.100.23", "198.51.100.24"], Agents.Python, Agents.Firefox86, "system_web\\", "f");
        var start = context.Before(collected, 0.85);
        var first = ShellUseAct.Run(random, intruder, start.AddSeconds(41), 9);
        var second = ShellUseAct.Run(random, intruder, context.Before(collected, 0.5), 14);
        List<LogEntry> acts = [.. ProxyLogonAct.Run(random, context.Organisation, Base(context, collected, collected).Server, intruder, start), .. first, .. second];
        var host = new HostEvents(random.Fork("host"), intruder, hasSysmon: true).PageWritten(start)
            .Commands(first, "whoami /all", "net group \"Exchange Organization administrators\" /domain", "quser", "tasklist /svc")
            .Commands(second, "powershell -c Get-Process lsass", "ipconfig /all", "net localgroup administrators")
            .ServiceInstalled(second[4].Time.AddSeconds(2), "WinNetHelper", @"C:\ProgramData\WinNetHelper\wnh.exe")
            .Connected(second[5].Time.AddSeconds(1), intruder.Addresses[^1]).Removed(second[6].Time.AddSeconds(1), @"C:\ProgramData\WinNetHelper\setup.dat");
        var plan = Base(context, collected, patched: context.Before(collected, 0.3));
        return plan with
        {
            Acts = [.. acts, .. host.Entries],
            HasSysmon = true,
            Activities = 1,
            Overall = VerdictState.Compromised,
            WebShells = [intruder.ShellPath],
            Why = "session 241, the virtual directory set with a script in its URL and reset, the page on disk, compiled and called with 200; the update that followed evicts nobody",
            WriteFiles = tree =>
            {
                tree.WriteText(intruder.ShellPath, OabShellFile.Text(plan.Server, intruder, start.AddSeconds(10)));
                CompiledRemnant.Write(tree, context.Random.Fork("compiled"), intruder);
            },
            Campaigns = [Campaigns.Found(Campaigns.ProxyLogon, VerdictState.Compromised, acts, [Rung.Exploited, Rung.WroteFile, Rung.ShellUsed, Rung.Privilege], "the whole chain up to the page in use"), .. Campaigns.OthersInSpring2021],
        };
    }

    public static ScenarioPlan MailTheft(ScenarioContext context)
    {
        var collected = ScenarioContext.Utc(2021, 3, 6, 10, 41);
        var random = context.Random.Fork("intruder");
        var intruder = new Intruder(["198.51.100.88"], Agents.EwsClientZero, Agents.EwsClientZero, "Owa", "/owa/auth/Current/themes/resources/logon.css", "", "", "", "f");
        var organisation = context.Organisation;
        var first = MailTheftAct.Run(random, organisation.Chief, intruder, context.Before(collected, 0.82));
        var second = MailTheftAct.Run(random, organisation.Treasurer, intruder, context.Before(collected, 0.78));
        List<LogEntry> acts = [.. first, .. second];
        var from = context.FirstRecord(collected);
        return Base(context, collected, collected) with
        {
            Server = new ServerProfile
            {
                Product = "Exchange Server 2019",
                Line = "2019",
                CumulativeUpdate = "Cumulative Update 8",
                Installed = ScenarioContext.Utc(2021, 1, 11, 7, 2),
                Builds = [ScenarioContext.Build(from, "15.2.792.3")],
                InstallPath = @"D:\Exchange2019\",
                IisLogSetting = @"E:\LogFiles",
            },
            ExposureWhy = "2019 CU8 without the package of March 2021 and all later ones",
            Acts = acts,
            Activities = 1,
            Overall = VerdictState.Compromised,
            Why = "two mailboxes were read through the request forgery; no page was written and none is needed for that",
            Mailboxes = [new(organisation.Chief.Smtp, MailboxState.Taken, [], "EWS"), new(organisation.Treasurer.Smtp, MailboxState.Taken, [], "EWS")],
            Campaigns = [Campaigns.Found(Campaigns.ProxyLogon, VerdictState.Compromised, acts, [Rung.MailTaken], "EWS reads as another user, answered 200"), .. Campaigns.OthersInSpring2021],
        };
    }

    public static ScenarioPlan TwoIntruders(ScenarioContext context)
    {
        var collected = ScenarioContext.Utc(2021, 3, 9, 10, 41);
        var random = context.Random.Fork("intruder");
        var plan = Base(context, collected, collected);
        var first = Shell(random, "Ecp", $"/ecp/{random.Letters(4)}.js", ["198.51.100.23"], Agents.Python, Agents.Firefox86, "", "g");
        var other = random.Fork("other intruder");
        var second = new Intruder(
            ["198.51.100.200", "2001:db8:ffff::17"], Agents.EwsClientZero, Agents.Linux, "Owa", "/owa/auth/Current/themes/resources/lgnbotl.gif", plan.Server.InstallPath + @"FrontEnd\HttpProxy\owa\auth\", "/owa/auth/",
            $"log{other.Letters(5, "0123456789")}.aspx", "f");
        var firstStart = context.Before(collected, 0.9);
        var secondStart = context.Before(collected, 0.45);
        List<LogEntry> arrival = [.. ProxyLogonAct.Run(random, context.Organisation, plan.Server, first, firstStart)];
        var firstUse = ShellUseAct.Run(random, first, firstStart.AddSeconds(50), 11);
        arrival.AddRange(ProxyLogonAct.Run(other, context.Organisation, plan.Server, second, secondStart));
        var secondUse = ShellUseAct.Run(other, second, secondStart.AddSeconds(75), 7);
        List<LogEntry> acts = [.. arrival, .. firstUse, .. secondUse];
        var firstHost = new HostEvents(random.Fork("host"), first, hasSysmon: false).PageWritten(firstStart).Commands(firstUse, "whoami", "systeminfo").SecurityLogCleared(firstUse[^1].Time.AddSeconds(5));
        var secondHost = new HostEvents(other.Fork("host"), second, hasSysmon: false).PageWritten(secondStart).Commands(secondUse, "net user", "net localgroup administrators")
            .AccountAdded(secondUse[^1].Time.AddSeconds(2), "exch_support", "S-1-5-21-2207144412-1187625430-3350617283-1014");
        return plan with
        {
            Acts = [.. acts, .. firstHost.Entries, .. secondHost.Entries],
            Activities = 2,
            Overall = VerdictState.Compromised,
            WebShells = [first.ShellPath, second.ShellPath],
            Why = "two chains with different addresses, tools, entry paths and pages, days apart",
            WriteFiles = tree =>
            {
                tree.WriteText(first.ShellPath, OabShellFile.Text(plan.Server, first, firstStart.AddSeconds(10)));
                tree.WriteText(second.ShellPath, OabShellFile.Text(plan.Server, second, secondStart.AddSeconds(10)));
                CompiledRemnant.Write(tree, context.Random.Fork("compiled"), first);
                CompiledRemnant.Write(tree, context.Random.Fork("compiled too"), second);
            },
            Campaigns = [Campaigns.Found(Campaigns.ProxyLogon, VerdictState.Compromised, [.. acts, .. secondHost.Entries], [Rung.Exploited, Rung.WroteFile, Rung.ShellUsed, Rung.Privilege, Rung.Persistence], "two whole chains; the second intruder made an account of its own"), .. Campaigns.OthersInSpring2021],
        };
    }

    public static Intruder Shell(
        Output.DrillRandom random, string protocol, string stem, IReadOnlyList<string> addresses, Agent exploit, Agent client, string folder, string urlHost) =>
        new(addresses, exploit, client, protocol, stem, AspNetClient + folder, "/aspnet_client/" + folder.Replace('\\', '/'), random.Letters(8, "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789") + ".aspx", urlHost);

    /// <summary>2016 CU19, installed before the first exploitation; a patch time at collection means never.</summary>
    public static ScenarioPlan Base(ScenarioContext context, DateTime collected, DateTime patched)
    {
        var from = context.FirstRecord(collected);
        InstalledBuild[] builds = [ScenarioContext.Build(from, "15.1.2176.2"), ScenarioContext.Build(patched, "15.1.2176.9")];
        var late = patched < collected;
        return new ScenarioPlan
        {
            Server = new ServerProfile
            {
                Product = "Exchange Server 2016",
                Line = "2016",
                CumulativeUpdate = "Cumulative Update 19",
                Installed = ScenarioContext.Utc(2020, 12, 22, 7, 2),
                Builds = late ? builds : builds[..1],
            },
            From = from,
            Collected = collected,
            Overall = VerdictState.NotFound,
            Why = "",
            Campaigns = [],
            ExposureWhy = late ? "2016 CU19 with the package of March 2021; those of April, May and later are missing" : "2016 CU19 without the package of March 2021 and all later ones",
        };
    }
}
