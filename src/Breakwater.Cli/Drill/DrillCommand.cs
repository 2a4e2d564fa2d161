using System.CommandLine;
using System.Globalization;
using Breakwater.Drill;
using Breakwater.Reports.Escaping;

namespace Breakwater.Cli.Drill;

/// <summary><c>breakwater drill</c>: exercise evidence with its truth file.</summary>
internal static class DrillCommand
{
    public static Command Create()
    {
        var scenario = new Argument<string>("scenario") { Description = "one of: " + string.Join(", ", DrillScenarios.All.Select(s => s.Name)), HelpName = "SCENARIO" };
        scenario.AcceptOnlyFromAmong([.. DrillScenarios.All.Select(s => s.Name)]);
        var output = new Option<string>("--out") { Description = "folder to write to; must be empty or absent", HelpName = "DIR", Required = true };
        var size = SharedOptions.Size("--size", "approximate size of the evidence, for example 500MB or 2GB; without it a few megabytes");
        var days = new Option<int?>("--days") { Description = "days of logs before collection, 1 to 45; without it three days, up to forty for gigabytes", HelpName = "N" };
        var seed = new Option<ulong>("--seed") { Description = "same seed, size and days, same bytes", HelpName = "N", DefaultValueFactory = _ => 1UL };

        var command = new Command("drill", "write realistic exercise evidence, deterministic and harmless, with a truth file") { scenario, output, size, days, seed };
        command.SetAction((parsed, ct) => Task.FromResult(Run(
            parsed.GetValue(scenario)!, parsed.GetValue(output)!, new DrillOptions { SizeBytes = parsed.GetValue(size), Hours = Hours(parsed.GetValue(days)), Seed = parsed.GetValue(seed) }, ct)));
        return command;
    }

    /// <summary>So many days are refused by the drill, whatever their hours would be.</summary>
    private static int? Hours(int? days) => days is { } d ? Math.Clamp(d, -1, 1000) * 24 : null;

    private static int Run(string scenario, string output, DrillOptions options, CancellationToken ct)
    {
        try
        {
            var result = DrillWriter.Write(scenario, output, options, ct);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scenario}: {result.Files} files, {result.Bytes:#,0} bytes, {result.Records:#,0} records in {result.EvidencePath}"));
            Console.Out.WriteLine($"truth: {result.TruthPath}");
            Console.Out.WriteLine($"try:   breakwater assess {result.EvidencePath} --as-of {result.Truth.AsOf:yyyy-MM-dd'T'HH:mm:ss'Z'}");
            return ExitCode.Done;
        }
        catch (DrillRefusedException e)
        {
            Console.Error.WriteLine(VisibleText.Of(e.Message));
            return ExitCode.Usage;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(VisibleText.Of($"breakwater: --out {output}: cannot be written ({e.Message}); what was written so far is no complete drill"));
            return ExitCode.Usage;
        }
    }
}
