namespace Breakwater.Sigma.Tests;

public sealed class WildcardTests
{
    [Theory]
    [InlineData("abc", "ABC", true)]
    [InlineData("abc", "abcd", false)]
    [InlineData("abc", "xabc", false)]
    [InlineData("abc", "", false)]
    [InlineData("a*c", "ac", true)]
    [InlineData("a*c", "a/b/c", true)]
    [InlineData("a*c", "a/b/cd", false)]
    [InlineData("a*b*c", "a-c-b", false)]
    [InlineData("ab*ba", "aba", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("a?c", "abbc", false)]
    [InlineData("*abc", "xxabc", true)]
    [InlineData("*abc", "abcx", false)]
    [InlineData("*a?c*", "xxaxacabcxx", true)]
    [InlineData("*?b", "b", false)]
    [InlineData("*?b", "ab", true)]
    [InlineData("*", "", true)]
    [InlineData("*", "x", true)]
    [InlineData("?", "", false)]
    [InlineData("??", "ab", true)]
    [InlineData("", "", true)]
    [InlineData("", "x", false)]
    public void Wildcards_MatchWholeValues(string value, string record, bool expected) =>
        Assert.Equal(expected, Rules.EntryMatches($"F: '{value}'", ("F", record)));

    [Theory]
    [InlineData(@"C:\Windows", @"c:\windows", true)]
    [InlineData(@"C:\\Windows", @"C:\Windows", true)]
    [InlineData(@"C:\\Windows", @"C:\\Windows", false)]
    [InlineData(@"\\\\server", @"\\server", true)]
    [InlineData(@"\\\server", @"\\server", true)]
    [InlineData(@"\*", "*", true)]
    [InlineData(@"\*", "x", false)]
    [InlineData(@"\?", "?", true)]
    [InlineData(@"\?", "x", false)]
    [InlineData(@"C:\\*", @"C:\anything", true)]
    [InlineData(@"C:\\*", "C:*", false)]
    [InlineData(@"C:\*", "C:*", true)]
    [InlineData(@"C:\*", @"C:\anything", false)]
    [InlineData(@"\\\*", @"\*", true)]
    [InlineData(@"\\\*", @"\x", false)]
    [InlineData(@"a\", @"a\", true)]
    [InlineData(@"a\\", @"a\", true)]
    [InlineData(@"a\nb", @"a\nb", true)]
    public void Backslash_EscapesOnlyWildcardsAndItself(string value, string record, bool expected) =>
        Assert.Equal(expected, Rules.EntryMatches($"F: '{value}'", ("F", record)));

    [Fact]
    public void PathologicalWildcards_AreBounded()
    {
        var pattern = string.Concat(Enumerable.Repeat("a*", 2_000));
        var rule = Rules.Load($"selection:\n  F: '{pattern}b'\ncondition: selection");
        Assert.False(Rules.Matches(rule, ("F", new string('a', 100_000))));

        var questions = Rules.Load($"selection:\n  F: '*{new string('?', 500)}b*'\ncondition: selection");
        Assert.False(Rules.Matches(questions, ("F", new string('a', 100_000))));
    }
}
