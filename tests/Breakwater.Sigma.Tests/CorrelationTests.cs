namespace Breakwater.Sigma.Tests;

/// <summary>What the correlation specification says of each kind, a case or more for each sentence.</summary>
public sealed class CorrelationTests
{
    private const string Count = "type: event_count\nrules: [a]\ngroup-by: [User]\ntimespan: 1m\ncondition:\n  ";
    private const string Temporal = "type: temporal\nrules: [a, b, c]\ngroup-by: [Host, User]\ntimespan: 5m";
    private const string Ordered = "type: temporal_ordered\nrules: [a, b, c]\ngroup-by: [User]\ntimespan: 1m";
    private static readonly string[] ThreeOfX = ["0 E=a User=x", "10 E=a User=x", "20 E=a User=x"];

    [Theory]
    [InlineData("gte: 3", "x: 1,2,3 = 3")]
    [InlineData("gte: 4", null)]
    [InlineData("gt: 2", "x: 1,2,3 = 3")]
    [InlineData("gt: 3", null)]
    [InlineData("lt: 4", "x: 1,2,3 = 3")]
    [InlineData("lt: 3", null)]
    [InlineData("lte: 3", "x: 1,2,3 = 3")]
    [InlineData("lte: 2", null)]
    [InlineData("eq: 3", "x: 1,2,3 = 3")]
    [InlineData("eq: 2", null)]
    [InlineData("neq: 2", "x: 1,2,3 = 3")]
    [InlineData("neq: 3", null)]
    [InlineData("gt: 2\n  lte: 3", "x: 1,2,3 = 3")]
    [InlineData("gt: 1\n  lte: 2", null)]
    public void Condition_ComparesTheCount_AndJoinsRangesWithAnd(string condition, string? match) =>
        Assert.Equal(match is null ? [] : [match], Correlated.Matches(Count + condition, ThreeOfX));

    [Fact]
    public void EventCount_CountsEachGroupSeparately() =>
        Assert.Equal(["X: 1,3 = 2"], Correlated.Matches(Count + "gte: 2", "0 E=a User=x", "1 E=a User=y", "2 E=a User=X", "3 E=b User=y"));

    [Fact]
    public void GroupBy_SeveralFields_AreLinkedByAnd() =>
        Assert.Equal(
            ["x/1: 1,4 = 2"],
            Correlated.Matches(Count.Replace("[User]", "[User, Host]") + "gte: 2", "0 E=a User=x Host=1", "1 E=a User=x Host=2", "2 E=a User=y Host=1", "3 E=a User=x Host=1"));

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void Timespan_IncludesBothEnds(int seconds, bool matches) =>
        Assert.Equal(matches, Correlated.Matches(Count + "gte: 2", "0 E=a User=x", $"{seconds} E=a User=x").Length == 1);

    [Fact]
    public void Timespan_IsNotBoundToFullMinutes() =>
        Assert.Equal(["x: 2,3 = 2"], Correlated.Matches(Count + "gte: 2", "-90 E=a User=x", "45 E=a User=x", "75 E=a User=x", "900 E=a User=x"));

    [Fact]
    public void LongBurst_IsOneMatch_WithItsGreatestCount()
    {
        var match = Assert.Single(Correlated.Run(Correlated.Load(Correlated.Text(Count + "gte: 3")), [.. Enumerable.Range(0, 50).Select(i => $"{i * 15} E=a User=x")]).Matches);
        Assert.Equal((50, 5m), (match.EventCount, match.Value));
        Assert.Equal((Correlated.Start, Correlated.Start.AddSeconds(49 * 15)), (match.First, match.Last));
    }

    [Fact]
    public void Bursts_FarApart_AreTwoMatches() =>
        Assert.Equal(["x: 1,2 = 2", "x: 3,4 = 2"], Correlated.Matches(Count + "gte: 2", "0 E=a User=x", "1 E=a User=x", "500 E=a User=x", "501 E=a User=x"));

    [Fact]
    public void UpperBound_LooksAtWholeBursts_NotAtTheirEnds() =>
        Assert.Equal(["y: 7,8 = 2"], Correlated.Matches(
            Count + "eq: 2", "0 E=a User=x", "1 E=a User=x", "2 E=a User=x", "3 E=a User=x", "4 E=a User=x", "5 E=a User=x", "6 E=a User=y", "7 E=a User=y"));

