using Breakwater.Judgement.Coverage;
using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.Judgement.Tests.Coverage;

public sealed class StateSourceTest
{
    [Theory]
    [InlineData("web-files")]
    [InlineData("iis-configuration")]
    [InlineData("virtual-directory-export")]
    public void State_NeverExcludesAPastEntry(string source)
    {
        var campaign = Scene.Entry with { Stages = [new CampaignStage("shell", "Shell on disk", Rung.WroteFile, true, [source])] };
        var verdict = (Scene.Covered with { Campaigns = [campaign], Observations = [.. Scene.Covered.Observations, Logs.State(source)] }).Verdict();
        Assert.Equal(VerdictState.CannotExclude, verdict.State);
        Assert.Contains("shows a state at collection only", verdict.Reason, StringComparison.Ordinal);
    }

    /// <summary>Also without any other file of its kind.</summary>
    [Fact]
    public void UnreadFileOfAState_IsItsHole() =>
        Assert.Contains(SourceTimeline.Absent("web-files", [new Hole(new TimeRange(Scene.Start, Scene.End), "has a file that could not be read")]).Over(new TimeRange(Scene.Start, Scene.End)).Holes, h => h.Reason == "has a file that could not be read");

    [Fact]
    public void State_HasNoFraction() =>
        Assert.Null((Scene.Covered with { Observations = [.. Scene.Covered.Observations, Logs.State("web-files")] }).Judge().Coverage.Single(c => c.Source == "web-files").Fraction);
}
