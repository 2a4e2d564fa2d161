using Breakwater.Judgement.SoftwareExposure;
using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Judgement.Tests.SoftwareExposure;

public sealed class FixTimelineTests
{
    private static readonly string[] ProxyLogon = ["CVE-2021-26855"];

    [Fact]
    public void ASetupLog_DatesTheFix()
    {
        var fix = Of([Witness.Binary("15.1.2106.13")], Witness.Setup(SetupEventKind.Update, "2021-03-05T06:30:00Z", "15.1.2106.13"));
        Assert.Equal((true, new DateTime(2021, 3, 5, 6, 30, 0, DateTimeKind.Utc)), (fix.FixedNow, fix.FixedSince));
        Assert.Contains("ExchangeSetup.log", fix.Basis);
    }

    [Fact]
    public void TheFirstLogRowOfAFixedBuild_DatesTheFix() =>
        Assert.Equal(Witness.Time("2021-03-06").Utc, Of([Witness.Log("15.1.2106.2", "2021-01-01", "2021-03-05"), Witness.Log("15.1.2106.13", "2021-03-06", "2021-03-20")]).FixedSince);

    [Fact]
    public void AVulnerableRowAfterARegisteredFix_MovesTheDate() =>
        Assert.Equal(Witness.Time("2021-03-10").Utc, Of(
            [Witness.Log("15.1.2106.2", "2021-01-01", "2021-03-09"), Witness.Log("15.1.2106.13", "2021-03-10", "2021-03-20")],
            Witness.Setup(SetupEventKind.Update, "2021-03-05", "15.1.2106.13")).FixedSince);

    [Fact]
    public void ABinaryAlone_ShowsTheFixWithoutADate()
    {
        var fix = Of([Witness.Binary("15.1.2507.6")]);
        Assert.Equal((true, null, false), (fix.FixedNow, fix.FixedSince, fix.InstalledFixed));
    }

    [Fact]
    public void AVulnerableBuild_IsNotFixed() => Assert.False(Of([Witness.Binary("15.1.2106.2")]).FixedNow);

    [Fact]
    public void AFixThatWasNotEffective_IsNoFix() =>
        Assert.Equal((false, null), Pair(Of([Witness.Binary("15.1.2106.2")], Witness.Setup(SetupEventKind.Update, "2021-03-05", "15.1.2106.13"))));

    [Fact]
    public void ThreeParts_CannotTell() => Assert.Null(Of([Witness.CumulativeUpdateOnly("15.1.2106")]).FixedNow);

    [Fact]
    public void NoWitness_ClaimsNothing() => Assert.Null(Of([]).FixedNow);

    [Fact]
    public void AServerInstalledWithTheFix_IsInstalledFixed()
    {
        var fix = Of([Witness.Binary("15.1.2507.58")], Witness.Setup(SetupEventKind.Install, "2023-05-01", "15.1.2507.6"));
        Assert.Equal((true, Witness.Time("2023-05-01").Utc), (fix.InstalledFixed, fix.FirstInstalled));
    }

    /// <summary>The setup log of another server, or of one that was rebuilt, must not shorten the time of exposure.</summary>
    [Theory]
    [InlineData("2021-02-01", "2021-03-20")]
    [InlineData("2023-06-01", "2023-06-20")]
    public void InstallationOfAFixedBuild_IsNotReliedOnWhereAnOlderBuildRan(string first, string last)
    {
        var fix = Of([Witness.Binary("15.1.2507.58"), Witness.Log("15.1.2106.2", first, last)], Witness.Setup(SetupEventKind.Install, "2023-05-01", "15.1.2507.6"));
        Assert.Equal((false, null), (fix.InstalledFixed, fix.FirstInstalled));
        Assert.Contains("does not fit together", fix.Conflict, StringComparison.Ordinal);
        Assert.Contains("15.1.2106.2", fix.Conflict, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("15.1.2507.6", "2023-05-01", "2023-06-20")]
    [InlineData("15.1.2507.58", "2023-07-01", "2023-07-20")]
    [InlineData("15.1.2507", "2023-05-02", "2023-05-20")]
    public void LogsOfTheInstalledBuildOrANewerOne_Fit(string build, string first, string last)
    {
        var fix = Of([Witness.Binary("15.1.2507.58"), Witness.Log(build, first, last)], Witness.Setup(SetupEventKind.Install, "2023-05-01", "15.1.2507.6"));
        Assert.Equal((true, null), (fix.InstalledFixed, fix.Conflict));
    }

    [Fact]
    public void VulnerableRowsAfterARegisteredFix_AreSaidNotToFit()
    {
        BuildWitness[] logs = [Witness.Binary("15.1.2106.13"), Witness.Log("15.1.2106.2", "2021-01-01", "2021-03-09")];
        Assert.Contains("the later date counts", Of(logs, Witness.Setup(SetupEventKind.Update, "2021-03-05", "15.1.2106.13")).Conflict, StringComparison.Ordinal);
        Assert.Null(Of(logs, Witness.Setup(SetupEventKind.Update, "2021-03-10", "15.1.2106.13")).Conflict);
    }

    [Fact]
    public void AnUpgrade_IsNoFirstInstallation() => Assert.Null(Of([Witness.Binary("15.1.2507.6")], Witness.Setup(SetupEventKind.Upgrade, "2023-05-01", "15.1.2507.6")).FirstInstalled);

    [Fact]
    public void ALineWithoutTheFault_NeverHadIt()
    {
        var fix = FixTimeline.Of(KnowledgeBase.Embedded, ["CVE-2020-17144"], [Witness.Binary("15.1.2106.2")], []);
        Assert.True(fix is { FixedNow: true, InstalledFixed: true });
    }

    [Fact]
    public void SeAlone_DoesNotShowThatTheServerWasNeverOpen()
    {
        var fix = Of([Witness.Binary("15.2.2562.17")]);
        Assert.Equal((true, null, false), (fix.FixedNow, fix.FixedSince, fix.InstalledFixed));
    }

    [Fact]
    public void WhereTheConfigurationIsTheFix_NoBuildSettlesIt() =>
        Assert.Null(FixTimeline.Of(KnowledgeBase.Embedded, ["CVE-2024-21410"], [Witness.Binary("15.2.1748.49")], []).FixedNow);

    private static (bool?, DateTime?) Pair(FixState fix) => (fix.FixedNow, fix.FixedSince);

    private static FixState Of(IReadOnlyList<BuildWitness> witnesses, params SetupEvent[] setup) => FixTimeline.Of(KnowledgeBase.Embedded, ProxyLogon, witnesses, setup);
}
