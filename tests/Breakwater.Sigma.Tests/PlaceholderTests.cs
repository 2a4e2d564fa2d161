namespace Breakwater.Sigma.Tests;

public sealed class PlaceholderTests
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Values = new()
    {
        ["Servers"] = ["srv*", "mail01"],
        ["Ports"] = ["443", "8443"],
        ["Nets"] = ["10.0.0.0/8", "fe80::/10"],
        ["Empty"] = [],
    };

    [Theory]
    [InlineData("F|expand: '%Servers%'", "SRV-9", true)]
    [InlineData("F|expand: '%Servers%'", "mail01", true)]
    [InlineData("F|expand: '%Servers%'", "mail02", false)]
    [InlineData("F|expand: ['%Servers%', 'dc']", "dc", true)]
    [InlineData("F|expand: 'x-%Servers%-%Ports%'", "x-mail01-8443", true)]
    [InlineData("F|expand: 'x-%Servers%-%Ports%'", "x-mail01-80", false)]
    [InlineData("F|expand: '\\%Servers%'", "%Servers%", true)]
    [InlineData("F|expand: '\\%plain%Ports%'", "%plain443", true)]
    [InlineData("F: '%Servers%'", "%servers%", true)]
    [InlineData("F: '%Servers%'", "mail01", false)]
    [InlineData("F|expand|contains: '%Ports%'", "x443x", true)]
    [InlineData("F|contains|all|expand: ['%Servers%', '%Ports%']", "mail01:443", true)]
    [InlineData("F|contains|all|expand: ['%Servers%', '%Ports%']", "mail01:80", false)]
    [InlineData("F|cidr|expand: '%Nets%'", "10.2.3.4", true)]
    [InlineData("F|cidr|expand: '%Nets%'", "11.2.3.4", false)]
    [InlineData("F|expand|re: '^%Ports%$'", "8443", true)]
    public void Placeholders_StandForAnyOfTheirValues(string entry, string record, bool expected) =>
        Assert.Equal(expected, Rules.Matches(Rules.Load($"s:\n  {entry}\ncondition: s", Values), ("F", record)));

    [Theory]
    [InlineData("'%Nobody%'", "Nobody")]
    [InlineData("'%Empty%'", "Empty")]
    [InlineData("'%Servers% %Nobody%'", "Nobody")]
    public void PlaceholderWithoutValue_MakesTheRuleNotEvaluable(string value, string name)
    {
        var rule = Rules.Load($"s:\n  F|expand: {value}\ncondition: s", Values);
        Assert.Equal([$"placeholder %{name}% has no value"], rule.NotEvaluable);
        Assert.Equal([rule], RuleSet.Compile([rule]).NotEvaluable);
    }

    [Fact]
    public void ValueThatDoesNotFitTheModifier_IsAnError() =>
        Assert.Contains("expects a network", Assert.Single(RuleParser.Parse("r.yml", Rules.Text("s:\n  F|cidr|expand: '%Ports%'\ncondition: s"), Values).Problems.Take(1)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Servers: [srv*, 7, null]\nEmpty: []\nOne: a", "Servers=srv*,7;Empty=;One=a")]
    [InlineData("vars: { Servers: [a] }\ntransformations: []", "Servers=a")]
    [InlineData("---\nA: 1\n---\nB: 2", "A=1;B=2")]
    [InlineData("", "")]
    public void File_GivesEachNameItsValues(string text, string expected)
    {
        var read = PlaceholderParser.Parse("p.yml", text);
        Assert.Empty(read.Problems);
        Assert.Equal(expected, string.Join(';', read.Values.Select(v => $"{v.Key}={string.Join(',', v.Value)}")));
    }

    [Theory]
    [InlineData("[a]", "SIGMA502 p.yml line 1: expected a map of placeholders and their values, found a list; no placeholder has a value from this file")]
    [InlineData("A: b\nA: c", "SIGMA006 p.yml line 2: key 'A' is already on line 1; no placeholder has a value from this file")]
    [InlineData("A: [[b]]", "SIGMA103 p.yml line 1: 'A' expects a list of single values, found a list; the placeholder has no value")]
    [InlineData("A: [b, [c]]", "SIGMA103 p.yml line 1: 'A' expects a list of single values, found a list; the placeholder has no value")]
    public void WrongFile_IsNamedAndGivesNoValue(string text, string expected)
    {
        var read = PlaceholderParser.Parse("p.yml", text);
        Assert.Equal([expected], read.Problems.Select(p => p.Message));
        Assert.Empty(read.Values);
    }

    [Fact]
    public void MutatedFile_NeverThrows()
    {
        const string marks = " :[]{}&*-\"'\n\0\u20AC|>a";
        var random = new Random(4);
        for (var i = 0; i < 2_000; i++)
        {
            var text = "vars:\n  Servers: [srv*, \"mail01\", &a x, *a]\n  One: 'a'\n".ToCharArray();
            for (var n = random.Next(1, 6); n > 0; n--)
            {
                text[random.Next(text.Length)] = marks[random.Next(marks.Length)];
            }

            Assert.All(PlaceholderParser.Parse("p.yml", new string(text)).Values, v => Assert.DoesNotContain(null, v.Value));
        }
    }
}
