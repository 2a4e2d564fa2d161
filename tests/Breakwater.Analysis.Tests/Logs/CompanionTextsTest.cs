using System.Text;
using Breakwater.Analysis.Logs;
using Breakwater.Patterns;

namespace Breakwater.Analysis.Tests.Logs;

/// <summary>A line that a text picked out is done with where it lacks what is least to be expected beside that text; it is never done with where nothing can be told.</summary>
public sealed class CompanionTextsTest
{
    private static readonly Literal Page = new(".htm");
    private static readonly RequiredSet Posted = Set("POST");
    private static readonly RequiredSet Folders = Set("/ecp/", "/owa/");

    /// <summary>A health check lies in such a folder and is no POST, so that is asked, though most lines have it and few the folder.</summary>
    [Theory]
    [InlineData("GET /owa/healthcheck.htm", false)]
    [InlineData("POST /owa/x.htm", true)]
    [InlineData("P%4FST /owa/x.htm", true)]
    public void LeastExpectedText_IsAskedFor(string line, bool mayMatch) => Assert.Equal(mayMatch, MayBeIn(CompanionTexts.Of(Page, [[Folders, Posted]], new EverydayTraffic()), line));

    [Fact]
    public void EachRuleCounts()
    {
        var companions = CompanionTexts.Of(Page, [[Posted], [Set(".ashx")]], new EverydayTraffic());
        Assert.True(MayBeIn(companions, "GET /x.htm/y.ashx"));
        Assert.False(MayBeIn(companions, "GET /owa/healthcheck.htm"));
    }

    [Fact]
    public void NothingIsRefused_WhereARuleNeedsNothingElse() => Assert.True(MayBeIn(CompanionTexts.Of(Page, [[Posted], []], new EverydayTraffic()), "GET /owa/healthcheck.htm"));

    /// <summary>Where everyday lines with the one have the other too, asking spares nothing.</summary>
    [Fact]
    public void NothingIsRefused_WhereTheOtherTextIsExpected() => Assert.True(MayBeIn(CompanionTexts.Of(Page, [[Folders]], new EverydayTraffic()), "GET /x.htm"));

    private static RequiredSet Set(params string[] texts) => new([.. texts.Select(t => new Literal(t))]) { Number = 0 };

    private static bool MayBeIn(CompanionTexts companions, string line) =>
        companions.MayBeIn(new LineForms(Encoding.UTF8.GetBytes(line), new LiteralSet([new Literal("%4f")]), [[], [], []], new int[3]));
}
