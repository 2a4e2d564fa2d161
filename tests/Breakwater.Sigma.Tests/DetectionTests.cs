namespace Breakwater.Sigma.Tests;

public sealed class DetectionTests
{
    [Theory]
    [InlineData("1", "2", true)]
    [InlineData("1", "3", false)]
    public void Map_NeedsEveryField(string a, string b, bool expected) =>
        Assert.Equal(expected, Rules.Matches(Rules.Load("s:\n  A: 1\n  B: 2\ncondition: s"), ("a", a), ("B", b)));

    [Theory]
    [InlineData("1", "9", true)]
    [InlineData("9", "2", true)]
    [InlineData("9", "9", false)]
    public void ListOfMaps_NeedsOne(string a, string b, bool expected) =>
        Assert.Equal(expected, Rules.Matches(Rules.Load("s:\n  - A: 1\n  - B: 2\ncondition: s"), ("A", a), ("B", b)));

    [Theory]
    [InlineData("1", "2", "9", true)]
    [InlineData("1", "9", "9", false)]
    [InlineData("9", "9", "3", true)]
    public void MapsOfAList_NeedEveryFieldOfTheirOwn(string a, string b, string c, bool expected) =>
        Assert.Equal(expected, Rules.Matches(Rules.Load("s:\n  - A: 1\n    B: 2\n  - C: [3, 4]\ncondition: s"), ("A", a), ("B", b), ("C", c)));

    [Theory]
    [InlineData("k: ['EVIL', 'bad*thing']", "an evil thing", true)]
    [InlineData("k: ['EVIL', 'bad*thing']", "a bad or worse thing", true)]
    [InlineData("k: ['EVIL', 'bad*thing']", "a good thing", false)]
    [InlineData("k: 'evil'", "an evil thing", true)]
    [InlineData("k: [404]", "status 404", true)]
    [InlineData("k:\n  '|all': ['a1', 'b1']", "b1 a1", true)]
    [InlineData("k:\n  '|all': ['a1', 'b1']", "a1", false)]
    [InlineData("k:\n  '|re': 'e[vw]il'", "ewil", true)]
    [InlineData("k:\n  '|startswith': 'e'", "the", false)]
    [InlineData("k:\n  '|contains|all': ['t', 'h']", "the", true)]
    [InlineData("k:\n  '|cased': 'E'", "e", false)]
    public void Keywords_SearchTheWholeRecord(string detection, string text, bool expected) =>
        Assert.Equal(expected, Rules.Matches(Rules.Load(detection + "\ncondition: k"), ("other", "x"), ("F", text)));

    [Fact]
    public void KeywordsAndMapsInOneList_AreAlternatives()
    {
        var rule = Rules.Load("s:\n  - evil\n  - A: 1\ncondition: s");
        Assert.True(rule.SearchesKeywords);
        Assert.True(Rules.Matches(rule, ("B", "evil")));
        Assert.True(Rules.Matches(rule, ("A", "1")));
        Assert.False(Rules.Matches(rule, ("B", "1")));
    }

    [Fact]
    public void NullInAList_IsAWarningAndAnAlternative()
    {
        var result = Rules.Parse("s:\n  A:\n    - x\n    - null\ncondition: s");
        Assert.Equal("SIGMA213", Assert.Single(result.Problems).Code);
        Assert.True(Rules.Matches(result.Rules[0], ("B", "1")));
        Assert.True(Rules.Matches(result.Rules[0], ("A", "X")));
        Assert.False(Rules.Matches(result.Rules[0], ("A", "y")));
    }

    [Fact]
    public void LargeLists_EqualTheirSmallTwins()
    {
        string[] values = ["abc", "a*c", "x?z", "", "déjà", "*mid*", "*end", "start*", "K"];
        string[] records = ["abc", "ABC", "axxc", "xyz", "", "DÉJÀ", "a mid b", "the END", "started", "k", "\u212A", "none", "ab", "nope-endx"];
        foreach (var modifier in new[] { "", "|contains", "|startswith", "|endswith", "|cased", "|contains|cased" })
        {
            var large = Rules.Load($"s:\n  F{modifier}: [{string.Join(", ", values.Concat(Enumerable.Range(0, 40).Select(i => $"filler{i}")).Select(v => $"'{v}'"))}]\ncondition: s");
            foreach (var record in records)
            {
                var expected = values.Any(value => Rules.EntryMatches($"F{modifier}: '{value}'", ("F", record)));
                Assert.True(expected == Rules.Matches(large, ("F", record)), $"{modifier} '{record}'");
            }
        }
    }