    [Fact]
    public void EventThatTwoRulesMatch_IsOneEvent()
    {
        Assert.Empty(Correlated.Matches(Count.Replace("[a]", "[a, b]") + "gte: 2", "0 E=ab User=x"));
        Assert.Equal(["x: 1,2 = 2"], Correlated.Matches(Count.Replace("[a]", "[a, b]") + "gte: 2", "0 E=ab User=x", "1 E=b User=x"));
    }

    [Theory]
    [InlineData("[Target]", "gte: 3", "x: 1,2,3,4 = 3")]
    [InlineData("[Target]", "gte: 4", null)]
    [InlineData("Target", "eq: 3", "x: 1,2,3,4 = 3")]
    [InlineData("[Target, Host]", "eq: 4", "x: 1,2,3,4 = 4")]
    public void ValueCount_CountsDistinctValues_SeveralFieldsTogether(string field, string bound, string? match) =>
        Assert.Equal(match is null ? [] : [match], Correlated.Matches(
            $"type: value_count\nrules: [a]\ngroup-by: [User]\ntimespan: 1m\ncondition:\n  field: {field}\n  {bound}",
            "0 E=a User=x Target=p Host=1", "1 E=a User=x Target=q Host=1", "2 E=a User=x Target=r Host=1", "3 E=a User=x Target=P Host=2", "4 E=a User=x"));

    [Theory]
    [InlineData("value_sum", "gt: 299", "x: 1,2,3 = 300")]
    [InlineData("value_sum", "gt: 300", null)]
    [InlineData("value_avg", "gte: 100", "x: 1,2,3 = 100")]
    [InlineData("value_avg", "gt: 99.5", "x: 1,2,3 = 100")]
    [InlineData("value_avg", "gt: 100.5", null)]
    public void SumAndAverage_CompareTheNumbersOfAField(string type, string bound, string? match) =>
        Assert.Equal(match is null ? [] : [match], Correlated.Matches(
            $"type: {type}\nrules: [a, b]\ngroup-by: [User]\ntimespan: 1m\ncondition:\n  field: Bytes\n  {bound}",
            "0 E=a User=x Bytes=50", "1 E=ab User=x Bytes=50", "2 E=a User=x Bytes=200", "3 E=a User=x Bytes=many"));

    [Fact]
    public void Percentile_WithoutRank_FindsValuesByTheirShare()
    {
        string[] lines = [.. Enumerable.Range(0, 99).Select(i => $"{i} E=a Host=h Image=common"), "99 E=a Host=h Image=rare"];
        Assert.Equal(["h/rare: 100 = 1"], Correlated.Matches("type: value_percentile\nrules: [a]\ngroup-by: [Host]\ntimespan: 24h\ncondition:\n  field: Image\n  lte: 1", lines));
    }

    [Theory]
    [InlineData(50, "eq: 3", true)]
    [InlineData(50, "gt: 3", false)]
    [InlineData(100, "eq: 100", true)]
    [InlineData(0, "eq: 1", true)]
    public void Percentile_WithRank_ComparesThatNumber(int rank, string bound, bool matches) =>
        Assert.Equal(matches, Correlated.Matches(
            $"type: value_percentile\nrules: [a]\ngroup-by: [Host]\ntimespan: 1h\ncondition:\n  field: N\n  percentile: {rank}\n  {bound}",
            "0 E=a Host=h N=1", "1 E=a Host=h N=2", "2 E=a Host=h N=3", "3 E=a Host=h N=4", "4 E=a Host=h N=100").Length == 1);

    [Fact]
    public void Temporal_NeedsAllRulesOfOneGroup_InAnyOrder()
    {
        Assert.Equal(["h/u: 1,2,3 = 3"], Correlated.Matches(Temporal, "0 E=c Host=h User=u", "100 E=a Host=h User=u", "299 E=b Host=h User=u"));
        Assert.Empty(Correlated.Matches(Temporal, "0 E=c Host=h User=u", "100 E=a Host=h User=u", "299 E=b Host=h User=other"));
        Assert.Empty(Correlated.Matches(Temporal, "0 E=c Host=h User=u", "100 E=a Host=h User=u", "301 E=b Host=h User=u"));
        Assert.Empty(Correlated.Matches(Temporal, "0 E=a Host=h User=u", "100 E=a Host=h User=u", "200 E=b Host=h User=u"));
    }

