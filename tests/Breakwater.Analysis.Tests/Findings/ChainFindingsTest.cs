using Breakwater.Analysis.Findings;
using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.Analysis.Tests.Findings;

public sealed class ChainFindingsTest
{
    private static readonly DateTime T = new(2022, 9, 3, 4, 5, 6, DateTimeKind.Utc);

    private static readonly Chain Program = new()
    {
        Id = "program",
        Title = "Way in, then a program",
        Campaigns = ["proxynotshell"],
        Confidence = Confidence.High,
        Steps =
        [
            new() { Title = "way in", OfCampaign = true, Rungs = [Rung.Exploited] },
            new() { Title = "program", OfCampaign = false, Sources = ["evtx/"], Rungs = [Rung.ShellUsed], Within = TimeSpan.FromSeconds(20) },
        ],
    };

    /// <summary>The proxy writes a request when it ends, which may be after what the request started was written.</summary>
    [Theory]
    [InlineData(3, "entry", "process")]
    [InlineData(-2, "process", "entry")]
    public void Events_AreToldInTheOrderOfTheirTimes(int seconds, string first, string second)
    {
        var chain = Assert.Single(
            ChainFindings.With([Found("entry", "proxynotshell", Rung.Exploited, "httpproxy/autodiscover", 0), Found("process", null, Rung.ShellUsed, "evtx/security", seconds)], [Program], T.AddDays(1)),
            f => f.Events is not null);
        Assert.Equal([first, second], chain.Events!);
        Assert.EndsWith(first, chain.Fields["step 1"], StringComparison.Ordinal);
        Assert.Equal($"{first} -> {second}", chain.Excerpt);
        Assert.Equal((T.AddSeconds(seconds), Rung.ShellUsed), (chain.Time!.Value.Utc, chain.Rung));
    }

    private static Finding Found(string id, string? campaign, Rung rung, string source, int seconds) => new()
    {
        Id = id,
        Rule = id,
        Title = id,
        Campaign = campaign,
        Outcome = Outcome.Success,
        Rung = rung,
        Confidence = Confidence.Medium,
        Level = "high",
        Time = EvidenceTime.FromSeconds(T.AddSeconds(seconds)),
        SourceId = source,
        Source = new FindingPosition(id + ".log", 1),
        Excerpt = "row",
    };
}
