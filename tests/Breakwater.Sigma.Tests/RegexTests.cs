using System.Diagnostics;
using System.Text.RegularExpressions;
using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Tests;

/// <summary>Regular expressions run in linear time where the pattern allows and it pays, else under a time budget.</summary>
public sealed class RegexTests
{
    [Theory]
    [InlineData("^(a+)+$", true)]
    [InlineData("(x|y)*z", true)]
    [InlineData(@"\\[a-z]{1,20}\.exe$", true)]
    [InlineData("a(?=b)", false)]
    [InlineData("a(?<!b)", false)]
    [InlineData(@"(a)\1", false)]
    [InlineData("(?>a+)b", false)]
    [InlineData("(a{1000}){1000}", false)]
    public void LinearTime_WhereThePatternAllows(string pattern, bool isLinear) => Assert.Equal(isLinear, Test(pattern).IsLinear);

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(a|aa)+$")]
    [InlineData("(.*)*(.*)*(.*)*x$")]
    [InlineData("(a{1000}){1000}")]
    [InlineData("((((a{60}){60}){60}){60}){60}")]
    [InlineData(@"(\w{1,90}\W{1,90}){1,9}$")]
    [InlineData("^(a+)+$(?!x)")]
    [InlineData(@"^(\w+\s?)*\1$")]
    [InlineData("(?>(a+)+)+b")]
    [InlineData("(?=(a+)+$)(a|b)*c")]
    public void HostilePatterns_AreBoundedInTime(string pattern)
    {
        var test = Test(pattern);
        var watch = Stopwatch.StartNew();
        foreach (var value in new[] { new string('a', 60) + "!", new string('a', 20_000) + "!", string.Concat(Enumerable.Repeat("ab ", 5_000)) })
        {
            var undecided = false;
            _ = test.IsMatch(value, ref undecided);
            Assert.False(undecided && test.IsLinear);
        }

        // Three values of at most 50 ms each and the building of the engine; the rest is for a busy machine.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    [Fact]
    public void RuleThatRanOutOfTime_IsNamed()
    {
        var rule = Rules.Load("s:\n  F|re: '^(a+)+$(?!x)'\ncondition: s");
        var set = RuleSet.Compile([rule, Rules.Load("s:\n  F|re: '^(a+)+$'\ncondition: s")]);
        var matcher = set.For(_ => true);
        var view = new RecordView(set.Fields, [("F", new string('a', 40) + "b")]);
        matcher.Match(in view, []);
        Assert.Same(rule, Assert.Single(matcher.Undecided).Rule);
    }

    /// <summary>The answer about the last value is kept for the next record: only for the same value of the same question, however long it is.</summary>
    [Fact]
    public void AnswersAboutRepeatedValues_AreThoseOfEachValue()
    {
        var random = new Random(1411);
        string[] patterns = ["^a+b$", "(?i)^A+b$", "a{3}", "b(a|b)*a$", "^$"];
        var set = RuleSet.Compile(patterns.SelectMany(p => new[] { "F", "G" }.Select(f => Rules.Load($"s:\n  {f}|re: '{p}'\ncondition: s"))));
        var matcher = set.For(_ => true);
        string[] values = ["", "a", "ab", "aab", "AAB", "aaa", "aaab", "bab", "baba", new string('a', 127) + "b", new string('a', 128) + "b", new string('a', 400) + "b", new string('a', 400) + "ba"];
        for (var i = 0; i < 4_000; i++)
        {
            var (f, g, other) = (values[random.Next(values.Length)], values[random.Next(values.Length)], values[random.Next(values.Length)]);
            var view = new RecordView(set.Fields, [("F", f), ("F", other), ("G", g)]);
            var hits = new List<SigmaRule>();
            matcher.Match(in view, hits);
            var expected = patterns.SelectMany(p => new[] { Regex.IsMatch(f, p) || Regex.IsMatch(other, p), Regex.IsMatch(g, p) });
            Assert.Equal(expected, set.Rules.Select(r => hits.Contains(r)));
        }
    }

    /// <summary>The text that a pattern requires is looked for first; no match may be lost by it.</summary>
    [Theory]
    [InlineData("kerberos[0-9]", "x \u212Aerberos7", true)]
    [InlineData("kerberos[0-9]", "x KERBEROS7", true)]
    [InlineData("kerberos[0-9]", "x kerber0s7", false)]
    [InlineData(@"\\cmd\.exe\b", @"C:\CMD.EXE /c", true)]
    [InlineData("(abc)?d", "d", true)]
    public void RequiredText_LosesNoMatch(string pattern, string value, bool matches)
    {
        var undecided = false;
        Assert.Equal(matches, Test(pattern, RegexOptions.IgnoreCase).IsMatch(value, ref undecided));
    }

    private static RegexTest Test(string pattern, RegexOptions options = RegexOptions.None)
    {
        Assert.True(RegexTest.TryCreate(pattern, options, out var test, out var reason), reason);
        return test!;
    }
}
