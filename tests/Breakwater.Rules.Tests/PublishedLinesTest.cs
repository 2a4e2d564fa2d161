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
    };

    public static TheoryData<int, string> Lines
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var (number, line) in Published().Where(l => Services.ContainsKey(l.Line.GetProperty("log_type").GetString()!)))
            {
                data.Add(number, line.GetProperty("label").GetString()!);
            }

            if (data.Count == 0)
            {
                data.Add(0, "none");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Line_GetsTheOutcomeItsLabelAllows(int number, string label)
    {
        Assert.SkipWhen(number == 0, "public corpora absent");
        var line = Published().Single(l => l.Number == number).Line;
        var service = Services[line.GetProperty("log_type").GetString()!];
        using var log = new MemoryStream(Encoding.UTF8.GetBytes(Header(service, line.GetProperty("line").GetString()!) + "\r\n" + line.GetProperty("line").GetString() + "\r\n"));
        var record = Assert.Single(MatchedLog.Read(service, log));
        Assert.True(label == "malicious" ? record.Outcome is "attempt" or "success" : record.Outcome is "none" or "probe", record.ToString());
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
