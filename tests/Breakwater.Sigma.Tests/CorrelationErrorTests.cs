namespace Breakwater.Sigma.Tests;

public sealed class CorrelationErrorTests
{
    private const string Good = "type: value_count\nrules: [a, b]\ngroup-by: [User]\ntimespan: 5m\ncondition:\n  field: F\n  gte: 2";

    [Theory]
    [InlineData("type: value_count", "type: value_cuont", "SIGMA104 c.yml line 28: 'type' expects one of event_count, value_count, value_sum, value_avg, value_percentile, temporal, temporal_ordered, found 'value_cuont', nearest is 'value_count'; rule not loaded")]
    [InlineData("type: value_count", "# no type", "SIGMA102 c.yml line 29: expected the key 'type', found none; rule not loaded")]
    [InlineData("rules: [a, b]", "rulez: [a, b]", "SIGMA109 c.yml line 29: unknown key 'rulez' in 'correlation', expected one of type, rules, aliases, group-by, timespan, condition, generate, nearest is 'rules'; rule not loaded")]
    [InlineData("rules: [a, b]", "rules: [a, a]", "SIGMA111 c.yml line 29: 'correlation.rules' names 'a' twice; rule not loaded")]
    [InlineData("rules: [a, b]", "rules: []", "SIGMA103 c.yml line 29: 'correlation.rules' expects a list of rule ids or names, found an empty list; rule not loaded")]
    [InlineData("timespan: 5m", "timespan: 5 minutes", "SIGMA114 c.yml line 31: 'timespan' expects a number and one of s, m, h, d, w, M, y, such as '90m', found '5 minutes'; rule not loaded")]
    [InlineData("timespan: 5m", "timespan: 0m", "SIGMA114 c.yml line 31: 'timespan' expects a number and one of s, m, h, d, w, M, y, such as '90m', found '0m'; rule not loaded")]
    [InlineData("  field: F\n", "", "SIGMA102 c.yml line 33: expected the key 'condition.field', found none; rule not loaded")]
    [InlineData("  gte: 2", "  gtee: 2", "SIGMA109 c.yml line 34: unknown key 'gtee' in 'condition', expected one of gt, gte, lt, lte, eq, neq, field, nearest is 'gte'; rule not loaded")]
    [InlineData("  gte: 2", "  gte: two", "SIGMA208 c.yml line 34: 'condition.gte' expects a number, found 'two'; rule not loaded")]
    [InlineData("condition:\n  field: F\n  gte: 2", "condition: gte 2", "SIGMA103 c.yml line 32: 'condition' expects a map such as 'gte: 10', found a single value; rule not loaded")]
    [InlineData("timespan: 5m", "timespan: 5m\ngenerate: perhaps", "SIGMA103 c.yml line 32: 'generate' expects 'true' or 'false', found a single value; rule not loaded")]
    [InlineData("timespan: 5m", "timespan: 5m\naliases: [x]", "SIGMA103 c.yml line 32: 'aliases' expects a map of alias names, found a list; rule not loaded")]
    public void WrongParts_AreNamed(string good, string wrong, string message) =>
        Assert.Contains(message, RuleParser.Parse("c.yml", Correlated.Text(Good.Replace(good, wrong))).Problems.Select(problem => problem.Message));

    [Fact]
    public void EventCountWithAField_IsAnError() =>
        Assert.Contains("unknown key 'field' in 'condition'", Assert.Single(RuleParser.Parse("c.yml", Correlated.Text(Good.Replace("value_count", "event_count"))).Problems).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("rules: [a, b]", "rules: [a, bb]", "SIGMA402 c.yml line 29: 'correlation.rules' names 'bb', but no rule has this id or name, nearest is 'b'; correlation not loaded")]
    [InlineData("rules: [a, b]", "rules: [a, corr]", "SIGMA404 c.yml line 29: 'correlation.rules' names 'corr', which itself leads back to this correlation; rule not loaded")]
    [InlineData("timespan: 5m", "timespan: 5m\naliases:\n  F: {a: X, b: Y, c: Z}", "SIGMA406 c.yml line 33: alias 'F' names 'c', which is not in 'correlation.rules'; rule not loaded")]
    public void WrongReferences_AreNamed(string good, string wrong, string message)
    {
        var result = RuleParser.Parse("c.yml", Correlated.Text(Good.Replace(good, wrong)));
        Assert.Empty(result.Problems);
        var set = RuleSet.Compile(result.Loaded);
        Assert.Equal(message, Assert.Single(set.Problems).Message);
        Assert.Empty(set.Correlations);
        Assert.All(set.Rules, rule => Assert.True(set.IsReported(rule)));
    }

