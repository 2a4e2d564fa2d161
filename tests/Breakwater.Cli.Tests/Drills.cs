using System.Collections.Concurrent;
using System.Text.Json;
using Breakwater.Cli.Tests;

[assembly: AssemblyFixture(typeof(Drills))]

namespace Breakwater.Cli.Tests;

/// <summary>Exercise evidence and its assessment, made once for all tests that look at it.</summary>
public sealed class Drills : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentDictionary<string, Lazy<Drill>> _drills = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Assessed>> _assessed = new(StringComparer.Ordinal);

    internal Drill Of(string scenario) => _drills.GetOrAdd(scenario, s => new Lazy<Drill>(() => Write(s))).Value;

    /// <summary>The drill's evidence after <c>assess --json --out</c> at the time its truth names.</summary>
    internal Assessed Assess(string scenario) => _assessed.GetOrAdd(scenario, s => new Lazy<Assessed>(() => Run(Of(s)))).Value;

    public void Dispose() => _folder.Dispose();

    private Drill Write(string scenario)
    {
        var run = CommandLine.Run("drill", scenario, "--out", _folder.At(scenario));
        Assert.True(run.ExitCode == 0, run.Error);
        var truth = JsonDocument.Parse(File.ReadAllText(_folder.At(scenario, "truth.json"))).RootElement;
        return new Drill(_folder.At(scenario, "evidence"), truth, truth.GetProperty("asOf").GetString()!);
    }

    private Assessed Run(Drill drill)
    {
        var output = _folder.At("report-" + drill.Truth.GetProperty("scenario").GetString());
        var run = CommandLine.Run("assess", drill.Evidence, "--as-of", drill.AsOf, "--threads", "2", "--json", "--out", output);
        return new Assessed(run, output);
    }

    internal sealed record Drill(string Evidence, JsonElement Truth, string AsOf);

    internal sealed record Assessed(CommandLine.Result Run, string ReportFolder)
    {
        public JsonElement Assessment { get; } = JsonDocument.Parse(Run.Output).RootElement;
    }
}
