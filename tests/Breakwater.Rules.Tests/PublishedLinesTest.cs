using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Breakwater.Tests;

namespace Breakwater.Rules.Tests;

/// <summary>Lines that incident responders, laboratories and vendors published, put under the column list of their log. A small set.</summary>
public sealed class PublishedLinesTest
{
    private static readonly Dictionary<string, string> Services = new(StringComparer.Ordinal)
    {
        ["iis-w3svc1"] = "iis",
        ["iis-w3svc2"] = "iis",
        ["iis (other site)"] = "iis",
        ["httpproxy-mapi"] = "httpproxy",
        ["httpproxy-autodiscover"] = "httpproxy",
        ["httpproxy-eas"] = "httpproxy",
        ["httpproxy-ecp"] = "httpproxy",
        ["httpproxy-ews"] = "httpproxy",
        ["httpproxy-owa"] = "httpproxy",
        ["httpproxy-rpchttp"] = "httpproxy",
        ["httpproxy-powershell"] = "httpproxy",
        ["cmdletinfra-rps-cmdlet"] = "rps-cmdlet",
        ["message-tracking"] = "message-tracking",
    };

    private static readonly Dictionary<string, (string Outcome, string Why)> Labels = File.ReadLines(Repository.At("tests", "data", "published-lines.tsv")).Where(l => l[0] != '#')
        .Select(l => l.Split('\t')).ToDictionary(p => p[0], p => (p[1], p[2]), StringComparer.Ordinal);

    public static TheoryData<int> Lines => [.. Published().Select(l => l.Number).DefaultIfEmpty(0)];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Line_GetsTheOutcomeOfItsLabel(int number)
    {
        Assert.SkipWhen(number == 0, "public corpora absent");
        var (type, text) = Published().Where(l => l.Number == number).Select(l => (l.Line.GetProperty("log_type").GetString()!, l.Line.GetProperty("line").GetString()!)).Single();
        var (outcome, why) = Labels[Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))];
        var records = Read(type, text);

        // A request of a scanner and one that nobody looks at both change nothing.
        Assert.All(records, r => Assert.True(r.Outcome == outcome || (outcome == "probe" && r.Outcome == "none"), $"expected {outcome}, since {why}: {r}"));
        Assert.True(records.Count == 1 || outcome == "none", "no rule reads this log, so nothing can come of it");
    }

    [Fact]
    public void EveryLabel_IsOfAPublishedLine()
    {
        Assert.SkipWhen(Repository.Corpora is null, "public corpora absent");
        Assert.Equal(Published().Count(), Labels.Count);
    }

    [Fact]
    public void PublishedIisLogs_HoldNoAttack()
    {
        Assert.SkipWhen(Repository.Corpora is null, "public corpora absent");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Corpora, "iis"), "*.log").Order(StringComparer.Ordinal))
        {
            Assert.Empty(MatchedLog.Read("iis", file).Where(r => r.Outcome is not ("none" or "probe")).Select(r => Path.GetFileName(file) + " " + r));
        }
    }

    private static IReadOnlyList<MatchedRecord> Read(string type, string text)
    {
        if (type.StartsWith("evtx ", StringComparison.Ordinal))
        {
            return MatchedEvents.Read(EventCases.Log(PublishedEvent.CaseOf(type, text)));
        }

        if (!Services.TryGetValue(type, out var service))
        {
            Assert.DoesNotContain(RuleFiles.All.Values.SelectMany(r => r.Rules), r => r.LogSource.Service == type);
            return [];
        }

        using var log = new MemoryStream(Encoding.UTF8.GetBytes(Header(service, text) + "\r\n" + text + "\r\n"));
        return MatchedLog.Read(service, log);
    }

    private static IEnumerable<(int Number, JsonElement Line)> Published()
    {
        var file = Repository.Corpora is null ? null : Path.Combine(Repository.Corpora, "published-lines", "lines.jsonl");
        return file is null ? [] : File.ReadLines(file).Select((l, i) => (i + 1, JsonDocument.Parse(l).RootElement));
    }

    /// <summary>The header of our own records of that log; the Exchange 2010 era wrote no Referer.</summary>
    private static string Header(string service, string line)
    {
        var own = Path.Combine(RuleFiles.DataFolder, "breadth", service + ".benign.log");
        var header = string.Join("\r\n", File.ReadLines(own).TakeWhile(l => l.StartsWith('#') || l.StartsWith("DateTime,", StringComparison.Ordinal)));
        return service == "iis" && line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 14 ? header.Replace(" cs(Referer)", "", StringComparison.Ordinal) : header;
    }
}