    [Fact]
    public void HundredThousandKeywords_LoadAndMatch()
    {
        var keywords = string.Join('\n', Enumerable.Range(0, 100_000).Select(i => $"  - 'keyword-number-{i}-end'"));
        var rule = Rules.Load($"k:\n{keywords}\ncondition: k");
        Assert.True(Rules.Matches(rule, ("F", "a KEYWORD-number-99999-END b")));
        var set = RuleSet.Compile([rule]);
        var matcher = set.For(_ => true);
        var hits = new List<SigmaRule>();
        for (var i = 0; i < 2_000; i++)
        {
            var view = new RecordView(set.Fields, [("F", $"keyword-number-{i}-enb and 200 more characters {new string('k', 200)}")]);
            matcher.Match(in view, hits);
        }

        Assert.Empty(hits);
    }

    [Fact]
    public void MillionsOfTriggerCharacters_AreBounded_AndEveryRuleStillMatches()
    {
        var rules = Enumerable.Range(0, 300).Select(i => Rules.Load($"s:\n  F|contains: [{string.Join(", ", Enumerable.Range(0, 400).Select(j => $"'{(i * 7919) + (j * 104729):D12}'"))}]\ncondition: s")).ToList();
        var set = RuleSet.Compile(rules);
        var view = new RecordView(set.Fields, [("F", $"{0:D12} {299 * 7919:D12}")]);
        var hits = new List<SigmaRule>();
        set.For(_ => true).Match(in view, hits);
        Assert.Equal([rules[0], rules[^1]], hits);
    }

    [Fact]
    public void Fields_AreOneTable_IgnoringCase()
    {
        var set = RuleSet.Compile([Rules.Load("s:\n  A: 1\n  b|fieldref: C\ncondition: s"), Rules.Load("s:\n  a: 1\n  D: 2\ncondition: s")]);
        Assert.Equal(["A", "b", "C", "D"], set.Fields);
        Assert.Equal(["A", "b", "C"], set.Rules[0].FieldsRead);
    }

    [Fact]
    public void For_ChoosesRulesByLogSource()
    {
        var set = RuleSet.Compile([Rules.Load("s:\n  A: 1\ncondition: s")]);
        Assert.Single(set.For(source => source is { Product: "exchange", Service: null }).Rules);
        Assert.Empty(set.For(source => source.Product == "windows").Rules);
    }

    [Fact]
    public void CatastrophicRegex_IsCountedSwitchedOffAndNeverAHit()
    {
        var rule = Rules.Load("s:\n  F|re: '^(a+)+$(?!x)'\ncondition: not s");
        var set = RuleSet.Compile([rule]);
        var matcher = set.For(_ => true);
        var hits = new List<SigmaRule>();
        var view = new RecordView(set.Fields, [("F", new string('a', 40) + "b")]);
        for (var i = 0; i < 25; i++)
        {
            matcher.Match(in view, hits);
        }

        Assert.Empty(hits);
        var undecided = Assert.Single(matcher.Undecided);
        Assert.True(undecided is { SwitchedOff: true, Records: 20 });
    }

    [Fact]
    public void LinearRegex_HasNoTimeLimitToRunInto()
    {
        var rule = Rules.Load("s:\n  F|re: '^(a+)+$'\ncondition: not s");
        Assert.True(Rules.Matches(rule, ("F", new string('a', 40) + "b")));
    }

    [Fact]
    public void RegexThatUnrollsHugely_IsBounded()
    {
        var rule = Rules.Load("s:\n  F|re: '((a{1,1000}){1,1000}){1,1000}b'\ncondition: s");
        Assert.False(Rules.Matches(rule, ("F", new string('c', 100))));
    }

    [Fact]
    public void Matching_AllocatesNothing_WithoutRegex()
    {
        var set = RuleSet.Compile([Rules.Load(
            "a:\n  F|contains|all: ['one', 'two']\n  G|cidr: 10.0.0.0/8\n  H|gt: 5\n  I: [1, 2]\nb:\n  F|endswith|windash: '-x'\n  J|fieldref: F\n  K: null\nc: [evil]\ncondition: a or b or c")]);
        var matcher = set.For(_ => true);
        var hits = new List<SigmaRule>(8);
        var view = new FixedView("one two /X");
        matcher.Match(in view, hits);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            matcher.Match(in view, hits);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Empty(hits);
    }

    /// <summary>Every field has the one value.</summary>
    private readonly struct FixedView(string value) : IFieldView
    {
        public int AllCount => 1;

        public int Count(int field) => 1;

        public int OwnCount(int field) => 1;

        public ReadOnlySpan<char> Value(int field, int index) => value;

        public ReadOnlySpan<char> AllValue(int index) => value;
    }
}
