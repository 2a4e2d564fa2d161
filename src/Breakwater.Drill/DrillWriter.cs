using Breakwater.Drill.Files;
using Breakwater.Drill.Logs;
using Breakwater.Drill.Output;
using Breakwater.Drill.Scenarios;
using Breakwater.Drill.Traffic;
using Breakwater.Drill.World;
using Breakwater.Model;

namespace Breakwater.Drill;

/// <summary>Writes the evidence of a scenario to <c>OUT/evidence</c> and what is true about it to <c>OUT/truth.json</c>.</summary>
public static class DrillWriter
{
    public const int FewestHours = 20;
    public const int MostHours = 1080;
    private const double LookAlikesPerRecord = 460 / 3_500_000.0;
    private const int BytesPerRecord = 640;

    /// <summary>Writes a scenario. Refuses an unknown name, hours out of range and a folder that is not empty.</summary>
    /// <exception cref="DrillRefusedException">Nothing was written; the message says why.</exception>
    public static DrillResult Write(string scenario, string outDir, DrillOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(outDir);
        ArgumentNullException.ThrowIfNull(options);
        var create = DrillScenarios.Find(scenario) ?? throw new DrillRefusedException(DrillMessages.UnknownScenario(scenario));
        var hours = options.Hours ?? HoursFor(options.SizeBytes);
        if (hours is < FewestHours or > MostHours)
        {
            throw new DrillRefusedException(DrillMessages.HoursOutOfRange(hours));
        }

        Refuse(outDir);
        var random = new DrillRandom(options.Seed).Fork(scenario);
        var context = new ScenarioContext(random, hours, people: options.SizeBytes > 100_000_000 ? 600 : 60);
        var plan = create(context);
        var evidence = Path.Combine(outDir, "evidence");
        var tree = new EvidenceTree(evidence);
        WriteFiles(tree, plan, random.Fork("files"));
        var (records, lookAlikes) = WriteLogs(tree, plan, context, options.SizeBytes, hours, cancellation);
        var truth = Truth(scenario, options.Seed, plan, lookAlikes);
        var truthPath = Path.Combine(outDir, "truth.json");
        using (var stream = new FileStream(truthPath, FileMode.CreateNew))
        {
            TruthFile.Write(truth, stream);
        }

        return new DrillResult(tree.Files, tree.Bytes, records, evidence, truthPath, truth);
    }

    private static void Refuse(string outDir)
    {
        if (File.Exists(outDir))
        {
            throw new DrillRefusedException(DrillMessages.PathIsFile(outDir));
        }

        if (Directory.Exists(outDir) && Directory.EnumerateFileSystemEntries(outDir).Any())
        {
            throw new DrillRefusedException(DrillMessages.FolderNotEmpty(outDir));
        }
    }

    /// <summary>Half of the size may go to headers and probes, which cost about 75 KB an hour.</summary>
    private static int HoursFor(long? size) => size is { } bytes ? (int)Math.Clamp(bytes / 150_000, FewestHours, 960) : 64;

    private static int ProbePeriod(long? size, int hours) => size is { } bytes ? (int)Math.Clamp(60.0 * hours * 14_500 / (0.3 * bytes), 4, 26) : 26;

    private static void WriteFiles(EvidenceTree tree, ScenarioPlan plan, DrillRandom random)
    {
        var server = plan.Server;
        tree.WriteText(@"C:\Windows\System32\inetsrv\config\applicationHost.config", ApplicationHost.Text(server));
        tree.WriteText(@"C:\ExchangeSetupLogs\ExchangeSetup.log", SetupLog.Text(server, ScenarioContext.SetupDuration));
        tree.WriteBytes(server.InstallPath + @"Bin\ExSetup.exe", PortableExecutable.Build(VersionResource.Build(server.Latest, "ExSetup.exe")));
        WebFolders.Write(tree, server);
        CompiledRemnant.WriteShipped(tree, random);
        if (plan.WithExports)
        {
            tree.WriteText("Get-ExchangeServer.txt", VersionExports.ExchangeServer(server));
            tree.WriteText("Get-Command-ExSetup.txt", VersionExports.ExSetup(server));
        }

        plan.WriteFiles(tree);
    }

