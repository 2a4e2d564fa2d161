namespace Breakwater.Sigma.Tests;

public sealed class CorrelationChainTests
{
    /// <summary>The specification's closing example in this test's words.</summary>
    private const string BruteForce = """
        title: Failures, then success
        id: 11111111-0000-4000-8000-000000000001
        correlation:
          type: temporal_ordered
          rules: [many, ok]
          group-by: [User]
          timespan: 10m
        level: high
        ---
        title: Many
        name: many
        id: 11111111-0000-4000-8000-000000000002
        correlation:
          type: event_count
          rules: [11111111-0000-4000-8000-000000000003]
          group-by: [GROUP]
          timespan: 10m
          condition: {gte: 3}
        ---
        title: Failure
        id: 11111111-0000-4000-8000-000000000003
        logsource: {product: windows}
        detection: {s: {E: 4625}, condition: s}
        ---
        title: Success
        name: ok
        logsource: {product: windows}
        detection: {s: {E: 4624}, condition: s}
        """;

    [Theory]
    [InlineData("User", true)]
    [InlineData("Host", true)]
    public void SuccessAfterManyFailures_Matches_WhateverTheInnerGroupIs(string group, bool expected)
    {
        var set = Correlated.Load(BruteForce.Replace("GROUP", group));
        string[] failures = ["0 E=4625 Host=h User=u", "10 E=4625 Host=h User=u", "20 E=4625 Host=h User=u"];
        Assert.Equal(expected ? ["u: 1,2,3,4 = 2"] : [], Correlated.Show(Correlated.Run(set, [.. failures, "30 E=4624 Host=h User=u"])));
        Assert.Empty(Correlated.Run(set, [.. failures, "30 E=4624 Host=h User=other"]).Matches);
        Assert.Empty(Correlated.Run(set, [.. failures, "5 E=4624 Host=h User=u"]).Matches);
        Assert.Empty(Correlated.Run(set, [.. failures[..2], "30 E=4624 Host=h User=u"]).Matches);
    }

    [Fact]
    public void SuccessAmongContinuingFailures_Matches() =>
        Assert.Equal(["u: 1,2,3,4 = 2"], Correlated.Show(Correlated.Run(
            Correlated.Load(BruteForce.Replace("GROUP", "User")),
            ["0 E=4625 User=u", "1 E=4625 User=u", "2 E=4625 User=u", "3 E=4624 User=u", "4 E=4625 User=u", "5 E=4625 User=u"])));

    [Fact]
    public void SuccessAfterALongBurst_Matches() =>
        Assert.Single(Correlated.Run(
            Correlated.Load(BruteForce.Replace("GROUP", "User")),
            [.. Enumerable.Range(0, 100).Select(i => $"{i * 30} E=4625 User=u"), "3500 E=4624 User=u"]).Matches);

    [Fact]
    public void SprayOverUsers_ReachesTheUserWhoGotIn() =>
        Assert.Equal(["u2: 2,4 = 2"], Correlated.Show(Correlated.Run(
            Correlated.Load(BruteForce.Replace("GROUP", "Host")),
            ["0 E=4625 Host=h User=u1", "1 E=4625 Host=h User=u2", "2 E=4625 Host=h User=u3", "30 E=4624 Host=h User=u2"])));

    [Fact]
    public void CountOverACorrelation_CountsItsMatches()
    {
        var set = Correlated.Load(BruteForce.Replace("GROUP", "User").Replace("type: temporal_ordered", "type: event_count").Replace("[many, ok]", "[many]")
            .Replace("timespan: 10m\nlevel", "timespan: 1d\n  condition: {gte: 2}\nlevel"));
        string[] one = ["0 E=4625 User=u", "10 E=4625 User=u", "20 E=4625 User=u", "21 E=4625 User=u"];
        Assert.Empty(Correlated.Run(set, one).Matches);
        Assert.Equal(2, Assert.Single(Correlated.Run(set, [.. one, "9000 E=4625 User=u", "9010 E=4625 User=u", "9020 E=4625 User=u"]).Matches).Value);
    }

