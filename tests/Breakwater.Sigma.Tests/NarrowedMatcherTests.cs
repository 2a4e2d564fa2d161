using System.Globalization;

namespace Breakwater.Sigma.Tests;

/// <summary>A narrowed matcher must find what trying every rule finds, on records that are as was said.</summary>
public sealed class NarrowedMatcherTests
{
    private static readonly string[] Texts = ["4624", "4625", "cmd.exe", @"C:\Windows\cmd.exe", "", "16", "0x10"];
    private static readonly string[] Modifiers = ["", "|contains", "|endswith", "|contains|all", "|cased", "|re", "|neq", "|gt", "|exists", "|fieldref", "|hour"];

    private static readonly string[] Conditions =
        ["s1", "s1 and s2", "s1 or s2", "s1 and not s2", "not s1", "not (s1 or not s2)", "1 of s*", "all of s*", "s1 and (s2 or k)", "not k or s2"];

    [Fact]
    public void RandomRules_HitTheSameRecords()
    {
        var random = new Random(2021_01_03);
        var hits = 0;
        for (var round = 0; round < 200; round++)
        {
            var set = RuleSet.Compile(Enumerable.Range(0, 30).SelectMany(_ => Rules.Parse(RandomDetection(random)).Rules));
            var known = Enumerable.Range(0, 3).ToDictionary(i => "ABC"[i].ToString(), _ => random.Next(3) == 0 ? null : Values(random), StringComparer.OrdinalIgnoreCase);
            var plain = set.For(_ => true, everyRule: true);
            var narrowed = set.For(_ => true).Narrow(field => known.GetValueOrDefault(set.Fields[field]));
            for (var record = 0; record < 20; record++)
            {
                var view = new RecordView(set.Fields, [.. "ABCD".SelectMany(f => (known.GetValueOrDefault(f.ToString()) ?? Values(random)).Select(v => (f.ToString(), v)))]);
                List<SigmaRule> found = [], expected = [];
                narrowed.Match(in view, found);
                plain.Match(in view, expected);
                Assert.Equal(expected, found);
                hits += found.Count;
            }
        }

        Assert.True(hits > 5_000, hits.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("{EventID: 4624, User: a}", "4624", true)]
    [InlineData("{EventID: 4624, User: a}", "4625", false)]
    [InlineData("{EventID: [1, 4625], User: a}", "4625", true)]
    [InlineData("{EventID|gt: 4000, User: a}", "4625", true)]
    [InlineData("{EventID|gt: 5000, User: a}", "4625", false)]
    [InlineData("{Absent: x, User: a}", "4624", false)]
    [InlineData("{Absent: null, User: a}", "4624", true)]
    public void RulesThatCannotMatch_AreLeftOut(string selection, string eventId, bool isLeft)
    {
        var set = RuleSet.Compile([Rules.Load($"s: {selection}\ncondition: s")]);
        var narrowed = set.For(_ => true).Narrow(field => set.Fields[field] == "EventID" ? [eventId] : set.Fields[field] == "Absent" ? [] : null);
        Assert.Equal(isLeft ? 1 : 0, narrowed.Rules.Count);
        Assert.Equal(isLeft, narrowed.AskedFields.Count > 0);
    }

    [Fact]
    public void KeywordRules_SayThatTheySearchAllValues()
    {
        var set = RuleSet.Compile([Rules.Load("k: [evil]\nf: {EventID: 15}\ncondition: k and not f")]);
        var matcher = set.For(_ => true);
        Assert.Equal(ValueSearch.Texts, matcher.ValueSearch);
        Assert.Equal(ValueSearch.None, matcher.Narrow(_ => ["15"]).ValueSearch);
        Assert.Equal(ValueSearch.Texts, matcher.Narrow(_ => ["16"]).ValueSearch);
    }

    [Theory]
    [InlineData("[4624]", ValueSearch.All)]
    [InlineData("['0xC000006D']", ValueSearch.All)]
    [InlineData("['S-1-5-18']", ValueSearch.All)]
    [InlineData("['true']", ValueSearch.All)]
    [InlineData("['2021-03-02']", ValueSearch.All)]
    [InlineData("['*']", ValueSearch.All)]
    [InlineData("{'|re': 'e.il'}", ValueSearch.All)]
    [InlineData("['evil', 'bad']", ValueSearch.All)]
    [InlineData("['evil', 'kiwi']", ValueSearch.Texts)]
    [InlineData("['lsadump::']", ValueSearch.Texts)]
    public void Keywords_SearchNumbersOnlyWhereTheyMayFindSomething(string keywords, ValueSearch expected)
    {
        var set = RuleSet.Compile([Rules.Load($"k: {keywords}\ncondition: k")]);
        Assert.Equal(expected, set.For(_ => true).ValueSearch);
        Assert.Equal(expected, RuleSet.Compile([Rules.Load($"k: {keywords}\nf: {{EventID: 1}}\ncondition: f and not k")]).For(_ => true).ValueSearch);
    }

    private static string[] Values(Random random) => [.. Enumerable.Range(0, random.Next(3)).Select(_ => Texts[random.Next(Texts.Length)])];

    private static string RandomDetection(Random random)
    {
        string Entry()
        {
            var modifier = Modifiers[random.Next(Modifiers.Length)];
            var value = modifier switch { "|exists" => random.Next(2) == 0 ? "true" : "false", "|fieldref" => "D", "|gt" or "|hour" => "16", _ => random.Next(8) == 0 ? "16" : $"'{Texts[random.Next(Texts.Length)]}'" };
            return $"{"ABCD"[random.Next(4)]}{modifier}: {(modifier == "" && random.Next(6) == 0 ? "null" : value)}";
        }

        string Map(string name) => $"{name}:\n" + string.Join('\n', Enumerable.Range(0, random.Next(1, 3)).Select(_ => Entry()).DistinctBy(entry => entry.Split(':')[0]).Select(entry => "  " + entry));
        return $"{Map("s1")}\n{Map("s2")}\nk: ['{Texts[random.Next(4)]}']\ncondition: {Conditions[random.Next(Conditions.Length)]}";
    }

    [Theory]
    [InlineData("k: [evil tool, other]\ncondition: k", "evil tool;other")]
    [InlineData("k: [evil]\nf: {A: 1}\ncondition: k and not f", "evil")]
    [InlineData("k: [evil]\nf: {A: needed}\ncondition: k or f", "")]
    [InlineData("k: ['12345']\ncondition: k", "")]
    [InlineData("k: ['one, two']\ncondition: k", "")]
    [InlineData("k: [evil]\ncondition: not k", "")]
    [InlineData("f: {A: evil}\ncondition: f", "")]
    public void SearchedTexts_AreThoseWithoutWhichARuleCannotMatch(string detection, string expected)
    {
        var matcher = RuleSet.Compile([Rules.Load(detection)]).For(_ => true);
        Assert.Equal(expected, string.Join(';', matcher.SearchedTexts));
        Assert.Equal(expected.Length == 0 ? 1 : 0, matcher.WithoutSearchedTexts().Rules.Count);
    }

    [Fact]
    public void WithoutSearchedTexts_HitsAreTheSame_WhereNoneOccurs()
    {
        var set = RuleSet.Compile(new[] { "k: [evil]\ncondition: k", "f: {A: cmd.exe}\ncondition: f", "k: [evil]\nf: {A|contains: cmd}\ncondition: k or f" }.SelectMany(d => Rules.Parse(d).Rules));
        var matcher = set.For(_ => true);
        foreach (var value in new[] { "cmd.exe", "nothing", "cmd" })
        {
            var view = new RecordView(set.Fields, [("A", value)]);
            List<SigmaRule> found = [], expected = [];
            matcher.WithoutSearchedTexts().Match(in view, found);
            matcher.Copy().Match(in view, expected);
            Assert.Equal(expected, found);
        }

        Assert.Equal(2, matcher.WithoutSearchedTexts().Rules.Count);
    }
}
