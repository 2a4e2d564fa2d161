using Breakwater.Judgement.SoftwareExposure;
using Breakwater.Model;

namespace Breakwater.Judgement.Tests.Windows;

public sealed class ExposureWindowTest
{
    private static readonly Scene Scene = Scene.Covered;

    [Fact]
    public void Unfixed_FromFirstExploitationToCollection() =>
        Assert.Equal(new TimeRange(Scene.Start, Scene.End.AddMinutes(-1)), Scene.Verdict().Window);

    [Fact]
    public void InstalledLater_StartsAtInstallation() =>
        Assert.Equal(Scene.Utc(2021, 3, 4, 10), (Scene with { Fix = Fix(installed: Scene.Utc(2021, 3, 4, 10)) }).Verdict().Window!.Value.From);

    [Fact]
    public void InstalledEarlier_ChangesNothing() =>
        Assert.Equal(Scene.Start, (Scene with { Fix = Fix(installed: Scene.Utc(2019, 1, 1)) }).Verdict().Window!.Value.From);

    [Fact]
    public void Since_ReplacesTheStart() =>
        Assert.Equal(Scene.Utc(2020, 9, 1), (Scene with { Since = Scene.Utc(2020, 9, 1), Fix = Fix(installed: Scene.Utc(2021, 3, 4)) }).Verdict().Window!.Value.From);

    [Fact]
    public void Fixed_EndsWhenTheFixWasEffective() =>
        Assert.Equal(Scene.Utc(2021, 3, 5), (Scene with { Fix = Fix(since: Scene.Utc(2021, 3, 5)) }).Verdict().Window!.Value.To);

    [Fact]
    public void FixedWithoutADate_EndsAtCollection() =>
        Assert.Equal(Scene.End.AddMinutes(-1), (Scene with { Fix = Fix() with { FixedNow = true } }).Verdict().Window!.Value.To);

    [Fact]
    public void FixedAfterCollection_EndsAtCollection() =>
        Assert.Equal(Scene.End.AddMinutes(-1), (Scene with { Fix = Fix(since: Scene.Utc(2021, 3, 15)) }).Verdict().Window!.Value.To);

    [Fact]
    public void SinceAfterTheFix_SaysWhatWasNotJudged()
    {
        var verdict = (Scene with { Since = Scene.Utc(2021, 3, 6), Fix = Fix(since: Scene.Utc(2021, 3, 5)) }).Verdict();
        Assert.Equal(VerdictState.NotFound, verdict.State);
        Assert.Contains("the time before that date was not judged", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void SinceAfterCollection_CannotExclude() =>
        Assert.Equal(VerdictState.CannotExclude, (Scene with { Since = Scene.Utc(2021, 3, 12) }).Verdict().State);

    private static FixState Fix(DateTime? since = null, DateTime? installed = null) =>
        new(since is not null, since, "setup log", installed, false);
}
