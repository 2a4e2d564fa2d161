using Breakwater.Model;

namespace Breakwater.Judgement.Tests.Verdicts;

public sealed class OverallTest
{
    [Fact]
    public void Overall_IsTheWorst()
    {
        var other = Scene.Entry with { Id = "proxyshell", Name = "ProxyShell" };
        var result = (Scene.Covered with { Campaigns = [Scene.Entry, other], Findings = [Found.Attempt("1"), Found.Success(Rung.Exploited, "2") with { Campaign = "proxyshell" }] }).Judge();
        Assert.Equal(VerdictState.Suspected, result.Verdict.Overall);
        Assert.Equal("proxyshell", result.Verdict.Campaigns[0].Id);
    }

    [Fact]
    public void TracelessCampaign_IsShownAndNotCounted()
    {
        var result = (Scene.Covered with { Campaigns = [Scene.Entry, Scene.Traceless] }).Judge();
        var traceless = result.Verdict.Campaigns[^1];
        Assert.Equal(VerdictState.NotFound, result.Verdict.Overall);
        Assert.Equal(VerdictState.CannotExclude, traceless.State);
        Assert.False(traceless.LeavesTraces);
        Assert.Contains("leaves no trace here", traceless.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void TracelessCampaignWithFindings_Counts()
    {
        var result = (Scene.Covered with { Campaigns = [Scene.Traceless], Findings = [Found.Success(Rung.Credentials) with { Campaign = "relay" }] }).Judge();
        Assert.Equal(VerdictState.Compromised, result.Verdict.Overall);
    }

    [Fact]
    public void DoingThatNeedsNoHole_IsShownBesideTheVerdict()
    {
        var result = (Scene.Covered with { Campaigns = [Scene.Entry, Scene.WithoutHole] }).Judge();
        var modules = result.Verdict.Campaigns[^1];
        Assert.Equal(VerdictState.NotFound, result.Verdict.Overall);
        Assert.Equal((VerdictState.CannotExclude, false, true), (modules.State, modules.Counts, modules.LeavesTraces));
        Assert.Contains("It takes an administrator. Looked at without a find: HttpProxy Ecp, IIS front end and ECP server.", modules.Reason, StringComparison.Ordinal);
        Assert.EndsWith("whoever has the rights needs no hole, so it is possible at any time (rule f).", modules.Explanation[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("rule f", result.Verdict.Campaigns[0].Explanation[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void DoingThatNeedsNoHole_WithAFinding_Counts()
    {
        var result = (Scene.Covered with { Campaigns = [Scene.Entry, Scene.WithoutHole], Findings = [Found.Artefact(Rung.Persistence) with { Campaign = "modules" }] }).Judge();
        Assert.Equal(VerdictState.Compromised, result.Verdict.Overall);
        Assert.True(result.Verdict.Campaigns[0].Counts);
    }

    [Fact]
    public void NoCampaignKnown_CannotExclude() => Assert.Equal(VerdictState.CannotExclude, (Scene.Covered with { Campaigns = [] }).Judge().Verdict.Overall);

    [Theory]
    [InlineData(null)]
    [InlineData("a-campaign-nobody-knows")]
    public void FindingsOfNoKnownCampaign_AreUnattributed(string? campaign)
    {
        var result = (Scene.Covered with { Findings = [Found.Artefact(Rung.WroteFile) with { Campaign = campaign }] }).Judge();
        Assert.Equal(VerdictState.Compromised, result.Verdict.Overall);
        Assert.Equal("unattributed", result.Verdict.Campaigns[0].Id);
    }

    [Theory]
    [InlineData(Outcome.Probe, Confidence.High)]
    [InlineData(Outcome.Artefact, Confidence.Low)]
    public void NothingThatCounts_NoUnattributed(Outcome outcome, Confidence confidence)
    {
        var finding = Found.Success(Rung.WroteFile, confidence: confidence) with { Campaign = null, Outcome = outcome };
        Assert.DoesNotContain((Scene.Covered with { Findings = [finding] }).Judge().Verdict.Campaigns, c => c.Id == "unattributed");
    }

    [Fact]
    public void NoFindings_NoUnattributed() => Assert.Single(Scene.Covered.Judge().Verdict.Campaigns);
}
