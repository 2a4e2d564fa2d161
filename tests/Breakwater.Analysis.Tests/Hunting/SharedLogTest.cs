using Breakwater.Analysis.Hunting;
using Breakwater.Tests;

namespace Breakwater.Analysis.Tests.Hunting;

/// <summary>Several threads share one log: what they find, and in which order it comes, is what one thread finds.</summary>
public sealed class SharedLogTest : IDisposable
{
    private const string Rules = """
        title: any logon
        id: 6c8c1d6a-2f4e-4a53-9a7e-000000000001
        name: logon
        logsource: { product: windows, service: security }
        detection:
          s: { EventID: [4624, 4672, 4634] }
          condition: s
        ---
        title: by keyword
        id: 6c8c1d6a-2f4e-4a53-9a7e-000000000002
        logsource: { product: windows }
        detection:
          keywords: [Administrator, svchost]
          condition: keywords
        ---
        title: many logons
        id: 6c8c1d6a-2f4e-4a53-9a7e-000000000003
        correlation: { type: event_count, rules: [logon], group-by: [TargetUserName], timespan: 1h, condition: { gte: 5 }, generate: true }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("breakwater-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("security.evtx")]
    [InlineData("security_bad_string_cache.evtx")]
    [InlineData("2-vss_0-Microsoft-Windows-RemoteDesktopServices-RdpCoreTS%4Operational.evtx")]
    public void Threads_ChangeNothing(string log)
    {
        Assert.SkipWhen(Repository.Corpora is null, "the public corpora are absent");
        var one = Hunt(Path.Combine(Repository.Corpora!, "evtx", log), 1);
        Assert.NotEmpty(one);
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal(one, Hunt(Path.Combine(Repository.Corpora!, "evtx", log), 6));
        }
    }

    [Fact]
    public void Cancelling_EndsAllThreads()
    {
        Assert.SkipWhen(Repository.Corpora is null, "the public corpora are absent");
        using var cancelled = new CancellationTokenSource();
        var log = Path.Combine(Repository.Corpora!, "evtx", "security.evtx");
        Assert.ThrowsAny<OperationCanceledException>(() => Hunter.Hunt(Request(log, 4), progress => { cancelled.Cancel(); }, cancelled.Token));
    }

    private List<string> Hunt(string log, int threads)
    {
        using var outcome = Hunter.Hunt(Request(log, threads), null, TestContext.Current.CancellationToken);
        var summary = outcome.Summary!;
        return
        [
            $"{summary.Records} records, {summary.Eligible} eligible, {summary.Matches} matches",
            .. outcome.Unread.Select(u => $"{u.Path}: {u.Reason}"),
            .. outcome.Matches.Select(m => $"{m.Rule.Id} {m.Time} {m.Position} {m.Excerpt} {string.Join(' ', m.Fields)} {string.Join(' ', m.Events)}"),
        ];
    }

    private HuntRequest Request(string log, int threads)
    {
        var rules = Path.Combine(_folder, "rules.yml");
        File.WriteAllText(rules, Rules);
        return new HuntRequest { Evidence = [log], RulePaths = [rules], Today = new DateOnly(2026, 11, 23), Threads = threads };
    }
}