    [Theory]
    [InlineData("  name: a", "which has errors and is not loaded")]
    [InlineData("  name: a, id: b", "which has errors and is not loaded")]
    [InlineData("  name: c", "but no rule has this id or name")]
    public void ReferenceToARuleWithErrors_SaysSo(string keys, string expected)
    {
        var result = RuleParser.Parse("c.yml", $"{{title: T, {keys}, logsource: {{product: x}}, detection: {{s: {{E|contain: a}}, condition: s}}}}\n---\n"
            + "title: C\ncorrelation:\n  type: event_count\n  rules: [a]\n  group-by: [U]\n  timespan: 5m\n  condition: {gte: 1}\n---\n"
            + "title: F\nlogsource: {product: x}\nfilter:\n  rules: [A]\n  s: {U: a}\n  condition: s\n");
        Assert.Equal(["SIGMA203"], result.Problems.Select(problem => problem.Code));
        var set = RuleSet.Compile(result.Loaded, result.Refused);
        Assert.Equal(2, set.Problems.Count);
        Assert.All(set.Problems, problem => Assert.Contains(expected, problem.Message, StringComparison.Ordinal));
    }

    /// <summary>Whoever mends a rule wants all its errors at once, also those in what it names.</summary>
    [Theory]
    [InlineData("timespan: 5 minutes", "title: C")]
    [InlineData("timespan: 5m\n  colour: red", "title: C")]
    [InlineData("timespan: 5m", "title: C\nlevel: hihg")]
    [InlineData("timespan: 5m", "title: C\nid: 3f2504e0-4f89-41d3-9a0c-0305e82c3301")]
    public void CorrelationWithErrorsOfItsOwn_HasItsNamesCheckedToo(string timespan, string header)
    {
        var (result, set) = Compiled(
            "title: A\nname: a\nid: 3f2504e0-4f89-41d3-9a0c-0305e82c3301\nlogsource: {product: x}\ndetection: {s: {E: a}, condition: s}\n---\n"
            + $"{header}\ncorrelation:\n  type: event_count\n  rules: [a, aa]\n  group-by: [U]\n  {timespan}\n  condition: {{gte: 1}}\n  aliases:\n    U: {{a: F, aa: G, b: H}}\n");
        Assert.Single(result.Problems.Concat(set.Problems), problem => problem.Code is "SIGMA114" or "SIGMA109" or "SIGMA104" or "SIGMA401");
        Assert.Contains("names 'aa', but no rule has this id or name, nearest is 'a'", Assert.Single(set.Problems, problem => problem.Code == "SIGMA402").Message, StringComparison.Ordinal);
        Assert.Contains("alias 'U' names 'b', which is not in 'correlation.rules'", Assert.Single(set.Problems, problem => problem.Code == "SIGMA406").Message, StringComparison.Ordinal);
        Assert.Empty(set.Correlations);
        Assert.DoesNotContain(set.Problems, problem => problem.Message.Contains("correlation loaded", StringComparison.Ordinal));
    }

    /// <summary>An alias may name a rule by its id where the list has its name; of a rule with errors both are known.</summary>
    [Theory]
    [InlineData("a", "SIGMA411")]
    [InlineData("3f2504e0-4f89-41d3-9a0c-0305e82c3301", "SIGMA411")]
    [InlineData("b", "SIGMA411 SIGMA406")]
    public void AliasOfARuleWithErrors_IsNoErrorOfItsOwn(string alias, string codes)
    {
        var (_, set) = Compiled(
            "title: A\nname: a\nid: 3f2504e0-4f89-41d3-9a0c-0305e82c3301\nlogsource: {product: x}\ndetection: {s: {E|contain: a}, condition: s}\n---\n"
            + $"title: C\ncorrelation:\n  type: event_count\n  rules: [a]\n  group-by: [U]\n  timespan: 5m\n  condition: {{gte: 1}}\n  aliases:\n    U: {{{alias}: F}}\n");
        Assert.Equal(codes.Split(' '), set.Problems.Select(problem => problem.Code));
    }

