using System.Globalization;
using System.Text.RegularExpressions;
using Breakwater.Sigma.Literals;

namespace Breakwater.Sigma.Tests;

/// <summary>Of each set of texts that a rule requires, one is in every record that it matches.</summary>
public sealed class RequiredTextsOfRulesTest
{
    [Theory]
    [InlineData("s: {A|contains: 'Autodiscover'}\ncondition: s", "A:Autodiscover")]
    [InlineData("s: {A: '*/ecp/*.js?x-long-part*'}\ncondition: s", "A:x-long-part & A:/ecp/ & A:.js")]
    [InlineData("s: {A|contains: [abc, abcd]}\ncondition: s", "A:abc|A:abcd")]
    [InlineData("s: {A|contains: [abc, ABC]}\ncondition: s", "A:abc|A:ABC")]
    [InlineData("s: {A|contains|all: [abc, abcd]}\ncondition: s", "A:abcd & A:abc")]
    [InlineData("s: {A: abc, B: 200}\ncondition: s", "A:abc")]
    [InlineData("s: {A|contains: [abc, de]}\ncondition: s", "A:abc|A:de")]
    [InlineData("s: {A: 2000}\ncondition: s", "")]
    [InlineData("s: {A: '2000'}\ncondition: s", "A:2000")]
    [InlineData("s: {A: abc}\ncondition: not s", "")]
    [InlineData("s: {A: abc}\ncondition: not not s", "A:abc")]
    [InlineData("s: {A: abc}\nt: {B: def}\ncondition: s and not t", "A:abc")]
    [InlineData("s: {A: abc}\nt: {B: null}\ncondition: s or t", "")]
    [InlineData("s: {A: abc}\nt: {B: def}\ncondition: not (not s or t)", "A:abc")]
    [InlineData("s: {A|neq: abc}\ncondition: s", "")]
    [InlineData("k: [evil, 'two words']\ncondition: k", ":evil|:two words")]
    [InlineData("s: {A|re: 'login[0-9]+page'}\ncondition: s", "A:login & A:page")]
    [InlineData("s: {A|windash: 'powershell -enc'}\ncondition: s", "A:powershell  & A:enc")]
    [InlineData("s: {A: 'déjàvu-long'}\ncondition: s", "A:vu-long")]
    [InlineData("s: {A|wide: 'command'}\ncondition: s", "A:c")]
    public void Rule_RequiresTheseTexts(string detection, string expected) =>
        Assert.Equal(expected, string.Join(" & ", Rules.Load(detection).RequiredTexts.Select(set => string.Join('|', set.Select(text => $"{text.Field}:{text.Text}")))));

    [Theory]
    [InlineData("abc+def", "abc")]
    [InlineData("abcd*ef", "abc")]
    [InlineData("abcd?", "abc")]
    [InlineData("abcd{0,300000}", "abc")]
    [InlineData("x{100,200}", null)]
    [InlineData("abc|def", null)]
    [InlineData("(abc|def)ghi", "ghi")]
    [InlineData("(abc)?ghi", "ghi")]
    [InlineData(@"a\.b\\c", @"a.b\c")]
    [InlineData(@"\x41BCDE", null)]
    [InlineData(@"\u0041BCDE", null)]
    [InlineData(@"\d+\.aspx", ".aspx")]
    [InlineData("[]abc]def", "def")]
    [InlineData("[a-z-[abc]]xyz", null)]
    [InlineData("(?#comment (")]
    [InlineData("(?x)a b c d")]
    [InlineData("(?!abc)def", "def")]
    [InlineData("(?<name>abc)def", "def")]
    [InlineData("(?i)kilomega", "lomega")]
    [InlineData("^/ecp/[^/]+$", "/ecp/")]
    [InlineData("a{b|c}defg", null)]
    public void RegexLiterals_AreNeverOptional(string pattern, string? expected = null) =>
        Assert.Equal(expected, RegexLiterals.Find(pattern, RegexOptions.None));

    [Fact]
    public void AsciiLetters_EqualNoOtherLetter_WhenCaseIsIgnored()
    {
        for (var c = (char)0x80; c < 0xFFFF; c++)
        {
            for (var letter = 'a'; letter <= 'z'; letter++)
            {
                Assert.False(c.ToString().Equals(letter.ToString(), StringComparison.OrdinalIgnoreCase), ((int)c).ToString("X4", CultureInfo.InvariantCulture));
            }
        }
    }

    [Fact]
    public void Regexes_EquateOnlyIAndKWithOtherLetters_WhenCaseIsIgnored()
    {
        var others = string.Concat(Enumerable.Range(0x80, 0xFFFF - 0x80).Select(c => (char)c));
        Assert.DoesNotMatch(new Regex("[A-HJL-Z0-9 -/:-@]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), others);
        Assert.Matches(new Regex("k", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), others);
    }

    [Fact]
    public void WheneverARuleMatches_OneTextOfEachSetOccurs()
    {
        var random = new Random(34473);
        int matches = 0, withTexts = 0;
        for (var i = 0; i < 1_500; i++)
        {
            var result = Rules.Parse(RandomDetection(random));
            Assert.DoesNotContain(result.Problems, problem => problem.Kind == RuleProblemKind.Error);
            var rule = result.Rules[0];
            for (var j = 0; j < 20; j++)
            {
                var record = Enumerable.Range(0, random.Next(1, 4)).Select(_ => (Pick(random, "A", "B", "C"), RandomValue(random))).ToArray();
                if (Rules.Matches(rule, record))
                {
                    matches++;
                    withTexts += rule.RequiredTexts.Count > 0 ? 1 : 0;
                    Assert.All(rule.RequiredTexts, set => Assert.True(set.Any(text => Array.Exists(record, field => Holds(field, text))), $"{set[0]}: {string.Join(';', record)}\n{i}"));
                }
            }
        }

        Assert.True(matches > 2_000 && withTexts > 200, $"{matches} matches, {withTexts} of rules with required texts");
    }

    private static bool Holds((string Name, string Value) field, RequiredText text) =>
        (text.Field ?? field.Name) == field.Name && (field.Value.Contains(text.Text, StringComparison.OrdinalIgnoreCase) || field.Value.Contains(RequiredText.Kelvin));

    private static string RandomDetection(Random random)
    {
        var entries = Enumerable.Range(0, 3).Select(i => $"s{i}:\n" + string.Concat(
            new[] { "A", "B", "C" }.Take(random.Next(1, 3)).Select(field =>
                $"  {field}{Pick(random, "", "|contains", "|startswith", "|endswith", "|re", "|re|i", "|contains|windash", "|neq", "|contains|all")}: ['{RandomPattern(random)}', '{RandomPattern(random)}']\n")));
        var condition = Pick(random, "s0 and s1", "s0 or s1", "s0 and not s1", "not s0", "1 of s*", "all of s*", "not (s0 or not s1)", "not (not s0 and not s1)", "s0 and (s1 or s2)", "s0");
        return string.Concat(entries) + $"condition: {condition}";
    }

    private static string RandomPattern(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 3)).Select(_ => Pick(random, "abc", "kick", "a.c", "x-y", "abc?", "(ab)?c", "[ab]bc", "z+zz", "q{1,2}rs", "1234"))).TrimStart('*');

    private static string RandomValue(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pick(random, "abc", "KICK", "a.c", "X/y", "abcd", "c", "bbc", "zzz", "qrs", "1234", "\u212Aic\u212A")));

    private static string Pick(Random random, params string[] words) => words[random.Next(words.Length)];
}