    private static (long Records, int LookAlikes) WriteLogs(EvidenceTree tree, ScenarioPlan plan, ScenarioContext context, long? size, int hours, CancellationToken cancellation)
    {
        var period = ProbePeriod(size, hours);
        var random = context.Random;
        var budget = new Budget(size, plan.From, plan.Collected, period);
        var users = new UserTraffic(random.Fork("users"), context.Organisation, plan.Server);
        var planted = new PlantedLookAlikes(random.Fork("look-alikes"), context.Organisation, plan, (int)((size ?? 0) / BytesPerRecord * LookAlikesPerRecord));
        ITraffic[] traffic =
        [
            new ProbeTraffic(random.Fork("monitoring"), context.Organisation, plan.Server, plan.From, period), new MailTraffic(random.Fork("mail"), context.Organisation, plan.From),
            new OabTraffic(random.Fork("address book"), plan.Server, plan.From), new ScannerTraffic(random.Fork("internet"), size > 100_000_000 ? 6 : 0.5), planted,
            new EventTraffic(random.Fork("events"), context.Organisation, plan),
        ];
        var retention = new RetentionTimes(plan.From, plan.ExchangeLogsFrom ?? plan.From);
        using var logs = new ServerLogs(tree, plan.Server, retention, [.. plan.Server.Builds.Skip(1).Select(b => b.From).Where(t => t > plan.From)], plan.ForwardedChannel);
        logs.OpenHttpErr(plan.From);
        List<LogEntry> pending = [.. plan.Acts];
        foreach (var hour in Budget.Hours(plan.From, plan.Collected))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var part in traffic)
            {
                part.Fill(hour, pending);
            }

            users.Fill(hour, budget.RequestsFor(hour, tree.Bytes), pending);
            Flush(pending, hour.AddHours(1) < plan.Collected ? hour.AddHours(1) : plan.Collected, plan.From, logs);
        }

        return (logs.Records, planted.Planted);
    }

    /// <summary>Writes what ended before <paramref name="end"/> in order of time and keeps the rest for the next hour.</summary>
    private static void Flush(List<LogEntry> pending, DateTime end, DateTime from, ServerLogs logs)
    {
        foreach (var entry in pending.Where(e => e.Time < end && e.Time >= from).OrderBy(e => e.Time))
        {
            entry.WriteTo(logs);
        }

        pending.RemoveAll(e => e.Time < end);
    }

    private static DrillTruth Truth(string scenario, ulong seed, ScenarioPlan plan, int lookAlikes)
    {
        var server = plan.Server;
        var exit = plan.Overall switch
        {
            VerdictState.Compromised => AssessExitCode.Compromised,
            VerdictState.Suspected => AssessExitCode.Suspected,
            VerdictState.Targeted => AssessExitCode.Targeted,
            VerdictState.CannotExclude => AssessExitCode.CannotExclude,
            _ => plan.Exposure == ExposureState.Patched ? AssessExitCode.Nothing : AssessExitCode.ActionNeeded,
        };
        return new DrillTruth(
            scenario, DrillScenarios.All.First(s => s.Name == scenario).Description, seed, plan.AsOf, plan.Collected, plan.From,
            new TruthServer(ServerProfile.Name, ServerProfile.Fqdn, server.Product, server.Latest.Build, server.InstallPath), plan.Exposure, plan.ExposureWhy, plan.Overall, exit, plan.Why, plan.Campaigns,
            plan.Activities, plan.Mailboxes, plan.WebShells, plan.Overall is VerdictState.NotFound or VerdictState.CannotExclude ? 0 : plan.Acts.Count, lookAlikes);
    }
}
