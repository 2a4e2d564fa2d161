using Breakwater.Analysis.Logs;
using Breakwater.Analysis.Rules;
using Breakwater.Evidence;
using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Analysis.Tests.Logs;

/// <summary>For two hours every address of the server answered 200 with the page of a maintenance; what scanners asked for in that time reached nothing.</summary>
public sealed class WithoutExchangeTest : IDisposable
{
    private static readonly ActiveRules Rules = ActiveRules.Load([], KnowledgeBase.Embedded);

    private static readonly string[] Everyday = ["/owa/", "/EWS/Exchange.asmx", "/mapi/emsmdb/", "/Microsoft-Server-ActiveSync/default.eas", "/autodiscover/autodiscover.xml", "/owa/auth/logon.aspx"];

    private readonly string _folder = Directory.CreateTempSubdirectory("breakwater-maintenance-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Maintenance_MakesAttemptsOfWhatLooksLikeSuccess()
    {
        var findings = Judged([.. Served(), .. Maintenance(), .. Served()]);
        Assert.Equal([Outcome.Attempt, Outcome.Attempt], findings.Select(f => f.Outcome!.Value));
        Assert.All(findings, f => Assert.EndsWith("(answered without Exchange)", f.Title, StringComparison.Ordinal));
        Assert.All(findings, f => Assert.Contains(WithoutExchange.Field, f.Fields.Keys));
    }

    [Fact]
    public void RequestsAmongThoseThatExchangeSaw_StaySuccesses() =>
        Assert.All(Judged([.. Served(), .. Everyday[..3].Select(Row), .. Served(), Exploit, Shell, .. Served(), .. Everyday[3..].Select(Row)]), f => Assert.Equal(Outcome.Success, f.Outcome));

    /// <summary>Whoever sends Exchange's clients elsewhere need not send others there: a page beside Exchange is asked as ever.</summary>
    [Fact]
    public void PageBesideExchange_StaysASuccess_WhereOtherAddressesAreMissing()
    {
        var findings = Judged([.. Served(), .. Maintenance(), Row("/robots.txt").Replace(" 200 0 0", " 404 0 2", StringComparison.Ordinal), .. Served()]);
        Assert.Equal([Outcome.Attempt, Outcome.Success], findings.Select(f => f.Outcome!.Value));
    }

    [Fact]
    public void LogWithoutTheProxysNumbers_SaysNothing() => Assert.All(Judged([.. Maintenance(), .. Maintenance()]), f => Assert.Equal(Outcome.Success, f.Outcome));

    private static string Exploit => Row("/owa/mastermailbox@outlook.com/powershell").Replace("GET", "POST", StringComparison.Ordinal);

    private static string Shell => Row("/aspnet_client/shell.aspx").Replace("GET", "POST", StringComparison.Ordinal);

    private static IEnumerable<string> Maintenance() => [.. Everyday.Select(Row), Exploit, Row("/favicon.ico"), Shell, Row("/wp-login.php"), .. Everyday.Select(Row)];

    private static IEnumerable<string> Served() => Enumerable.Repeat(Row("/owa/").Replace("/owa/ -", "/owa/ &CorrelationID=<empty>;&cafeReqId=0f2c7a52-1d5b-4a8c-9d65-0d3a3f7d9a11;", StringComparison.Ordinal), 20);

    private static string Row(string stem) => $"2026-10-21 20:14:07 192.0.2.10 GET {stem} - 443 - 203.0.113.9 Mozilla/5.0 - 200 0 0 1";

    private List<Finding> Judged(IReadOnlyList<string> rows)
    {
        File.WriteAllLines(
            Path.Combine(_folder, "u_ex261021.log"),
            ["#Software: Microsoft Internet Information Services 10.0", "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken", .. rows]);
        var ct = TestContext.Current.CancellationToken;
        using var evidence = EvidenceSet.Open([_folder], Inventory.Options(null, 1, []), ct);
        var files = Inventory.Of(evidence.Artefacts).Logs;
        var scan = LogScan.Run(evidence, files, Rules, null, 1, static _ => { }, ct);
        return [.. WithoutExchange.Told(evidence, files, scan.Findings, 1, ct).Where(f => f.Rung is Rung.Exploited or Rung.ShellUsed && f.Subject.Status == 200).DistinctBy(f => f.Source.Line).OrderBy(f => f.Rung)];
    }
}
