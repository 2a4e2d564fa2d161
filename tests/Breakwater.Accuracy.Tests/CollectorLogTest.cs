using Breakwater.Analysis;
using Breakwater.Drill.EventLogs;
using Breakwater.Drill.Events;
using Breakwater.Model;

namespace Breakwater.Accuracy.Tests;

/// <summary>The log of a collector holds the events of many computers: those of others cover nothing of the assessed server and say nothing about it.</summary>
public sealed class CollectorLogTest : IDisposable
{
    private const string Own = "ntmx07.corp.tailspin.test";
    private const string Other = "ntmx08.corp.tailspin.test";
    private const string Update = "Security Update for Exchange Server 2016 Cumulative Update 19 (KB5000871)";
    private static readonly DateTime Start = new(2021, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly string _folder = Directory.CreateTempSubdirectory("breakwater-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void EventsOfOthers_CoverNothing()
    {
        var assessment = Assess([.. Logons(Own, Start, 48), .. Logons(Other, Start.AddHours(24), 40)]);
        var security = Assert.Single(assessment.Coverage, c => c.Source == "evtx/security");
        Assert.Equal((48, Start, Start.AddHours(47)), (security.Records, security.First?.Utc, security.Last?.Utc));
        Assert.Equal(88, assessment.Counts.Records);
        Assert.Contains(assessment.Unread, u => u.Reason.StartsWith("EVENT002 40 events are of NTMX08, expected NTMX07", StringComparison.Ordinal));
    }

    [Fact]
    public void EventsWithoutAName_AreTheServersOwn() =>
        Assert.Equal(50, Assert.Single(Assess([.. Logons(Own, Start, 48), .. Logons("", Start, 2)]).Coverage, c => c.Source == "evtx/security").Records);

    [Theory]
    [InlineData(Own, true)]
    [InlineData("NTMX07", true)]
    [InlineData(Other, false)]
    public void UpdateOfAnother_IsNotTheServers(string computer, bool isOwn)
    {
        var shape = EventShape.Strings(new EventSource("Application", "MsiInstaller"), 1022, task: 0);
        var update = new LogEvent(shape, Start.AddHours(3), computer, EventValue.Texts(["Microsoft Exchange Server", Update, "1033", "0", "(NULL)", ""]));
        Assert.Equal(isOwn, Assess([.. Logons(Own, Start, 48), update]).Server.Facts.Any(f => f.Name == "update-installed"));
    }

    private static IEnumerable<LogEvent> Logons(string computer, DateTime from, int hours) =>
        Enumerable.Range(0, hours).Select(h => SecurityEvents.LoggedOn(from.AddHours(h), "user", "S-1-5-21-1-2-3-1105", (ulong)h, "10.20.0.44", "NTLM") with { Computer = computer });

    private Assessment Assess(IEnumerable<LogEvent> events)
    {
        using (var log = new EventLogFile(File.Create(Path.Combine(_folder, "ForwardedEvents.evtx")), isForwarded: true))
        {
            foreach (var happened in events.OrderBy(e => e.Time))
            {
                log.Add(happened);
            }
        }

        return Assessor.Assess(
            new AssessmentRequest { Evidence = [_folder], Now = new DateTime(2026, 10, 16, 0, 0, 0, DateTimeKind.Utc), Threads = 2, ToolVersion = "test" }, null, TestContext.Current.CancellationToken).Assessment!;
    }
}