    [Fact]
    public void OnlyTheOutermost_IsReported_UnlessGenerateSaysSo()
    {
        var set = Correlated.Load(BruteForce.Replace("GROUP", "User"));
        Assert.Equal([false, false], set.Rules.Select(set.IsReported));
        Assert.Equal([("many", false), ("Failures, then success", true)], set.Correlations.Select(c => (c.Name ?? c.Title, set.IsReported(c))));

        var generating = Correlated.Load(BruteForce.Replace("GROUP", "User").Replace("level: high", "level: high\ngenerate: true"));
        Assert.Equal([("Failure", false), ("Success", true)], generating.Rules.Select(rule => (rule.Title, generating.IsReported(rule))));
        Assert.True(generating.Correlations.All(generating.IsReported));
    }

    [Fact]
    public void Documents_MayBeInAnyFileAndOrder()
    {
        var documents = BruteForce.Replace("GROUP", "User").Split("---\n").Select((text, i) => RuleParser.Parse($"{i}.yml", text));
        var set = RuleSet.Compile(documents.Reverse().SelectMany(result => result.Loaded));
        Assert.Empty(set.Problems);
        Assert.Equal(2, set.Correlations.Count);
    }

    [Fact]
    public void RuleWithoutPlaceholderValue_MakesTheWholeChainNotEvaluable()
    {
        var result = RuleParser.Parse("c.yml", BruteForce.Replace("{E: 4625}", "{E|expand: '%failed%'}").Replace("GROUP", "User"));
        var set = RuleSet.Compile(result.Loaded);
        Assert.Empty(set.Correlations);
        Assert.Equal(2, set.NotEvaluableCorrelations.Count);
        Assert.Equal(["rule '11111111-0000-4000-8000-000000000003': placeholder %failed% has no value"], set.NotEvaluableCorrelations[1].Reasons);
        Assert.True(set.IsReported(set.Rules[0]));
    }

    [Fact]
    public void State_IsBounded_AndSaysWhatItDropped()
    {
        var set = Correlated.Load(Correlated.Text("type: event_count\nrules: [a]\ngroup-by: [User]\ntimespan: 1m\ncondition:\n  gte: 1"));
        string[] lines = [.. Enumerable.Range(0, 100).Select(i => $"{i} E=a User=x")];
        var few = Correlated.Run(set, lines, new CorrelationLimits { Events = 20 });
        Assert.Equal((60, 40), (few.Shortfalls[0].Dropped, few.Matches.Sum(match => match.EventCount)));

        var brief = Correlated.Run(set, lines, new CorrelationLimits { EventsPerMatch = 5 });
        Assert.Equal((5, 100L), (brief.Matches[0].Events.Count, brief.Matches[0].EventCount));

        var single = Correlated.Run(set, [.. Enumerable.Range(0, 10).Select(i => $"{i * 500} E=a User=x")], new CorrelationLimits { MatchesPerCorrelation = 3 });
        Assert.Equal((3, 7), (single.Matches.Count, single.Shortfalls[0].MatchesDropped));

        var texts = Correlated.Run(set, [.. Enumerable.Range(0, 100).Select(i => $"{i} E=a User={new string('x', 100)}{i}")], new CorrelationLimits { ValueChars = 1_000 });
        Assert.InRange(texts.Matches.Count, 10, 30);
        Assert.Equal(100, texts.Matches.Count + texts.Shortfalls[0].Dropped);
    }

    [Fact]
    public void WindowsThatAlternate_CostNoMoreThanTheEvents()
    {
        var set = Correlated.Load(Correlated.Text("type: value_avg\nrules: [a]\ngroup-by: [User]\ntimespan: 1h\ncondition:\n  field: N\n  gt: 0"));
        var report = Correlated.Run(set, [.. Enumerable.Range(0, 20_000).Select(i => $"{i} E=a User=x N={(i % 2 == 0 ? 4_000 : -4_000)}")]);
        Assert.True(report.Matches.Count > 0 && report.Shortfalls[0].MatchesDropped > 0);
    }
}
