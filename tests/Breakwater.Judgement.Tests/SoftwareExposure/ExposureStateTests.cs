using Breakwater.Judgement.SoftwareExposure;
using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Judgement.Tests.SoftwareExposure;

public sealed class ExposureStateTests
{
    private static readonly DateTime Day = new(2026, 10, 20, 8, 0, 0, DateTimeKind.Utc);
    private static readonly ConfigurationEvidence Protected = new("CVE-2024-21410", Satisfied: true, "applicationHost.config", "Extended Protection is required everywhere");

    [Fact]
    public void AnExploitedHole_MakesVulnerable()
    {
        var exposure = Judge("15.1.2106.2");
        Assert.Equal((ExposureState.Vulnerable, false), (exposure.State, exposure.Supported));
        var cve = exposure.Cves.Single(c => c.Id == "CVE-2021-26855");
        Assert.Equal(CveState.Vulnerable, cve.State);
        Assert.Contains("MIT-2021-26855-COOKIE", cve.MitigatedBy);
        Assert.Contains("Mar21SU", Assert.Single(cve.FixedBy));
    }

    [Fact]
    public void TheNewestSe_IsPatchedAndSupported_ButExtendedProtectionIsToConfirm()
    {
        var exposure = Judge(Newest());
        Assert.Equal((ExposureState.Patched, true), (exposure.State, exposure.Supported));
        Assert.Empty(exposure.UpdatePath);
        Assert.Equal("CVE-2024-21410", Assert.Single(exposure.ToConfirm, c => c.RaisesExitCode).Id);
    }

    [Fact]
    public void ShownConfiguration_SettlesIt()
    {
        var exposure = Judge(Newest(), Protected);
        Assert.DoesNotContain(exposure.ToConfirm, c => c.RaisesExitCode);
        Assert.Equal(CveState.Fixed, exposure.Cves.Single(c => c.Id == "CVE-2024-21410").State);
    }

    [Fact]
    public void MissingConfigurationOfAnExploitedCve_MakesVulnerable()
    {
        var exposure = Judge(Newest(), Protected with { Satisfied = false }, Protected);
        Assert.Equal(ExposureState.Vulnerable, exposure.State);
        Assert.Equal("CVE-2024-21410", exposure.Cves[0].Id);
    }

    [Theory]
    [InlineData(MitigationState.Effective, ExposureState.Mitigated)]
    [InlineData(MitigationState.PresentNotEffective, ExposureState.Vulnerable)]
    [InlineData(MitigationState.Outdated, ExposureState.Vulnerable)]
    [InlineData(MitigationState.Unknown, ExposureState.Vulnerable)]
    [InlineData(MitigationState.Absent, ExposureState.Vulnerable)]
    public void OnlyAnEffectiveShieldOfEveryExploitedHole_MakesMitigated(MitigationState shield, ExposureState expected)
    {
        var exposure = Shielded("15.2.2562.41", new MitigationStatus("MIT-2026-42897-CSP", shield, "seen", "caveat"), Protected);
        Assert.Equal(expected, exposure.State);
        Assert.Equal(CveState.Vulnerable, exposure.Cves.Single(c => c.Id == "CVE-2026-42897").State);
    }

    [Fact]
    public void AShieldOfOneHole_LeavesTheOthersOpen() =>
        Assert.Equal(ExposureState.Vulnerable, Shielded("15.1.2106.2", new MitigationStatus("MIT-2021-26855-COOKIE", MitigationState.Effective, "seen", "caveat")).State);

    private static Exposure Shielded(string build, MitigationStatus shield, params ConfigurationEvidence[] configurations) =>
        ExposureJudge.Decide(KnowledgeBase.Embedded, [Witness.Binary(build)], [], configurations, [shield], Day).Exposure;

    [Fact]
    public void OnlyHolesThatNobodyIsKnownToExploit_MakeOutdated() => Assert.Equal(ExposureState.Outdated, Judge("15.2.2562.49", Protected).State);

