using Breakwater.Sigma.Suppressions;

namespace Breakwater.Sigma.Tests;

public sealed class SuppressionTests
{
    private const string When = "suppressions:\n  - rule: Some rule\n    reason: ours\n    when: { s: { User|expand: '%ours%', Host|startswith: srv }, condition: s }\n";

    [Theory]
    [InlineData("[a]", "SIGMA501 s.yml line 1: expected a map with the list 'suppressions', found a list; nothing is suppressed by this file")]
    [InlineData("", "SIGMA501 s.yml line 1: expected a map with the list 'suppressions', found an empty file; nothing is suppressed by this file")]
    [InlineData("suppressions: [{rule: a, rule: b, reason: c}]", "SIGMA006 s.yml line 1: key 'rule' is already on line 1; nothing is suppressed by this file")]
    [InlineData("suppressions:\n  - rule: a\n    reason: b\n  - 'c", "SIGMA002 s.yml line 4: not valid YAML: While scanning a quoted scalar, found unexpected end of stream.; nothing is suppressed by this file")]
    [InlineData("suppressions: [a]", "SIGMA103 s.yml line 1: 'suppressions' expects maps with 'rule' and 'reason', found a single value; this entry suppresses nothing")]
    [InlineData("suppressions: [{rule: a}]", "SIGMA102 s.yml line 1: expected the key 'reason', found none; this entry suppresses nothing")]
    [InlineData("suppressions: [{rule: a, reason: b, expires: soon}]", "SIGMA208 s.yml line 1: 'expires' expects a day such as 2027-01-31, found 'soon'; this entry suppresses nothing")]
    [InlineData("suppressions: [{rule: a, reason: b, when: c}]", "SIGMA103 s.yml line 1: 'when' expects a map, found a single value; this entry suppresses nothing")]
    [InlineData("suppressions: [{rule: a, reason: b, wehn: {s: {A: 1}, condition: s}}]", "SIGMA109 s.yml line 1: unknown key 'wehn' in 'suppressions', expected one of rule, reason, expires, when, nearest is 'when'; this entry suppresses nothing")]
    [InlineData("suppressions: [{rule: a, reason: b, when: {s: {A|contain: 1}, condition: s}}]", "SIGMA203 s.yml line 1: unknown modifier 'contain', nearest is 'contains'; this entry suppresses nothing")]
    [InlineData("suppressions: [{rule: a, reason: b, when: {s: {A|expand: '%x%'}, condition: s}}]", "SIGMA503 s.yml line 1: placeholder %x% has no value; this entry suppresses nothing")]
    public void WrongEntry_IsNamedAndSuppressesNothing(string text, string message)
    {
        var read = SuppressionParser.Parse("s.yml", text);
        Assert.Empty(read.Suppressions);
        Assert.Equal(message, Assert.Single(read.Problems).Message);
    }

    [Fact]
    public void EntryWithAWarning_Holds()
    {
        var read = SuppressionParser.Parse("s.yml", "suppressions: [{rule: a, reason: b, when: {s: {A|contains|all: 1}, condition: s}}]");
        Assert.True(Assert.Single(read.Suppressions).HasCondition);
        Assert.Equal("SIGMA214 s.yml line 1: 'A|contains|all' expects a list of several values for 'all', found one; 'all' has no effect, this entry holds", Assert.Single(read.Problems).Message);
    }

    [Theory]
    [InlineData("bob", "srv1", true)]
    [InlineData("eve", "srv1", false)]
    [InlineData("bob", "pc1", false)]
    public void Condition_IsAskedOfTheFields_WithThePlaceholdersOfTheRules(string user, string host, bool expected)
    {
        var suppression = Assert.Single(SuppressionParser.Parse("s.yml", When, new Dictionary<string, IReadOnlyList<string>> { ["ours"] = ["bob", "alice"] }).Suppressions);
        Assert.Equal(expected, suppression.HoldsFor([KeyValuePair.Create("User", user), KeyValuePair.Create("host", host)]));
    }

    [Fact]
    public void ConditionsOfOneLine_AreCompiledTogether()
    {
        const string Two = "suppressions: [{rule: T, reason: a, when: {s: {A: 1}, condition: s}}, {rule: T, reason: b, when: {s: {A: 2}, condition: s}}]";
        var rule = Rules.Load("s:\n  A: [1, 2]\ncondition: s");
        var read = SuppressionParser.Parse("s.yml", Two).Suppressions;
        Assert.All(read, suppression => Assert.True(suppression.Names(rule)));
        var set = RuleSet.Compile([rule, .. read.Select(suppression => suppression.ConditionFor(rule)!)]);
        Assert.Empty(set.Problems);
        Assert.Equal(3, set.Rules.Count);
    }

    [Fact]
    public void MutatedFile_NeverThrows()
    {
        const string marks = " :[]{}&*-\"'\n\0€|>a";
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var text = When.Replace("%ours%", "ours", StringComparison.Ordinal).ToCharArray();
            for (var n = random.Next(1, 6); n > 0; n--)
            {
                text[random.Next(text.Length)] = marks[random.Next(marks.Length)];
            }

            var read = SuppressionParser.Parse("s.yml", new string(text));
            Assert.All(read.Suppressions, suppression => suppression.HoldsFor([KeyValuePair.Create("User", "x")]));
        }
    }
}
