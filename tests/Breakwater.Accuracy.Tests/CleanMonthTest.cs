using Breakwater.Analysis;
using Breakwater.Drill;
using Breakwater.Model;

namespace Breakwater.Accuracy.Tests;

/// <summary>A busy server to which nothing happened, with a month of logs: every false finding costs somebody a night. docs/accuracy.md has the same at 1.5 GB.</summary>
public sealed class CleanMonthTest(ITestOutputHelper output) : IDisposable
{
    private const int Days = 30;

    private readonly string _folder = Directory.CreateTempSubdirectory("bw-month-").FullName;

    [Fact]
    public void CleanServer_HasAtMostOneFindingThatAlarms()
    {
        var drill = DrillWriter.Write("clean-vulnerable", Path.Combine(_folder, "drill"), new DrillOptions { Hours = 24 * Days, Seed = 11 }, TestContext.Current.CancellationToken);

        var outcome = Assessor.Assess(
            new AssessmentRequest { Evidence = [drill.EvidencePath], Now = drill.Truth.AsOf, AsOf = drill.Truth.AsOf, Threads = 2, ToolVersion = "test" }, null, TestContext.Current.CancellationToken);

        var assessment = outcome.Assessment!;
        output.WriteLine($"{drill.Bytes:N0} bytes, {assessment.Counts.Records:N0} records, {assessment.Findings.Count} findings");
        var alarming = assessment.Findings.Where(f => f.Level is "medium" or "high" or "critical" || (f.Outcome is Outcome.Success or Outcome.Artefact && f.Confidence >= Confidence.Medium)).Select(f => $"{f.Level} {f.Outcome} {f.Title}: {f.Excerpt}").ToList();
        Assert.True(alarming.Count <= 1, string.Join('\n', alarming));
        Assert.Equal(VerdictState.NotFound, assessment.Verdict.Overall);
        Assert.All(
            assessment.Coverage.Where(c => c.Source is "iis-frontend" or "httpproxy/ecp" or "httpproxy/owa"), c => Assert.InRange((c.Last!.Value.Utc - c.First!.Value.Utc).TotalDays, Days - 1, Days + 1));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