    [Theory]
    [InlineData("s: {U|contain: a}", "filter not loaded")]
    [InlineData("s: {U|expand: '%none%'}", "applied to its other rules")]
    [InlineData("s: {U: a}", "applied to its other rules")]
    public void FilterWithErrorsOfItsOwn_HasItsNamesCheckedToo(string search, string next)
    {
        var (_, set) = Compiled($"title: F\nlogsource: {{product: x}}\nfilter:\n  rules: [gone]\n  {search}\n  condition: s\n");
        Assert.Contains("'filter.rules' names 'gone', but no rule has this id or name; " + next, Assert.Single(set.Problems, problem => problem.Code == "SIGMA402").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AliasWithoutOneOfTheRules_IsAWarning_AndTakesThatRulesFieldOfItsName()
    {
        const string Block = "type: temporal\nrules: [a, b]\ngroup-by: [User]\ntimespan: 5m\naliases:\n  User: {a: Source}";
        var set = RuleSet.Compile(RuleParser.Parse("c.yml", Correlated.Text(Block)).Loaded);
        Assert.Equal(
            "SIGMA407 c.yml line 33: alias 'User' expects a field for each rule of 'correlation.rules', found none for 'b'; its field 'User' is taken, correlation loaded", Assert.Single(set.Problems).Message);
        Assert.Equal(["x: 1,2 = 2"], Correlated.Show(Correlated.Run(set, ["0 E=a Source=x User=y", "1 E=b User=x"])));
        Assert.Empty(Correlated.Run(set, ["0 E=a Source=y User=x", "1 E=b User=x"]).Matches);
    }

    [Fact]
    public void AliasWithoutSeveralOfTheRules_IsOneWarning()
    {
        var rules = string.Concat(Enumerable.Range(0, 4).Select(i => $"title: T\nname: r{i}\nlogsource: {{product: x}}\ndetection: {{s: {{E: a}}, condition: s}}\n---\n"));
        var set = RuleSet.Compile(RuleParser.Parse("c.yml", rules + "title: C\ncorrelation:\n  type: temporal\n  rules: [r0, r1, r2, r3]\n  group-by: [User]\n  timespan: 5m\n  aliases:\n    User: {r1: Source}\n").Loaded);
        Assert.Equal(
            "SIGMA407 c.yml line 28: alias 'User' expects a field for each rule of 'correlation.rules', found none for 'r0' and 2 more; its field 'User' is taken, correlation loaded", Assert.Single(set.Problems).Message);
    }

    [Fact]
    public void RuleNamedByIdAndByName_IsNamedTwice()
    {
        var text = Correlated.Text(Good).Replace("name: b\n", "name: b\nid: 5\n", StringComparison.Ordinal);
        Assert.Empty(RuleSet.Compile(RuleParser.Parse("c.yml", text).Loaded).Problems);
        var set = RuleSet.Compile(RuleParser.Parse("c.yml", text.Replace("[a, b]", "[a, 5, b]", StringComparison.Ordinal)).Loaded);
        Assert.Equal("SIGMA111 c.yml line 30: 'correlation.rules' names 'b' twice; rule not loaded", Assert.Single(set.Problems).Message);
        Assert.Empty(set.Correlations);
    }

    [Fact]
    public void FarTooManyProblemsBetweenDocuments_AreCounted()
    {
        var names = string.Concat(Enumerable.Range(0, 3_000).Select(i => $"    - other-{i}\n"));
        var set = RuleSet.Compile(RuleParser.Parse("f.yml", $"title: F\nlogsource: {{product: windows}}\nfilter:\n  rules:\n{names}  selection: {{A: 1}}\n  condition: selection\n").Loaded);
        Assert.Equal(1_001, set.Problems.Count);
        Assert.Equal("SIGMA412 f.yml line 3004: 2000 further problems between documents are not listed; their correlations are not loaded, their filters apply to their other rules", set.Problems[^1].Message);
        Assert.Equal(RuleProblemKind.Error, set.Problems[^1].Kind);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("    - other\n", "SIGMA402")]
    public void FarTooManyWarningsBetweenDocuments_AreAWarning_AndHideNoError(string last, string? error)
    {
        var rules = string.Concat(Enumerable.Range(0, 1_100).Select(i => $"title: T\nname: r{i}\nlogsource: {{product: linux}}\ndetection: {{s: {{E: a}}, condition: s}}\n---\n"));
        var names = string.Concat(Enumerable.Range(0, 1_100).Select(i => $"    - r{i}\n"));
        var set = RuleSet.Compile(RuleParser.Parse("f.yml", $"{rules}title: F\nlogsource: {{product: windows}}\nfilter:\n  rules:\n{names}{last}  selection: {{A: 1}}\n  condition: selection\n").Loaded);
        Assert.Equal(error, set.Problems.SingleOrDefault(problem => problem.Kind == RuleProblemKind.Error)?.Code);
        Assert.Equal("SIGMA412 f.yml line 6604: 100 further problems between documents are not listed; their correlations are loaded, their filters apply to their other rules", set.Problems[^1].Message);
    }

    [Fact]
    public void Cycles_AreRefused_AsIsWhatLeadsToThem()
    {
        var text = string.Join("---\n", new[] { ("one", "two"), ("two", "three"), ("three", "two") }.Select(pair =>
            $"title: T\nname: {pair.Item1}\ncorrelation:\n{Correlated.Indent($"type: event_count\nrules: [{pair.Item2}]\ngroup-by: [U]\ntimespan: 1m\ncondition: {{gte: 2}}")}"));
        var set = RuleSet.Compile(RuleParser.Parse("c.yml", text).Loaded);
        Assert.Equal(["SIGMA404", "SIGMA411", "SIGMA411"], set.Problems.Select(problem => problem.Code));
        Assert.Empty(set.Correlations);
    }

    [Fact]
    public void ChainsThatDouble_AreBounded()
    {
        var text = Correlated.Text("type: event_count\nrules: [a]\ngroup-by: [U]\ntimespan: 1m\ncondition: {gte: 2}") + string.Concat(Enumerable.Range(1, 25).Select(i =>
            string.Concat(new[] { "x", "y" }.Select(side => $"---\ntitle: T\nname: {side}{i}\ncorrelation:\n" +
            Correlated.Indent($"type: temporal\nrules: [{(i == 1 ? "a, b" : $"x{i - 1}, y{i - 1}")}]\ngroup-by: [U]\ntimespan: 1m")))));
        Assert.Contains(RuleSet.Compile(RuleParser.Parse("c.yml", text).Loaded).Problems, problem => problem.Code == "SIGMA405");
    }

    [Fact]
    public void IdUsedTwice_NamesBothPlaces_AndTheFirstStands()
    {
        const string Text = "title: T\nid: 5\nlogsource: {product: x}\ndetection: {s: {E: a}, condition: s}\n";
        var set = RuleSet.Compile([.. RuleParser.Parse("one.yml", Text).Loaded, .. RuleParser.Parse("two.yml", "---\n" + Text).Loaded]);
        Assert.Equal("one.yml", Assert.Single(set.Rules).Path);
        Assert.Equal("SIGMA401 two.yml line 2: id '5' is already used by one.yml line 1; the first one is loaded, this one is not", Assert.Single(set.Problems).Message);
    }

    [Fact]
    public void NameUsedTwice_IsAnErrorWhereItIsNamed()
    {
        var set = RuleSet.Compile(RuleParser.Parse("c.yml", Correlated.Text(Good).Replace("name: b", "name: a")).Loaded);
        Assert.Equal(
            ["SIGMA403 c.yml line 29: 'correlation.rules' names 'a', which is both c.yml line 1 and c.yml line 9; correlation not loaded", "SIGMA402"],
            set.Problems.Select((problem, i) => i == 0 ? problem.Message : problem.Code));
    }

    [Fact]
    public void DetectionAndCorrelationInOneDocument_IsAnError() =>
        Assert.Equal("SIGMA110", Assert.Single(RuleParser.Parse("c.yml", Correlated.Text(Good) + "detection: {s: {A: 1}, condition: s}\n").Problems).Code);

    private static (RuleParseResult Result, RuleSet Set) Compiled(string text)
    {
        var result = RuleParser.Parse("c.yml", text);
        return (result, RuleSet.Compile(result.Loaded, result.Refused));
    }
}
