using System.Globalization;
using System.Text;

namespace Breakwater.Sigma.Tests;

public sealed class HostileRuleTests
{
    private const string Rule = """
        title: Web shell
        id: 0f3e6b1c-0000-4000-8000-000000000001
        status: test
        level: high
        tags:
          - attack.t1505.003
        logsource:
          product: exchange
          service: iis
        detection:
          anchor: &a [x, 'y*z', "q\\?"]
          selection:
            cs-uri-stem|endswith|windash:
              - '.aspx'
              - '.ashx'
            sc-status: 200
            c-ip|cidr: ['10.0.0.0/8', 'fe80::/10']
            time-taken|gt: 5
            cs-uri-query|re|i: '(cmd|exec)=[a-z]{1,20}(?=x)'
            F|base64offset|contains: abc
            G|expand: '%x%'
            H: *a
          filter:
            - cs-username: null
            - evil*
          condition: selection and (not 1 of filter* or all of them)
        ---
        title: Two
        name: two
        logsource: {category: webserver}
        detection: {k: [a, b], condition: k}
        ---
        title: Many
        name: many
        correlation:
          type: value_count
          rules: [two]
          group-by: [ip]
          timespan: 10m
          aliases: {ip: {two: c-ip}}
          condition: {field: [sc-status, F], gte: 1, lt: 5}
        ---
        title: Chain
        correlation:
          type: temporal_ordered
          rules: [many, two]
          group-by: [c-ip]
          timespan: 1d
        generate: true
        ---
        title: Left out
        logsource: {category: webserver}
        filter:
          rules: [two]
          selection: {sc-status|gte: 500}
          condition: not selection
        """;

    private const string Small = "title: T\nlogsource: {product: x}\ndetection: {k: [a], condition: k}\n";

