using System.Collections.Concurrent;

[assembly: AssemblyFixture(typeof(Breakwater.Drill.Tests.Drilled))]

namespace Breakwater.Drill.Tests;

/// <summary>Writes each scenario once for all tests and removes it at the end.</summary>
public sealed class Drilled : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("breakwater-scenarios-").FullName;
    private readonly ConcurrentDictionary<string, Lazy<DrillResult>> _results = new(StringComparer.Ordinal);

    public static TheoryData<string> Scenarios => [.. DrillScenarios.All.Select(s => s.Name)];

    public DrillResult Get(string scenario) => _results.GetOrAdd(
        scenario, name => new Lazy<DrillResult>(() => DrillWriter.Write(name, Path.Combine(_root, name), new DrillOptions { Hours = 30, Seed = 7 }, CancellationToken.None))).Value;

    public string NewFolder(string name) => Path.Combine(_root, "new-" + name);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