    [Fact]
    public void PlatformCves_AreToConfirmAndChangeNothing()
    {
        var exposure = Judge("15.2.2562.49", Protected);
        Assert.Contains(exposure.ToConfirm, c => c is { Id: "CVE-2020-1147", RaisesExitCode: false });
        Assert.NotEqual(ExposureState.Vulnerable, exposure.State);
    }

    [Fact]
    public void AFixInTheBaseline_IsAQuietCheck() =>
        Assert.Contains(Judge("15.2.1748.49", Protected).ToConfirm, c => c is { Id: "CVE-2018-8581", RaisesExitCode: false });

    [Theory]
    [InlineData("15.2.2562.99")]
    [InlineData("15.2.2900.5")]
    [InlineData("15.2.1748.47")]
    [InlineData("15.1.2507")]
    public void AnUnlistedBuildWithoutACertainExploitedHole_IsUnknown(string build) => Assert.Equal(ExposureState.Unknown, Judge(build, Protected).State);

    [Theory]
    [InlineData("15.1.2106.9")]
    [InlineData("15.1.2106")]
    [InlineData("15.1.2044.14")]
    public void AnUnlistedBuildWithACertainExploitedHole_IsVulnerable(string build) => Assert.Equal(ExposureState.Vulnerable, Judge(build).State);

    [Fact]
    public void AStopGap_DoesNotHideTheOtherHoles()
    {
        var exposure = Judge("15.1.2044.13");
        Assert.Equal(ExposureState.Vulnerable, exposure.State);
        var states = exposure.Cves.ToDictionary(c => c.Id, c => c.State);
        Assert.Equal((CveState.Fixed, CveState.VulnerableNoPackage, CveState.Undetermined), (states["CVE-2021-26855"], states["CVE-2021-34473"], states["CVE-2020-17132"]));
    }

    [Fact]
    public void BetweenTwoReadings_TheCveIsDisputedAndToConfirm()
    {
        var exposure = Judge("15.2.1748.46", Protected);
        Assert.True(exposure.Cves.Single(c => c.Id == "CVE-2026-42897") is { State: CveState.Fixed, Disputed: true });
        Assert.Contains(exposure.ToConfirm, c => c is { Id: "CVE-2026-42897", RaisesExitCode: false });
    }

    [Fact]
    public void Exchange2010BelowTheFixingRollup_IsVulnerableAndUnsupported() =>
        Assert.Equal((ExposureState.Vulnerable, false), (Judge("14.3.123.4").State, Judge("14.3.123.4").Supported));

    [Fact]
    public void WithoutAWitness_TheStateIsUnknown()
    {
        var (build, exposure) = ExposureJudge.Decide(KnowledgeBase.Embedded, [], [], [], [], Day);
        Assert.Null(build.Build);
        Assert.Equal((ExposureState.Unknown, null), (exposure.State, exposure.Supported));
    }

    [Fact]
    public void OldKnowledge_IsNamed()
    {
        var (build, _) = ExposureJudge.Decide(KnowledgeBase.Embedded, [Witness.Binary(Newest())], [], [], [], Day.AddDays(40));
        Assert.Contains(build.Warnings, w => w.Contains("newer updates almost certainly exist", StringComparison.Ordinal));
    }

    [Fact]
    public void EveryPublishedBuild_IsJudgedWithoutMitigated() =>
        Assert.All(KnowledgeBase.Embedded.Builds, b => Assert.NotEqual(ExposureState.Mitigated, Judge(b.Build.ToString()).State));

    private static string Newest() => KnowledgeBase.Embedded.Builds[^1].Build.ToString();

    private static Exposure Judge(string build, params ConfigurationEvidence[] configurations) =>
        ExposureJudge.Decide(KnowledgeBase.Embedded, [Witness.Binary(build)], [], configurations, [], Day).Exposure;
}
