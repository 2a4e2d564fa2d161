using Breakwater.Judgement.SoftwareExposure;
using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Judgement.Tests.SoftwareExposure;

public sealed class BuildChoiceTests
{
    [Fact]
    public void ABinary_BeatsTheLogs_AndALaterLogIsAContradiction()
    {
        var (build, _) = Decide([Witness.Log("15.1.2106.13", "2021-03-05", "2021-03-20"), Witness.Binary("15.1.2106.2")]);
        Assert.Equal("15.1.2106.2", build.Build.ToString());
        Assert.Contains(build.Warnings, w => w.Contains("disagree", StringComparison.Ordinal));
        Assert.Equal(2, build.Facts.Count);
    }

    [Fact]
    public void AmongLogs_TheLatestCounts_AndTheEarlierIsNoContradiction()
    {
        var (build, _) = Decide([Witness.Log("15.1.2106.2", "2021-02-01", "2021-03-04"), Witness.Log("15.1.2106.13", "2021-03-05", "2021-03-20")]);
        Assert.Equal("15.1.2106.13", build.Build.ToString());
        Assert.DoesNotContain(build.Warnings, w => w.Contains("disagree", StringComparison.Ordinal));
    }

    [Fact]
    public void ExSetup_BeatsOtherBinaries()
    {
        var (build, _) = Decide([Witness.Binary("15.1.2106.2", "C:/x/bin/Microsoft.Exchange.Data.dll"), Witness.Binary("15.1.2106.13")]);
        Assert.Equal("15.1.2106.13", build.Build.ToString());
        Assert.DoesNotContain(build.Warnings, w => w.Contains("disagree", StringComparison.Ordinal));
    }

    [Fact]
    public void AnAdminDisplayVersion_GivesTheCumulativeUpdateOnly()
    {
        var (build, exposure) = Decide([Witness.CumulativeUpdateOnly("15.1.2106.2")]);
        Assert.Equal("15.1.2106", build.Build.ToString());
        Assert.Contains("three parts", exposure.BuildMeaning);
        Assert.DoesNotContain(exposure.Cves, c => c is { Id: "CVE-2021-26855", State: not CveState.Undetermined });
    }

    [Fact]
    public void AnAdminDisplayVersionOfTheSameCumulativeUpdate_IsNoContradiction() =>
        Assert.DoesNotContain(Decide([Witness.Binary("15.1.2106.13"), Witness.CumulativeUpdateOnly("15.1.2106.2")]).Build.Warnings, w => w.Contains("disagree", StringComparison.Ordinal));

    [Fact]
    public void ARegisteredUpdateWithoutItsFiles_IsNotEffective()
    {
        var (build, exposure) = Decide([Witness.Binary("15.1.2106.2")], Witness.Setup(SetupEventKind.Update, "2021-03-05", "15.1.2106.13"));
        Assert.Equal("15.1.2106.2", build.Build.ToString());
        Assert.Contains("CU18 Mar21SU (15.1.2106.13) is registered", Assert.Single(exposure.NotEffective));
        Assert.Equal(ExposureState.Vulnerable, exposure.State);
    }

    [Fact]
    public void ARegisteredKb_IsResolvedOnTheCumulativeUpdateAtHand()
    {
        var (_, exposure) = Decide([Witness.Binary("15.1.2106.2")], Witness.Setup(SetupEventKind.Update, "2021-03-05", null, "KB5000871"));
        Assert.Contains("15.1.2106.13", Assert.Single(exposure.NotEffective));
    }

    [Fact]
    public void AFailedRun_RegistersNothing() =>
        Assert.Empty(Decide([Witness.Binary("15.1.2106.2")], Witness.Setup(SetupEventKind.Update, "2021-03-05", "15.1.2106.13", succeeded: false)).Exposure.NotEffective);

    [Fact]
    public void LogsThatEndBeforeTheUpdate_DoNotRefuteIt()
    {
        var (build, exposure) = Decide([Witness.Log("15.1.2106.2", "2021-02-01", "2021-03-04")], Witness.Setup(SetupEventKind.Update, "2021-03-05", "15.1.2106.13"));
        Assert.Equal("15.1.2106.13", build.Build.ToString());
        Assert.Empty(exposure.NotEffective);
        Assert.Contains(build.Warnings, w => w.Contains("no later witness confirms", StringComparison.Ordinal));
    }

    [Fact]
    public void LogsThatGoOnAfterTheUpdate_RefuteIt() =>
        Assert.Single(Decide([Witness.Log("15.1.2106.2", "2021-02-01", "2021-03-20")], Witness.Setup(SetupEventKind.Update, "2021-03-05", "15.1.2106.13")).Exposure.NotEffective);

    [Fact]
    public void ASetupLogAlone_IsBelieved() =>
        Assert.Equal("15.1.2106.13", Decide([], Witness.Setup(SetupEventKind.Update, "2021-03-05", "15.1.2106.13")).Build.Build.ToString());

    private static (BuildDecision Build, Exposure Exposure) Decide(IReadOnlyList<BuildWitness> witnesses, params SetupEvent[] setup) =>
        ExposureJudge.Decide(KnowledgeBase.Embedded, witnesses, setup, [], [], new DateTime(2021, 3, 25, 0, 0, 0, DateTimeKind.Utc));
}
