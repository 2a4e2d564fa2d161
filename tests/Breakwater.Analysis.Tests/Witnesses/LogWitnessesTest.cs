using Breakwater.Analysis.Logs;
using Breakwater.Analysis.Witnesses;
using Breakwater.Evidence;
using Breakwater.Model;

namespace Breakwater.Analysis.Tests.Witnesses;

public sealed class LogWitnessesTest
{
    [Fact]
    public void UpdateInMidFile_DoesNotKeepTheOldBuildAliveAfterTheNewOne()
    {
        // The daily ECP log began before the update of 09:30 and went on after it.
        var (daily, before) = Log("ECPServer20210307-1.LOG", "15.1.2176.2", "2021-03-07T00:10:00Z", "2021-03-07T23:50:00Z");
        var (hourly, after) = Log("HttpProxy_2021030710-1.LOG", "15.1.2176.9", "2021-03-07T10:00:01Z", "2021-03-07T10:59:59Z");
        var builds = LogWitnesses.Builds([daily, hourly], new Dictionary<string, ArtefactSpan> { [before.Path] = before, [after.Path] = after }).ToList();
        Assert.Equal(["15.1.2176.2", "15.1.2176.9"], builds.Select(b => b.Build.ToString()));
        Assert.True(builds[0].Last < builds[1].First);
    }

    [Fact]
    public void NameCutAtFifteenCharacters_IsTheSameServer()
    {
        var names = new[] { "MAILSERVERNORTH", "MAILSERVERNORTH01" }.Select((n, i) => Log($"{i}.log", "15.1.2176.2", "2021-03-07T00:10:00Z", "2021-03-07T00:10:00Z", n).File.Facts);
        Assert.Equal(["MAILSERVERNORTH01"], LogWitnesses.ServerNames(names));
    }

    /// <summary>A scanner asks once; a balancer asks as long as it lives, and so longer than an intruder who plays one.</summary>
    [Theory]
    [InlineData(2, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void AddressThatAsksOnHalfOfTheDays_IsABalancer(int days, bool isBalancer)
    {
        var monday = new DateOnly(2022, 12, 12);
        LogFacts Head(int day, params string[] addresses) => new(null, null, null, null, null, null) { Day = monday.AddDays(day), HealthChecks = [.. addresses.Select(a => (a, monday.AddDays(day)))] };
        var heads = new[] { Head(0, "192.0.2.5", "198.51.100.7"), Head(0, "198.51.100.7"), Head(1, "192.0.2.5") }.Concat(Enumerable.Range(2, days - 2).Select(d => Head(d)));
        Assert.Equal(isBalancer ? ["192.0.2.5"] : [], LogWitnesses.Balancers([.. heads]));
    }

    private static (LogFile File, ArtefactSpan Span) Log(string path, string build, string first, string last, string? writer = null)
    {
        Assert.True(ExchangeBuild.TryParse(build, out var parsed));
        Assert.True(EvidenceTime.TryParse(first, out var from));
        Assert.True(EvidenceTime.TryParse(last, out var to));
        var artefact = new Artefact { Path = path, OriginalPath = path, Kind = ArtefactKind.TextLog, LengthBytes = 1 };
        return (new LogFile(artefact, new LogFacts(null, null, null, writer, null, parsed), "ecp-server"), new ArtefactSpan(path, from, to, 1, 0, false));
    }
}
