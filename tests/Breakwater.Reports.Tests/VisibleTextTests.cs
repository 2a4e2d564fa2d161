using Breakwater.Reports.Escaping;

namespace Breakwater.Reports.Tests;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("plain Grüße 混 😀", "plain Grüße 混 😀")]
    [InlineData("a\r\nb\tc", "a\\r\\nb\\tc")]
    [InlineData("\u001b[31m", "\\x1B[31m")]
    [InlineData("\u009b31m\u007f", "\\x9B31m\\x7F")]
    [InlineData("\0", "\\x00")]
    [InlineData("\u202egpj.exe", "\\u202Egpj.exe")]
    [InlineData("\u2066a\u2069\u200b\ufeff", "\\u2066a\\u2069\\u200B\\uFEFF")]
    [InlineData("\u2028\u2003", "\\u2028\\u2003")]
    [InlineData("\U000E0041", "\\U000E0041")]
    [InlineData("\u3164", "\\u3164")]
    [InlineData("e\u0301e\u0301", "e\u0301e\u0301")]
    [InlineData("e\u0301\u0301\u0301\u0301", "e\u0301\u0301\u0301\\u0301")]
    [InlineData(null, "")]
    public void Text_IsShownWithoutItsPowers(string? text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    // Not an attribute's argument: those are stored as UTF-8, which has no half pairs.
    [Fact]
    public void HalfPair_IsShownAsItsEscape() => Assert.Equal("\\uD800x\\uDC00", VisibleText.Of("\ud800x\udc00"));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcde…")]
    [InlineData("abcd\u001bfg", 6, "abcd…")]
    [InlineData("abcd😀g", 6, "abcd…")]
    [InlineData("abc", 1, "…")]
    public void LongText_IsCutBetweenCharacters(string text, int length, string shown) => Assert.Equal(shown, VisibleText.Of(text, length));

    [Fact]
    public void AnyText_StaysInItsLengthAndHarmless()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var shown = VisibleText.Of(HostileAssessment.TextOf(seed), 80);
            Assert.True(shown.Length <= 80);
            Assert.DoesNotContain(shown, char.IsControl);
        }
    }
}
