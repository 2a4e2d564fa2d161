namespace Breakwater.Sigma.Tests;

/// <summary>Sentences of the correlation specification that hold for every kind, each with a hit and a near miss for each of them.</summary>
public sealed class CorrelationSentenceTests
{
    private const string Count = "type: event_count\nrules: [a]\ngroup-by: [User]\ntimespan: 1m\ncondition: {gte: 2}";
    private const string Values = "type: value_count\nrules: [a]\ngroup-by: [User]\ntimespan: 1m\ncondition: {field: N, gte: 2}";
    private const string Sum = "type: value_sum\nrules: [a]\ngroup-by: [User]\ntimespan: 1m\ncondition: {field: N, gte: 30}";
    private const string Average = "type: value_avg\nrules: [a]\ngroup-by: [User]\ntimespan: 1m\ncondition: {field: N, eq: 15}";
    private const string Median = "type: value_percentile\nrules: [a]\ngroup-by: [User]\ntimespan: 1m\ncondition: {field: N, percentile: 100, eq: 20}";
    private const string Share = "type: value_percentile\nrules: [a]\ngroup-by: [User]\ntimespan: 1m\ncondition: {field: N, lte: 50}";
    private const string Temporal = "type: temporal\nrules: [a, b]\ngroup-by: [User]\ntimespan: 1m";
    private const string Ordered = "type: temporal_ordered\nrules: [a, b]\ngroup-by: [User]\ntimespan: 1m";

    public static TheoryData<string> Kinds => [Count, Values, Sum, Average, Median, Share, Temporal, Ordered];

    /// <summary>"separately for each group specified by group-by"; "must all have the same value".</summary>
    [Theory, MemberData(nameof(Kinds))]
    public void Group_IsAScopeOfItsOwn(string block)
    {
        Assert.NotEmpty(Correlated.Matches(block, "0 E=a User=x N=10", "30 E=ab User=x N=20"));
        Assert.DoesNotContain(Correlated.Matches(block, "0 E=a User=x N=10", "30 E=ab User=y N=20"), match => match.Contains("1,2", StringComparison.Ordinal));
    }

    [Fact]
    public void EmptyGroupField_IsNoGroup() => Assert.Empty(Correlated.Matches(Count, "0 E=a User=", "30 E=a User="));

    /// <summary>"must occur in the time frame defined by timespan".</summary>
    [Theory, MemberData(nameof(Kinds))]
    public void Events_FurtherApartThanTheTimespan_AreNotTogether(string block) =>
        Assert.DoesNotContain(Correlated.Matches(block, "0 E=a User=x N=10", "61 E=ab User=x N=20"), match => match.Contains("1,2", StringComparison.Ordinal));

    /// <summary>"The time frame should not be restricted to boundaries": the test's clock starts at a full hour.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public void TimeFrame_CrossesFullHours(string block) => Assert.NotEmpty(Correlated.Matches(block, "-30 E=a User=x N=10", "30 E=ab User=x N=20"));

    /// <summary>"treated as separate event occurrence scope ... linked by an AND".</summary>
    [Theory, MemberData(nameof(Kinds))]
    public void SeveralGroupFields_MustAllAgree(string block)
    {
        var both = block.Replace("[User]", "[User, Host]", StringComparison.Ordinal);
        Assert.NotEmpty(Correlated.Matches(both, "0 E=a User=x Host=h N=10", "30 E=ab User=x Host=h N=20"));
        Assert.DoesNotContain(Correlated.Matches(both, "0 E=a User=x Host=h N=10", "30 E=ab User=x Host=i N=20"), match => match.Contains("1,2", StringComparison.Ordinal));
    }

    /// <summary>"aggregation across different fields in different event types"; the fields need not appear in the rules.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public void Alias_ReadsTheFieldOfEachRule(string block)
    {
        var rules = block.Replace("rules: [a]", "rules: [a, b]", StringComparison.Ordinal).Replace("[User]", "[who]", StringComparison.Ordinal) + "\naliases:\n  who: {a: Src, b: Dst}";
        Assert.NotEmpty(Correlated.Matches(rules, "0 E=a Src=x N=10", "30 E=b Dst=x N=20"));
        Assert.DoesNotContain(Correlated.Matches(rules, "0 E=a Src=x N=10", "30 E=b Src=x N=20"), match => match.Contains("1,2", StringComparison.Ordinal));
    }

    /// <summary>"Refers to one or multiple Sigma or Correlations rules ... by the id or name".</summary>
    [Theory]
    [InlineData("[a, b]", 1)]
    [InlineData("a", 0)]
    public void Rules_AreOneOrSeveral(string rules, int matches) =>
        Assert.Equal(matches, Correlated.Matches(Count.Replace("[a]", rules, StringComparison.Ordinal), "0 E=a User=x", "1 E=b User=x").Length);

    /// <summary>"number + letter (in lowercase)".</summary>
    [Theory]
    [InlineData("5H")]
    [InlineData("5S")]
    [InlineData("5D")]
    [InlineData("m")]
    [InlineData("5")]
    [InlineData("1h30m")]
    [InlineData("-5m")]
    [InlineData("1.5h")]
    [InlineData("5 m")]
    public void OtherTimespans_AreRefused(string timespan) =>
        Assert.Equal("SIGMA114", Assert.Single(RuleParser.Parse("c.yml", Correlated.Text(Count.Replace("1m", $"'{timespan}'", StringComparison.Ordinal))).Problems).Code);

    /// <summary>"condition: mandatory", which only the temporal kinds may leave out.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public void Condition_IsMandatory_ExceptForTemporalKinds(string block)
    {
        var without = string.Join('\n', block.Split('\n').Where(line => !line.StartsWith("condition", StringComparison.Ordinal)));
        Assert.Equal(block == without, RuleParser.Parse("c.yml", Correlated.Text(without)).Problems.Count == 0);
    }

    /// <summary>"Title: mandatory", "id: optional".</summary>
    [Fact]
    public void Title_IsMandatory()
    {
        var text = Correlated.Text(Count);
        Assert.Empty(RuleParser.Parse("c.yml", text).Problems);
        Assert.Contains("expected the key 'title'", Assert.Single(RuleParser.Parse("c.yml", text.Replace("title: Correlation\n", "", StringComparison.Ordinal)).Problems).Message, StringComparison.Ordinal);
    }

    /// <summary>"Other taxonomy must be handled by the used tool": its field names are not ours to guess.</summary>
    [Fact]
    public void RuleOfAnotherTaxonomy_MakesItsCorrelationNotEvaluable()
    {
        var result = RuleParser.Parse("c.yml", Correlated.Text(Count).Replace("name: a\n", "name: a\ntaxonomy: ecs\n", StringComparison.Ordinal));
        Assert.Equal("rule 'a': taxonomy 'ecs' is not 'sigma'", Assert.Single(Assert.Single(RuleSet.Compile(result.Loaded).NotEvaluableCorrelations).Reasons));
    }
}
