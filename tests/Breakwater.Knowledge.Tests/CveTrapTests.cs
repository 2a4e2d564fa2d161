using Breakwater.Knowledge.Vulnerabilities;
using Breakwater.Model;

namespace Breakwater.Knowledge.Tests;

public sealed class CveTrapTests
{
    private static readonly KnowledgeBase Kb = KnowledgeBase.Embedded;

    [Theory]
    [InlineData("15.2.986.29", true)]
    [InlineData("15.2.986.36", false)]
    public void BetweenTwoReadings_TheFixCountsButIsDisputed(string build, bool disputed)
    {
        // Aug22SU and Nov22SU of 2019 CU11; the strict reading asks for Oct22SU.
        var decision = Examine(build, "CVE-2022-24477");
        Assert.Equal((CveState.FixedIfConfigured, disputed), (decision.State, decision.Disputed));
    }

    [Fact]
    public void SeWithoutExtendedProtection_MustBeConfiguredAlthoughNoBuildIsAtFault() =>
        Assert.Equal(CveState.FixedIfConfigured, Examine("15.2.2562.53", "CVE-2024-21410").State);

    [Fact]
    public void AHotfix_CountsAsFix() => Assert.Equal(CveState.FixedIfConfigured, Examine("15.2.1748.24", "CVE-2025-53786").State);

    [Fact]
    public void AFaultOfTheOperatingSystem_IsNeverDecidedByABuild() =>
        Assert.All(Kb.Cves.Where(c => c.IsPlatform), c => Assert.Equal(CveState.Undetermined, Kb.Decide(Parse("15.2.1748.49"), c.Id)));

    [Fact]
    public void WithoutAPackage_TheRemedyIsAnUpgrade() => Assert.StartsWith("upgrade to CU23", Assert.Single(Examine("15.1.1591.10", "CVE-2021-34473").FixedBy), StringComparison.Ordinal);

    [Fact]
    public void TheSilentFixOfApril2021_IsReported() => Assert.Contains("Apr21SU (15.1.2176.12", Assert.Single(Examine("15.1.2176.9", "CVE-2021-34473").FixedBy));

    private static CveDecision Examine(string build, string cve) => Kb.Examine(Parse(build), cve);

    private static ExchangeBuild Parse(string text) => ExchangeBuild.TryParse(text, out var build) ? build : throw new ArgumentException(text);
}
