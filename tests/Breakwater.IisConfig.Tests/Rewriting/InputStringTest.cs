using Breakwater.IisConfig.Rewriting;

namespace Breakwater.IisConfig.Tests.Rewriting;

public sealed class InputStringTest
{
    private static readonly RewriteRequest Request = new("GET", "/%41b", "q=%2F", "c=1");

    [Theory]
    [InlineData("{REQUEST_URI}", "/%41b?q=%2F")]
    [InlineData("{UrlDecode:{REQUEST_URI}}", "/Ab?q=/")]
    [InlineData("{UrlDecode: {REQUEST_URI}}", " /Ab?q=/")]
    [InlineData("{URL}", "/Ab")]
    [InlineData("{ToLower:{URL}}", "/ab")]
    [InlineData("{UrlEncode:{URL}}", "%2FAb")]
    [InlineData("a{QUERY_STRING}b", "aq=%2Fb")]
    [InlineData("{HTTP_COOKIE}", "c=1")]
    [InlineData("{R:1}-{C:0}-{C:9}", "r1-c0-")]
    [InlineData("{R:1}; script-src-attr 'none'", "r1; script-src-attr 'none'")]
    [InlineData("{unclosed", "{unclosed")]
    [InlineData("}{", "}{")]
    public void Braces_AreResolved(string template, string expected)
    {
        var expanded = InputString.Expand(template, Request.Variable, (kind, n) => n < 2 ? $"{char.ToLowerInvariant(kind)}{n}" : "");
        Assert.Equal((expected, true), (expanded.Text, expanded.IsKnown));
    }

    [Theory]
    [InlineData("{REMOTE_ADDR}")]
    [InlineData("{UrlDecode:{HTTP_X_FORWARDED_FOR}}")]
    public void WhatNoTableCanSay_IsUnknown(string template) => Assert.False(InputString.Expand(template, Request.Variable, (_, _) => "").IsKnown);

    [Fact]
    public void DeepNesting_IsBounded()
    {
        var template = string.Concat(Enumerable.Repeat("{UrlDecode:", 5000)) + "x" + new string('}', 5000);
        Assert.NotNull(InputString.Expand(template, Request.Variable, (_, _) => "").Text);
    }

    [Theory]
    [InlineData("(a+)+(?=b)$")]
    [InlineData("(?=.*a)(?=(.*)*b)")]
    public void APatternThatBlowsUp_IsCutOff(string pattern)
    {
        var compiled = RewritePattern.Of(pattern, PatternSyntax.ECMAScript, true);
        var text = new string('a', 5000) + "!";
        try
        {
            Assert.Null(compiled.Match(text));
        }
        catch (System.Text.RegularExpressions.RegexMatchTimeoutException)
        {
            // Cut off is the other good answer.
        }
    }
}