    [Fact]
    public void MutatedRules_NeverThrow()
    {
        var random = new Random(20210302);
        string[] tokens = ["|", ":", "\n", "'", "\"", "[", "]", "{", "}", "&a ", "*a", "---\n", "(", ")", "not ", "1 of ", "\\", "%", "\u0000", "\uFEFF", "\uD800", "|all", "|re", "!!int ", "? ", "\t", "<<: ", ">", "#"];
        for (var i = 0; i < 1_500; i++)
        {
            var text = new StringBuilder(Rule);
            for (var j = random.Next(1, 6); j > 0; j--)
            {
                var at = random.Next(text.Length);
                switch (random.Next(4))
                {
                    case 0:
                        text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at));
                        break;
                    case 1:
                        text.Insert(at, tokens[random.Next(tokens.Length)]);
                        break;
                    case 2:
                        text[at] = (char)random.Next(32, 127);
                        break;
                    default:
                        text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 40), text.Length - at)));
                        break;
                }
            }

            var result = RuleParser.Parse("m.yml", text.ToString());
            Assert.True(result.Loaded.Any() || result.Problems.Count > 0 || text.ToString().Trim().Length == 0);
            Match(result.Loaded);
        }
    }

    [Fact]
    public void RandomText_NeverThrows()
    {
        var random = new Random(26855);
        for (var i = 0; i < 2_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(200)).Select(_ => (char)(random.Next(8) == 0 ? random.Next(0x10000) : random.Next(9, 127))));
            _ = RuleParser.Parse("m.yml", text);
        }
    }

    [Fact]
    public void AliasBomb_IsRefused()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        Assert.Equal(["SIGMA004"], RuleParser.Parse("m.yml", text.ToString()).Problems.Select(problem => problem.Code));
    }

    [Theory]
    [InlineData("a: &a [*a]", "SIGMA005")]
    [InlineData("a: *nowhere", "SIGMA005")]
    [InlineData("? [a]\n: b", "SIGMA007")]
    [InlineData("a: 'unclosed", "SIGMA002")]
    [InlineData("a: \"\\q\"", "SIGMA002")]
    public void BadYaml_IsNamed(string text, string code) => Assert.Equal(code, RuleParser.Parse("m.yml", text).Problems[0].Code);

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void DeepNesting_IsRefused(string opening)
    {
        var result = RuleParser.Parse("m.yml", string.Concat(Enumerable.Repeat(opening, 50_000)));
        Assert.Equal("SIGMA003", result.Problems[0].Code);
    }

    [Fact]
    public void HugeFile_IsRefused() => Assert.Equal("SIGMA001", Assert.Single(RuleParser.Parse("m.yml", new string('x', 17_000_000)).Problems).Code);

    [Fact]
    public void ManyDocuments_AreBounded() =>
        Assert.Equal("SIGMA010", RuleParser.Parse("m.yml", string.Concat(Enumerable.Repeat("--- {title: a, correlation: b}\n", 10_001))).Problems
            .Concat(RuleParser.Parse("m.yml", string.Concat(Enumerable.Repeat("---\ntitle: T\nlogsource: {product: x}\ndetection: {k: [a], condition: k}\n", 10_001))).Problems)
            .Last().Code);

    [Fact]
    public void KeysOfOnesOwn_BeyondAThousand_AreNotSpelled_ButStillToldApart()
    {
        var own = Lines(30_000, i => $"own{i:D6}: 1");
        Assert.Empty(RuleParser.Parse("m.yml", Small + own + "titel: T\n").Problems);
        Assert.Equal("SIGMA101", Assert.Single(RuleParser.Parse("m.yml", Small + "titel: T\n" + own).Problems).Code);
        Assert.Equal("SIGMA006 m.yml line 30004: key 'own000007' is already on line 11; rule not loaded", Assert.Single(RuleParser.Parse("m.yml", Small + own + "own000007: 1\n").Problems).Message);
    }

    [Fact]
    public void ReferencesToNothing_BeyondAThousand_AreOnlyCounted()
    {
        var text = Lines(300, i => $"---\ntitle: T\nname: {i:D32}\nlogsource: {{product: x}}\ndetection: {{k: [a], condition: k}}")
            + "---\ntitle: F\nlogsource: {product: x}\nfilter:\n  selection: [a]\n  condition: selection\n  rules:\n" + Lines(50_000, i => $"    - x{i:D31}");
        var set = RuleSet.Compile(RuleParser.Parse("m.yml", text).Loaded);
        Assert.Equal(300, set.Rules.Count);
        Assert.Equal(1_001, set.Problems.Count);
        Assert.All(set.Problems.Take(1_000), problem => Assert.Equal("SIGMA402", problem.Code));
        Assert.Contains("nearest is", set.Problems[0].Message, StringComparison.Ordinal);
        Assert.StartsWith("SIGMA412 m.yml line 51507: 49000 further problems", set.Problems[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FieldsOfAGroup_MayBeVeryMany()
    {
        var text = Small + "name: a\n---\ntitle: C\ncorrelation:\n  type: event_count\n  rules: [a]\n  timespan: 1m\n  condition: {gte: 2}\n  group-by:\n" + Lines(100_000, i => $"    - f{i}");
        var set = RuleSet.Compile(RuleParser.Parse("m.yml", text).Loaded);
        Assert.Empty(set.Problems);
        var collector = new CorrelationCollector(set);
        var record = new RecordView(set.Fields, [("f0", "a")]);
        collector.Add(set.Rules[0], in record, DateTime.UnixEpoch, 1);
        Assert.Equal(1, Assert.Single(set.Correlate([collector]).Shortfalls).WithoutGroup);
    }

    [Fact]
    public void AlternativesOfAnExpression_MayBeVeryMany()
    {
        var text = Lines(16, n => $"---\ntitle: T\nlogsource: {{product: x}}\ndetection:\n  s:\n    F|re: '({string.Join('|', Enumerable.Range(0, 700).Select(i => $"a{((i * 7919) + n) % 65_521:X4}.b{i:X3}"))})'\n  condition: s");
        var set = RuleSet.Compile(RuleParser.Parse("m.yml", text).Loaded);
        var hits = new List<SigmaRule>();
        var record = new RecordView(set.Fields, [("F", "x a000Fzb000 y")]);
        set.For(_ => true).Match(in record, hits);
        Assert.Equal(16, set.Rules.Count);
        Assert.Equal([set.Rules[15]], hits);
    }

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{line(i)}\n")));

    private static void Match(IEnumerable<SigmaDocument> documents)
    {
        var set = RuleSet.Compile(documents);
        var view = new RecordView(set.Fields, [("cs-uri-stem", "/owa/auth/x.aspx"), ("sc-status", "200"), ("c-ip", "10.1.1.1"), ("cs-uri-query", "cmd=abcx"), ("F", "")]);
        var hits = new List<SigmaRule>();
        set.For(_ => true).Match(in view, hits);
        var collector = new CorrelationCollector(set);
        for (var i = 0; i < 3; i++)
        {
            foreach (var rule in hits)
            {
                collector.Add(rule, in view, DateTime.UnixEpoch.AddMinutes(i), i);
            }
        }

        _ = set.Correlate([collector]);
        _ = set.Rules.Select(rule => (rule.RequiredTexts, set.FitOf(rule, field => field.Length > 2))).ToList();
    }
}
