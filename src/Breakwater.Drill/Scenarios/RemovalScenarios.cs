using Breakwater.Drill.Acts;
using Breakwater.Drill.Events;
using Breakwater.Drill.Files;
using Breakwater.Drill.Logs;
using Breakwater.Drill.Output;
using Breakwater.Drill.World;
using Breakwater.Model;

namespace Breakwater.Drill.Scenarios;

/// <summary>A shell written by ProxyLogon and used, and gone when the evidence was collected: who took it away differs, the verdict does not.</summary>
internal static class RemovalScenarios
{
    public static ScenarioPlan ByCourtOrder(ScenarioContext context) =>
        Removed(context, ScenarioContext.Utc(2021, 4, 15, 10, 41), @"NT AUTHORITY\SYSTEM", (_, _) => { }, "nothing on the server shows who took the page away, in the days in which a court let the authorities do so");

    public static ScenarioPlan ByPerson(ScenarioContext context) =>
        Removed(context, ScenarioContext.Utc(2021, 3, 11, 10, 41), @"AUTORITE NT\Système", (host, time) => host.ShellDeleted(time, @"CONTOSO\Administrateur"), "an administrator of a French server deleted the page by hand");

    public static ScenarioPlan ByAntivirus(ScenarioContext context) =>
        Removed(context, ScenarioContext.Utc(2021, 3, 10, 10, 41), @"NT AUTHORITY\SYSTEM", (host, time) => host.Quarantined(time, DefenderWords.Japanese), "the antivirus of a Japanese server put the page into quarantine");

    public static ScenarioPlan ByVendorTool(ScenarioContext context) =>
        Removed(context, ScenarioContext.Utc(2021, 3, 20, 10, 41), @"NT AUTHORITY\SYSTEM", (_, _) => { }, "the vendor's mitigation tool started a scanner that removed the page without asking", VendorToolLogs.Write);

    private static ScenarioPlan Removed(
        ScenarioContext context, DateTime collected, string system, Action<HostEvents, DateTime> remove, string who, Action<EvidenceTree, Intruder, DateTime>? leave = null)
    {
        var random = context.Random.Fork("intruder");
        var intruder = ProxyLogonScenarios.Shell(random, "Ecp", $"/ecp/{random.Letters(2)}.js", ["198.51.100.23", "198.51.100.24"], Agents.Python, Agents.Firefox86, "system_web\\", "f");
        var start = context.Before(collected, 0.85);
        var uses = ShellUseAct.Run(random, intruder, start.AddSeconds(41), 9);
        List<LogEntry> acts = [.. ProxyLogonAct.Run(random, context.Organisation, ProxyLogonScenarios.Base(context, collected, collected).Server, intruder, start), .. uses];
        var host = new HostEvents(random.Fork("host"), intruder, hasSysmon: true, system).PageWritten(start).Commands(uses, "whoami /all", "quser", "ipconfig /all");
        var removed = context.Before(collected, 0.4);
        remove(host, removed);
        return ProxyLogonScenarios.Base(context, collected, patched: context.Before(collected, 0.3)) with
        {
            Acts = [.. acts, .. host.Entries],
            HasSysmon = true,
            Activities = 1,
            Overall = VerdictState.Compromised,
            WebShells = [intruder.ShellPath],
            Why = $"the whole chain up to the page in use; {who}, which changes nothing",
            WriteFiles = tree =>
            {
                CompiledRemnant.Write(tree, context.Random.Fork("compiled"), intruder);
                leave?.Invoke(tree, intruder, removed);
            },
            Campaigns = [Campaigns.Found(Campaigns.ProxyLogon, VerdictState.Compromised, acts, [Rung.Exploited, Rung.WroteFile, Rung.ShellUsed, Rung.Privilege], "the whole chain up to the page in use"), .. Campaigns.OthersInSpring2021],
        };
    }
}
