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
            ChainFindings.With([Found("entry", "proxynotshell", Rung.Exploited, "httpproxy/autodiscover", 0), Found("process", null, Rung.ShellUsed, "evtx/security", seconds)], [Program], T.AddDays(1), []),
            f => f.Events is not null);
        Assert.Equal([first, second], chain.Events!);
        Assert.EndsWith(first, chain.Fields["step 1"], StringComparison.Ordinal);
        Assert.Equal($"{first} -> {second}", chain.Excerpt);
        Assert.Equal((T.AddSeconds(seconds), Rung.ShellUsed), (chain.Time!.Value.Utc, chain.Rung));
    }

    [Theory]
    [InlineData(Rung.ShellUsed, "kim@contoso.example", "/powershell")]
    [InlineData(Rung.Exploited, null, null)]
    public void WhatTheLastEventLeavesOpen_IsNamedByOneOfItsRung(Rung rung, string? mailbox, string? target)
    {
        var taking = Program with { Steps = [Program.Steps[0] with { Rungs = [] }, Program.Steps[1]] };
        var entry = Found("entry", "proxynotshell", rung, "httpproxy/autodiscover", 0) with { Subject = new FindingSubject { Mailbox = "kim@contoso.example", Target = "/powershell", User = "n.brandt" } };
        var last = Found("process", null, Rung.ShellUsed, "evtx/security", 3) with { Subject = new FindingSubject { User = "EXCH01$", RemovedBy = "somebody" } };
        var chain = Assert.Single(ChainFindings.With([entry, last], [taking], T.AddDays(1), []), f => f.Events is not null);
        Assert.Equal((mailbox, target, "EXCH01$", null), (chain.Subject.Mailbox, chain.Subject.Target, chain.Subject.User, chain.Subject.RemovedBy));
        Assert.EndsWith("entry (by n.brandt, mailbox kim@contoso.example, on /powershell)", chain.Fields["step 1"], StringComparison.Ordinal);
        Assert.EndsWith("process (by EXCH01$)", chain.Fields["step 2"], StringComparison.Ordinal);
    }

    /// <summary>All of it is the attacker's text: none makes a step endless.</summary>
    [Fact]
    public void LongTextOfTheAttacker_IsCutInSteps()
    {
        var entry = Found("entry", "proxynotshell", Rung.Exploited, "httpproxy/autodiscover", 0) with { Subject = new FindingSubject { Target = new string('a', 5000) } };
        var chain = Assert.Single(ChainFindings.With([entry, Found("process", null, Rung.ShellUsed, "evtx/security", 3)], [Program], T.AddDays(1), []), f => f.Events is not null);
        Assert.InRange(chain.Fields["step 1"].Length, 100, 200);
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
