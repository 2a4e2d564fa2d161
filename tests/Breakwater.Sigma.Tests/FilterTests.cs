namespace Breakwater.Sigma.Tests;

public sealed class FilterTests
{
    private const string Rule = "title: R\nid: r-1\nname: rule_one\nlogsource: {category: process_creation, product: windows}\ndetection: {s: {Image: a}, condition: s}\n";
    private const string Other = "title: O\nid: r-2\nlogsource: {category: process_creation, product: windows}\ndetection: {s: {Image: a}, condition: s}\n";
    private const string Linux = "title: L\nid: r-3\nlogsource: {category: process_creation, product: linux}\ndetection: {s: {Image: a}, condition: s}\n";

    [Theory]
    [InlineData("[r-1]", "selection", "r-2 r-3")]
    [InlineData("[r-1]", "not selection", "r-2 r-3")]
    [InlineData("[rule_one, r-2]", "selection", "r-3")]
    [InlineData("rule_one", "selection", "r-2 r-3")]
    [InlineData("any", "selection", "r-3")]
    [InlineData("any", "selection or other", "r-3")]
    [InlineData("any", "not selection and not other", "r-3")]
    [InlineData("any", "not 1 of sel*", "r-3")]
    [InlineData("any", "selection and other", "r-1 r-2 r-3")]
    public void Filter_LeavesOutWhatItSelects(string rules, string condition, string reported)
    {
        var set = Load($"rules: {rules}", condition);
        Assert.Empty(set.Problems);
        Assert.Equal(reported, Hits(set, ("Image", "a"), ("User", "adm_x")));
        Assert.Equal("r-1 r-2 r-3", Hits(set, ("Image", "a"), ("User", "x")));
        Assert.Equal("", Hits(set, ("Image", "b"), ("User", "x")));
    }

    [Fact]
    public void FilterOfAnotherLogSource_IsNotApplied_AndSaysSo()
    {
        var set = Load("rules: [r-1, r-3]", "selection");
        Assert.Equal("SIGMA408 f.yml line 4: 'filter.rules' names 'r-3', whose 'logsource' is not that of the filter; not applied to that rule", Assert.Single(set.Problems).Message);
        Assert.Equal("r-2 r-3", Hits(set, ("Image", "a"), ("User", "adm_x")));
    }

    [Fact]
    public void UnknownRule_IsAnError_AndTheOthersAreFiltered()
    {
        var set = Load("rules: [r-9, r-1]", "selection");
        Assert.Equal("SIGMA402 f.yml line 4: 'filter.rules' names 'r-9', but no rule has this id or name, nearest is 'r-1'; applied to its other rules", Assert.Single(set.Problems).Message);
        Assert.Equal("r-2 r-3", Hits(set, ("Image", "a"), ("User", "adm_x")));
    }

    [Fact]
    public void FilterWithoutPlaceholderValue_IsNotApplied()
    {
        var set = Load("rules: any", "selection", "User|expand: '%Administrators%'");
        Assert.Equal("SIGMA409 f.yml line 1: placeholder %Administrators% has no value; filter not applied to any rule", Assert.Single(set.Problems).Message);
        Assert.Equal("r-1 r-2 r-3", Hits(set, ("Image", "a"), ("User", "adm_x")));
    }

    [Theory]
    [InlineData("selection: {A: 1}\n  condition: selection", "SIGMA102 f.yml line 4: expected the key 'rules', found none; rule not loaded")]
    [InlineData("rules: []\n  selection: {A: 1}\n  condition: selection", "SIGMA103 f.yml line 4: 'filter.rules' expects a list of rule ids or names, found an empty list; rule not loaded")]
    [InlineData("rules: any\n  condition: selection", "SIGMA201 f.yml line 4: 'detection' expects a search identifier beside 'condition', found none; rule not loaded")]
    [InlineData("rules: any\n  selection: {A: 1}", "SIGMA102 f.yml line 4: expected the key 'condition', found none; rule not loaded")]
    [InlineData("rules: any\n  selection: {A|contain: 1}\n  condition: selection", "SIGMA203 f.yml line 5: unknown modifier 'contain', nearest is 'contains'; rule not loaded")]
    public void WrongParts_AreNamed(string block, string message)
    {
        var result = RuleParser.Parse("f.yml", $"title: F\nlogsource: {{product: windows}}\nfilter:\n  {block}\n");
        Assert.Empty(result.Filters);
        Assert.Contains(message, result.Problems.Select(problem => problem.Message));
    }

    [Fact]
    public void FilteredRule_KeepsItsIdentity()
    {
        var result = RuleParser.Parse("f.yml", Rule.Replace("Image: a", "Image: abcdef") + "---\n" + Filter("rules: any", "selection"));
        var matcher = RuleSet.Compile(result.Loaded).For(_ => true);
        Assert.Same(result.Rules[0], Assert.Single(matcher.Rules));
    }

    private static string Filter(string rules, string condition, string selection = "User|startswith: 'adm_'") =>
        $"title: F\nlogsource: {{category: process_creation, product: windows}}\nfilter:\n  {rules}\n  selection:\n    {selection}\n  other:\n    User: nobody\n  condition: {condition}\n";

    private static RuleSet Load(string rules, string condition, string selection = "User|startswith: 'adm_'")
    {
        var filter = RuleParser.Parse("f.yml", Filter(rules, condition, selection));
        Assert.Empty(filter.Problems);
        return RuleSet.Compile([.. filter.Loaded, .. RuleParser.Parse("r.yml", Rule + "---\n" + Other + "---\n" + Linux).Loaded]);
    }

    private static string Hits(RuleSet set, params (string Name, string Value)[] record)
    {
        var hits = new List<SigmaRule>();
        var view = new RecordView(set.Fields, record);
        set.For(_ => true).Match(in view, hits);
        return string.Join(' ', hits.Select(rule => rule.Id));
    }
}
