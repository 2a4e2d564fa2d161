using Breakwater.Model;

namespace Breakwater.Judgement.Tests.Times;

public sealed class CollectionTimeTest
{
    private static readonly Scene Scene = Scene.Covered;

    [Fact]
    public void Manifest_Wins() =>
        Assert.Equal(Scene.Utc(2021, 3, 10), (Scene with { ManifestTime = Scene.Utc(2021, 3, 10) }).Judge().Collected!.Time);

    [Fact]
    public void TwoSources_NewestSharedHour()
    {
        var scene = Scene with { Observations = [Logs.Hourly("httpproxy/ecp", Scene.Start, Scene.End), Logs.Hourly("iis-frontend", Scene.Start, Scene.End.AddHours(3))] };
        Assert.Equal(Scene.End.AddMinutes(-1), scene.Judge().Collected!.Time);
    }

    [Fact]
    public void LaterRecords_DoNotMoveTheWindowButTheirFindingsCount()
    {
        var scene = Scene with
        {
            Observations = [Logs.Hourly("httpproxy/ecp", Scene.Start, Scene.End), Logs.Hourly("iis-frontend", Scene.Start, Scene.End.AddHours(3))],
            Findings = [Found.Success(Rung.WroteFile).At(Scene.End.AddHours(2)) with { SourceId = "iis-frontend" }],
        };
        var result = scene.Judge();
        Assert.Contains(result.NotJudged, u => u.Reason.Contains("120 later records in 3 files", StringComparison.Ordinal));
        Assert.Equal(VerdictState.Compromised, result.Verdict.Overall);
        Assert.Equal(Scene.Judge().Collected, result.Collected);
    }

    [Fact]
    public void FindingsAfterTheAssessmentTime_AreNamedAndNotJudged()
    {
        var result = (Scene with { Findings = [Found.Success(Rung.WroteFile).At(Scene.AssessedAt.AddHours(2)) with { SourceId = "iis-frontend" }] }).Judge();
        Assert.Contains(result.NotJudged, u => u.Reason.Contains("JUDG002 iis-frontend: 1 finding later", StringComparison.Ordinal));
        Assert.Contains(result.Warnings, w => w.StartsWith("JUDG008", StringComparison.Ordinal));
        Assert.True(result.Verdict.Overall < VerdictState.Targeted);
    }

    [Fact]
    public void StateFindingWithLaterTime_IsStillJudged()
    {
        var scene = Scene with { Findings = [Found.Artefact(Rung.WroteFile).At(Scene.End.AddDays(2)) with { SourceId = "web-files" }] };
        Assert.Equal(VerdictState.Compromised, scene.Judge().Verdict.Overall);
    }

    [Fact]
    public void SingleSource_NewestRecordAndFlagged()
    {
        var result = (Scene with { Observations = [Logs.Hourly("iis-frontend", Scene.Start, Scene.End)] }).Judge();
        Assert.Equal(Scene.End.AddMinutes(-1), result.Collected!.Time);
        Assert.Contains(result.Warnings, w => w.StartsWith("JUDG005", StringComparison.Ordinal));
    }

    [Fact]
    public void TwoSources_AreNotFlagged() => Assert.DoesNotContain(Scene.Judge().Warnings, w => w.StartsWith("JUDG005", StringComparison.Ordinal));

    [Fact]
    public void StateSource_IsNoSecondSource()
    {
        var state = Logs.Single("web-files", Scene.Start, Scene.End);
        var result = (Scene with { Observations = [Logs.Hourly("iis-frontend", Scene.Start, Scene.End), state] }).Judge();
        Assert.Contains(result.Warnings, w => w.StartsWith("JUDG005", StringComparison.Ordinal));
    }

    [Fact]
    public void AsOf_CapsCollectionTime()
    {
        var scene = Scene with { AssessedAt = Scene.Utc(2021, 3, 5), AsOfGiven = true, Findings = [Found.Attempt().At(Scene.Utc(2021, 3, 6))] };
        var result = scene.Judge();
        Assert.Equal(Scene.Utc(2021, 3, 5), result.Collected!.Time);
        Assert.True(result.Verdict.Overall < VerdictState.Targeted);
    }

    [Fact]
    public void AsOfLaterThanTheRecords_CapsNothing() =>
        Assert.Equal(Scene.End.AddMinutes(-1), (Scene with { AsOfGiven = true }).Judge().Collected!.Time);

    [Fact]
    public void NowEarlierThanTheRecords_DoesNotCap() =>
        Assert.Equal(Scene.End.AddMinutes(-1), (Scene with { AssessedAt = Scene.Utc(2021, 3, 5) }).Judge().Collected!.Time);

    [Fact]
    public void SourceThatGoesOnAloneForDays_IsNoOutlier()
    {
        var scene = Scene with
        {
            Observations = [Logs.Daily("ecp-server", Scene.Start, Scene.Start.AddDays(1)), Logs.Hourly("iis-frontend", Scene.Start, Scene.End)],
            Findings = [Found.Success(Rung.ShellUsed).At(Scene.End.AddDays(-1)) with { SourceId = "iis-frontend" }],
        };
        var result = scene.Judge();
        Assert.Equal(VerdictState.Compromised, result.Verdict.Overall);
        Assert.Contains(result.Warnings, w => w.StartsWith("JUDG005", StringComparison.Ordinal));
    }

    [Fact]
    public void LoneRecordsYearsLater_AreOutliers()
    {
        var jumped = Logs.Hourly("iis-frontend", Scene.Utc(2031, 1, 1), Scene.Utc(2031, 1, 4));
        var result = (Scene with { Observations = [.. Scene.Observations, jumped] }).Judge();
        Assert.Equal(Scene.End.AddMinutes(-1), result.Collected!.Time);
        Assert.Contains(result.NotJudged, u => u.Reason.StartsWith("JUDG001 iis-frontend", StringComparison.Ordinal));
    }

    [Fact]
    public void NoRecords_NoCollectionTime()
    {
        var result = new Scene().Judge();
        Assert.Null(result.Collected);
        Assert.Contains(result.Warnings, w => w.StartsWith("JUDG006", StringComparison.Ordinal));
        Assert.Equal(VerdictState.CannotExclude, result.Verdict.Overall);
    }
}
