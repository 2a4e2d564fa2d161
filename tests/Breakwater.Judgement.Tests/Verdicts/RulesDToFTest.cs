using Breakwater.Judgement.SoftwareExposure;
using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.Judgement.Tests.Verdicts;

public sealed class RulesDToFTest
{
    [Fact]
    public void FixedBeforeTheCampaign_NotFound()
    {
        var verdict = new Scene { Fix = new FixState(true, Scene.Utc(2021, 2, 20), "setup log", null, false) }.Verdict();
        Assert.Equal(VerdictState.NotFound, verdict.State);
        Assert.Contains("the fix was effective since 2021-02-20, before the campaign began", verdict.Reason, StringComparison.Ordinal);
        Assert.Null(verdict.Window);
    }

    [Fact]
    public void FixedADayTooLate_IsNoRuleD() =>
        Assert.Equal(VerdictState.CannotExclude, new Scene { Fix = new FixState(true, Scene.Utc(2021, 3, 2), "setup log", null, false) }.Verdict().State);

    [Fact]
    public void InstalledFixed_NotFound() =>
        Assert.Contains("installed with the fix", new Scene { Fix = new FixState(true, null, "setup log", Scene.Utc(2021, 3, 3), true) }.Verdict().Reason, StringComparison.Ordinal);

    [Fact]
    public void NeverAffected_NotFound() =>
        Assert.Contains("this product was never affected", new Scene { NeverAffected = true }.Verdict().Reason, StringComparison.Ordinal);

    [Fact]
    public void CampaignBeganAfterCollection_NotFound()
    {
        var verdict = (Scene.Covered with { Campaigns = [Scene.Entry with { FirstKnownExploitation = new DateOnly(2021, 8, 1) }] }).Verdict();
        Assert.Equal(VerdictState.NotFound, verdict.State);
        Assert.Contains("before the campaign began (2021-08-01)", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void LaterRecordsThanTheCampaignsStart_AreNoProofOfEarlyCollection()
    {
        var later = Logs.Hourly("iis-frontend", Scene.Utc(2021, 8, 3), Scene.Utc(2021, 8, 3, 5));
        var scene = Scene.Covered with { Campaigns = [Scene.Entry with { FirstKnownExploitation = new DateOnly(2021, 8, 1) }], Observations = [.. Scene.Covered.Observations, later] };
        Assert.Equal(VerdictState.CannotExclude, (scene with { AssessedAt = Scene.Utc(2021, 9, 1) }).Verdict().State);
        Assert.Contains("a single source has later records", (scene with { AssessedAt = Scene.Utc(2021, 9, 1) }).Verdict().Reason, StringComparison.Ordinal);
        Assert.Equal(VerdictState.NotFound, (scene with { AssessedAt = Scene.Utc(2021, 3, 20) }).Verdict().State);
    }

    [Fact]
    public void EveryEntryCovered_NotFound()
    {
        var verdict = Scene.Covered.Verdict();
        Assert.Equal(VerdictState.NotFound, verdict.State);
        Assert.Equal(Confidence.High, verdict.Confidence);
        Assert.True(verdict.Coverage.Sufficient);
        Assert.Equal(1, verdict.Coverage.Fraction);
    }

    [Fact]
    public void OneOfTwoDecisiveSources_IsEnough() =>
        Assert.Equal(VerdictState.NotFound, (Scene.Covered with { Observations = [Scene.Covered.Observations[1], Scene.Covered.Observations[2]] }).Verdict().State);

    [Fact]
    public void TwoHalvesOfTwoSources_AreNotEnough()
    {
        var middle = Scene.Utc(2021, 3, 5);
        var scene = Scene.Covered with
        {
            Observations = [Logs.Hourly("httpproxy/ecp", Scene.Start, middle), Logs.Hourly("iis-frontend", middle, Scene.End), Logs.Hourly("iis-backend", Scene.Start, Scene.End)],
        };
        Assert.Equal(VerdictState.CannotExclude, scene.Verdict().State);
    }

    [Fact]
    public void OneEntryStageUncovered_CannotExclude()
    {
        var second = new CampaignStage("owa", "Forged request through OWA", Rung.Exploited, true, ["httpproxy/owa"]);
        var verdict = (Scene.Covered with { Campaigns = [Scene.Entry with { Stages = [.. Scene.Entry.Stages, second] }] }).Verdict();
        Assert.Equal(VerdictState.CannotExclude, verdict.State);
        Assert.Contains("HttpProxy Owa is not in the evidence", verdict.Reason, StringComparison.Ordinal);
        Assert.Equal(0, verdict.Coverage.Fraction);
    }

    [Fact]
    public void LaterStageUncovered_IsListedAndDoesNotBlock()
    {
        var verdict = (Scene.Covered with { Observations = [.. Scene.Covered.Observations.Take(2)] }).Verdict();
        Assert.Equal(VerdictState.NotFound, verdict.State);
        Assert.Contains(verdict.Coverage.Missing, m => m.StartsWith("Later stage, does not change the verdict: File written: ECP server is not in the evidence", StringComparison.Ordinal));
    }

    [Fact]
    public void HoleInTheOnlyDecisiveSource_IsNamed()
    {
        var scene = Scene.Covered with
        {
            Observations = [Logs.Hourly("httpproxy/ecp", Scene.Start, Scene.End, h => h.Day == 4), Logs.Hourly("iis-backend", Scene.Start, Scene.End)],
        };
        var verdict = scene.Verdict();
        Assert.Equal(VerdictState.CannotExclude, verdict.State);
        Assert.Contains("HttpProxy Ecp has no records although it usually has some in these hours (from 2021-03-04 to 2021-03-05)", verdict.Reason, StringComparison.Ordinal);
        Assert.False(verdict.Coverage.Sufficient);
    }

    [Fact]
    public void MissingSource_SaysWhatToHandIn()
    {
        var scene = new Scene
        {
            Observations = [Logs.Daily("ecp-server", Scene.Start, Scene.End)],
            Missing = [new MissingSource("iis-frontend", @"E:\IISLogs", @"IIS logs are on E:\IISLogs: add it to the command")],
        };
        var result = scene.Judge();
        Assert.Contains(result.Verdict.Campaigns[0].Coverage.Missing, m => m.Contains(@"IIS logs are on E:\IISLogs: add it to the command.", StringComparison.Ordinal));
        Assert.Contains(result.Warnings, w => w.StartsWith("JUDG007 iis-frontend", StringComparison.Ordinal));
        Assert.Contains(result.Coverage, c => c.Source == "iis-frontend" && c.Artefacts == 0 && c.Fraction == 0);
    }

    [Fact]
    public void CampaignWithoutEntryStage_IsNotExcluded() =>
        Assert.Equal(VerdictState.CannotExclude, (Scene.Covered with { Campaigns = [Scene.Entry with { Stages = [] }] }).Verdict().State);

    [Fact]
    public void EntryStageWithoutSources_IsNotExcluded() =>
        Assert.Equal(VerdictState.CannotExclude, (Scene.Covered with { Campaigns = [Scene.Entry with { Stages = [Scene.Entry.Stages[0] with { DecisiveSources = [] }] }] }).Verdict().State);

    [Fact]
    public void SingleSourceCollectionTime_LowersTheConfidence() =>
        Assert.Equal(Confidence.Medium, (Scene.Covered with { Observations = [Scene.Covered.Observations[1]] }).Verdict().Confidence);
}
