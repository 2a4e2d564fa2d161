using Breakwater.Knowledge.Builds;
using Breakwater.Model;

namespace Breakwater.Knowledge.Tests;

/// <summary>The seven rules for a build that is not in the list, and the traps of the list itself.</summary>
public sealed class BuildIdentityTests
{
    [Theory]
    [InlineData("15.01.2106.002", "2016", "CU18", null)]
    [InlineData("15.1.2106.13", "2016", "CU18", "Mar21SU")]
    [InlineData("15.2.1748.49", "2019", "CU15", "Aug26SU")]
    [InlineData("15.2.2562.17", "SE", "RTM", null)]
    [InlineData("15.0.847.32", "2013", "CU4", null)]
    [InlineData("14.3.513.0", "2010", "SP3", "SP3-RU32")]
    public void APublishedBuild_IsNamed(string text, string line, string cu, string? update)
    {
        var identity = Identify(text);
        Assert.True(identity.IsKnown);
        Assert.Equal((line, cu, update), (identity.Line, identity.Cu, identity.Update));
    }

    [Fact]
    public void ANumberBetweenTwoUpdates_IsAtLeastTheLowerOne()
    {
        var identity = Identify("15.1.2106.9");
        Assert.Equal(BuildStanding.BetweenUpdates, identity.Standing);
        Assert.Equal(("CU18", "15.1.2106.8", "15.1.2106.13"), (identity.Cu, identity.Lower?.Build.ToString(), identity.Upper?.Build.ToString()));
        Assert.Equal(CveState.Vulnerable, Decide("15.1.2106.9", "CVE-2021-26855"));
    }

    [Fact]
    public void ANumberAboveTheNewestUpdate_IsNeverCalledCurrent()
    {
        var identity = Identify("15.2.2562.99");
        Assert.Equal(BuildStanding.NewerUpdate, identity.Standing);
        Assert.True(identity.NewerThanData);
        Assert.Contains("knowledge is older than the server", identity.Meaning);
        Assert.DoesNotContain("current", identity.Meaning);
    }

    [Fact]
    public void AThirdPartBetweenCumulativeUpdates_NamesBothNeighboursAndDecidesNothing()
    {
        var identity = Identify("15.2.1100.1");
        Assert.Equal(BuildStanding.NoSuchCumulativeUpdate, identity.Standing);
        Assert.Null(identity.Cu);
        Assert.Equal(("CU11", "CU12"), (identity.Lower?.Cu, identity.Upper?.Cu));
        Assert.Equal(CveState.Undetermined, Decide("15.2.1100.1", "CVE-2022-41082"));
    }

    [Fact]
    public void AThirdPartBelowTheFirst_HasOnlyAnUpperNeighbour()
    {
        var identity = Identify("15.0.100.1");
        Assert.Equal(BuildStanding.NoSuchCumulativeUpdate, identity.Standing);
        Assert.Null(identity.Lower);
        Assert.Equal("RTM", identity.Upper?.Cu);
    }

    [Fact]
    public void AThirdPartAboveTheNewest_IsANewerCumulativeUpdate()
    {
        var identity = Identify("15.2.2900.5");
        Assert.Equal((BuildStanding.NewerCumulativeUpdate, "SE"), (identity.Standing, identity.Line));
        Assert.True(identity.NewerThanData);
        Assert.Equal(CveState.Undetermined, Decide("15.2.2900.5", "CVE-2026-96940"));
    }

    [Fact]
    public void ThreeParts_ShowTheCumulativeUpdateOnly()
    {
        var identity = Identify("15.1.2106");
        Assert.Equal((BuildStanding.CumulativeUpdateOnly, "CU18"), (identity.Standing, identity.Cu));
        Assert.Equal(CveState.Undetermined, Decide("15.1.2106", "CVE-2021-26855"));
        Assert.Equal(CveState.VulnerableNoPackage, Decide("15.1.2106", "CVE-2021-34473"));
        Assert.Equal(CveState.Fixed, Decide("15.1.2507", "CVE-2021-26855"));
    }

    [Fact]
    public void ABuildBelowTheBaseline_IsFlagged() => Assert.Equal(BuildStanding.BelowBaseline, Identify("15.1.2106.1").Standing);

    [Fact]
    public void AFutureMajor_IsNotRecognised() => Assert.Equal(BuildStanding.Unrecognised, Identify("16.0.1.1").Standing);

    [Fact]
    public void Exchange2007_HasAProductButNoBuilds() =>
        Assert.Equal((BuildStanding.ProductOnly, "Exchange Server 2007"), (Identify("8.3.83.6").Standing, Identify("8.3.83.6").Product));

    [Theory]
    [InlineData("15.1.1415.8")]
    [InlineData("15.1.1415.10")]
    public void BothNumbersOfADisputedPackage_AreFoundAndMarked(string text)
    {
        var identity = Identify(text);
        Assert.True(identity is { IsKnown: true, Disputed: true, Update: "Mar21SU" });
    }

    [Fact]
    public void AStopGapOfMarch2021_SaysThatItFixesFourOnly()
    {
        var identity = Identify("15.1.2044.13");
        Assert.Equal(4, identity.LimitedTo.Count);
        Assert.Contains("stop-gap", identity.Meaning);
    }

    [Fact]
    public void TheSharedNumberOfFebruary2019_IsTheCumulativeUpdate() => Assert.Null(Identify("15.1.1713.5").Update);

    [Fact]
    public void TheBorderOf2019AndSe_IsTheThirdPart() => Assert.Equal(("2019", "SE"), (Identify("15.2.2561.1").Line, Identify("15.2.2562.1").Line));

    private static BuildIdentity Identify(string text) => KnowledgeBase.Embedded.Identify(Parse(text));

    private static CveState Decide(string build, string cve) => KnowledgeBase.Embedded.Decide(Parse(build), cve);

    private static ExchangeBuild Parse(string text) => ExchangeBuild.TryParse(text, out var build) ? build : throw new ArgumentException(text);
}