    [Fact]
    public void Temporal_WithCondition_CountsDifferentRules()
    {
        Assert.Equal(["h/u: 1,2 = 2"], Correlated.Matches(Temporal + "\ncondition:\n  gte: 2", "0 E=c Host=h User=u", "100 E=a Host=h User=u"));
        Assert.Empty(Correlated.Matches(Temporal + "\ncondition:\n  gte: 2", "0 E=c Host=h User=u", "100 E=c Host=h User=u"));
    }

    [Fact]
    public void TemporalOrdered_NeedsTheOrderOfTheList()
    {
        Assert.Equal(["u: 1,2,3 = 3"], Correlated.Matches(Ordered, "0 E=a User=u", "1 E=b User=u", "2 E=c User=u"));
        Assert.Empty(Correlated.Matches(Ordered, "0 E=a User=u", "1 E=c User=u", "2 E=b User=u"));
        Assert.Empty(Correlated.Matches(Ordered, "0 E=a User=u", "1 E=b User=u", "61 E=c User=u"));
        Assert.Equal(["u: 3,4,5 = 3"], Correlated.Matches(Ordered, "0 E=a User=u", "1 E=b User=u", "50 E=a User=u", "70 E=b User=u", "80 E=c User=u"));
        Assert.Equal(["u: 1,2 = 2"], Correlated.Matches(Ordered + "\ncondition:\n  gte: 2", "0 E=a User=u", "1 E=c User=u"));
    }

    [Fact]
    public void TemporalOrdered_OneEventIsOneLink()
    {
        Assert.Empty(Correlated.Matches(Ordered, "0 E=abc User=u"));
        Assert.Equal(["u: 1,2,3 = 3"], Correlated.Matches(Ordered, "0 E=abc User=u", "0 E=abc User=u", "0 E=abc User=u"));
    }

    [Fact]
    public void Aliases_ReadAnotherFieldOfEachRule()
    {
        const string Block = "type: temporal\nrules: [a, b]\ngroup-by: [inner, outer]\ntimespan: 10s\naliases:\n  inner: {a: Dst, b: Src}\n  outer: {a: Src, b: Dst}";
        Assert.Equal(["1/2: 1,2 = 2"], Correlated.Matches(Block, "0 E=a Dst=1 Src=2", "1 E=b Src=1 Dst=2"));
        Assert.Empty(Correlated.Matches(Block, "0 E=a Dst=1 Src=2", "1 E=b Src=2 Dst=1"));
    }

    [Fact]
    public void EventsWithoutGroupTimeOrValue_AreCounted()
    {
        var report = Correlated.Run(
            Correlated.Load(Correlated.Text("type: value_sum\nrules: [a]\ngroup-by: [User]\ntimespan: 1m\ncondition:\n  field: N\n  gte: 1")),
            ["0 E=a User=x N=1", "1 E=a N=1", "2 E=a User=x N=b", "3 E=a User=x", "- E=a User=x N=1"]);
        Assert.Equal(["x: 1 = 1"], Correlated.Show(report));
        Assert.Equal((1, 1, 2), (report.Shortfalls[0].Untimed, report.Shortfalls[0].WithoutGroup, report.Shortfalls[0].WithoutValue));
    }

    [Fact]
    public void WithoutGroupBy_AllEventsAreOneGroup_WithAWarning()
    {
        var text = Correlated.Text(Count.Replace("group-by: [User]\n", "") + "gte: 2");
        Assert.Equal("SIGMA113", Assert.Single(RuleParser.Parse("c.yml", text).Problems).Code);
        Assert.Equal([": 1,2 = 2"], Correlated.Show(Correlated.Run(Correlated.Load(text, RuleProblemKind.Warning), ["0 E=a", "1 E=a"])));
    }

    [Theory]
    [InlineData("s", 1)]
    [InlineData("m", 60)]
    [InlineData("h", 3_600)]
    [InlineData("d", 86_400)]
    [InlineData("w", 604_800)]
    [InlineData("M", 2_629_746)]
    [InlineData("y", 31_556_952)]
    public void Timespan_Units(string unit, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(90L * seconds), Correlated.Load(Correlated.Text(Count.Replace("1m", "90" + unit) + "gte: 2")).Correlations[0].Timespan);
}
