using System.Text.RegularExpressions;
using Breakwater.Sigma.Literals;

namespace Breakwater.Sigma.Tests;

/// <summary>What a pattern requires is in every text that it matches, and it sees through groups and alternatives.</summary>
public sealed class RequiredTextsTest
{
    [Theory]
    [InlineData(@"^/(?:ecp|owa)/[^?]*\.(?:js|css)$", "/ecp/|/owa/ & /ecp/...js^?|/ecp/...css^?|/owa/...js^?|/owa/...css^? & .js|.css")]
    [InlineData("(?i)^Server~[^~]*/[^~]*~", "Server~ & Server~../^~ & / & ~")]
    [InlineData("(?:one|two|three)x", "onex|twox|threex")]
    [InlineData("(?:one|tw)", "one|tw")]
    [InlineData("abcd?ef", "abcdef|abcef")]
    [InlineData("abc+def", "ab & c & def")]
    [InlineData("abc|(?:def|ghi)", "abc|def|ghi")]
    [InlineData("abc|.", "")]
    [InlineData("(?=never)abc(?!def)ghi", "abcghi")]
    [InlineData(@"abc\d{2,3}\.def", "abc & .def")]
    [InlineData("(abc)*def", "def")]
    [InlineData("(abc)+def", "abc & def")]
    [InlineData("(?i)walk", "walk")]
    [InlineData("abc.*def", "abc & abc..def^\n & def")]
    [InlineData("(?s)abc.*def", "abc & def")]
    [InlineData("(?x) abc def", "")]
    [InlineData("(?(a)bcd|efg)", "")]
    [InlineData("abc{,3}def", "ab & def")]
    [InlineData(@"-[a-z0-9]{3}\.[a-z-]{3,}-one\.dev|\.two\.app", "-one.dev|.two.app & -|.two.app & .|.two.app")]
    [InlineData(@"abc\[-[xyz]+def", "abc[- & x|y|z & def")]
    [InlineData("abc[a-z-[aeiou]]def", "")]
    [InlineData(@"abc[^\]-[x]]def", "")]
    public void Pattern_RequiresTheseTexts(string pattern, string expected)
    {
        var found = RegexClauses.Find(pattern, RegexOptions.None)
            .Select(c => string.Join('|', c.Select(t => t.Text + (t.Then.Length > 0 ? $"..{t.Then}^{t.NotAcross}" : ""))));
        Assert.Equal(expected.Split(" & ", StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    /// <summary>A search of bytes that ignores ASCII case needs to know of one character more.</summary>
    [Theory]
    [InlineData(RegexOptions.None)]
    [InlineData(RegexOptions.NonBacktracking)]
    public void OnlyTheKelvinSign_IsTakenForAnAsciiLetter(RegexOptions engine)
    {
        var letter = new Regex("[a-z]", engine | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        Assert.Equal([RequiredText.Kelvin], Enumerable.Range(128, char.MaxValue - 127).Select(c => (char)c).Where(c => letter.IsMatch(c.ToString())));
        Assert.DoesNotContain(Enumerable.Range(128, char.MaxValue - 127), c => "abcdefghijklmnopqrstuvwxyz".Contains(((char)c).ToString(), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void RandomPatterns_RequireNothingThatAMatchLacks()
    {
        var random = new Random(26855);
        var matches = 0;
        for (var i = 0; i < 30_000; i++)
        {
            var pattern = Pattern(random, 3);
            var clauses = RegexClauses.Find(pattern, RegexOptions.None);
            if (clauses.Count == 0)
            {
                continue;
            }

            var regex = new Regex(pattern, RegexOptions.NonBacktracking);
            for (var j = 0; j < 20; j++)
            {
                var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Pieces[random.Next(Pieces.Length)]));
                if (regex.IsMatch(text))
                {
                    matches++;
                    Assert.All(clauses, c => Assert.True(c.Any(t => IsIn(text, t)), $"{pattern} matches {text}"));
                }
            }
        }

        Assert.True(matches > 1_000, $"{matches} matches");
    }

    private static readonly string[] Pieces = ["abc", "ab", "c", "de", "/", "abcde", "?", "x", "dab"];

    private static readonly string[] Repeats = ["", "", "?", "+", "*", "{1,2}", "{0,2}"];

    private static bool IsIn(string text, RequiredText required)
    {
        for (var at = text.IndexOf(required.Text, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(required.Text, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var rest = text[(at + required.Text.Length)..];
            var then = rest.IndexOf(required.Then, StringComparison.OrdinalIgnoreCase);
            if (then >= 0 && !rest[..then].AsSpan().ContainsAny(required.NotAcross))
            {
                return true;
            }
        }

        return false;
    }

    private static string Pattern(Random random, int depth) => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(depth > 0 ? 9 : 7) switch
    {
        < 4 => Pieces[random.Next(Pieces.Length)].Replace("?", @"\?", StringComparison.Ordinal),
        4 => "[^" + "?/x"[random.Next(3)] + "]*",
        5 => "." + "*+?"[random.Next(3)],
        6 => "[ab]" + Repeats[random.Next(Repeats.Length)],
        _ => "(?:" + Pattern(random, depth - 1) + (random.Next(2) == 0 ? "|" + Pattern(random, depth - 1) : "") + ")" + Repeats[random.Next(Repeats.Length)],
    }));
}
