using Breakwater.Model;

namespace Breakwater.Judgement.Tests.Verdicts;

public sealed class CorroborationTest
{
    private static readonly DateTime Noon = Scene.Utc(2021, 3, 3, 12);

    private static readonly Finding Route = Found.Success(Rung.MailTaken, "1", Confidence.Medium).At(Noon).By("203.0.113.5", "python-requests/2.25", "/ecp/y.js");

    private static readonly Finding Action = Found.Success(Rung.MailTaken, "2", Confidence.Medium).At(Noon.AddSeconds(4)).By(null, "python-requests/2.25") with { SourceId = "ews" };

    [Fact]
    public void RouteAndReading_TogetherAreCertain()
    {
        var result = (Scene.Covered with { Findings = [Route, Action] }).Judge();
        Assert.Equal(VerdictState.Compromised, result.Verdict.Overall);
        Assert.Contains(result.Verdict.Campaigns[0].Explanation, l => l.StartsWith("Counted as high confidence: 1 and 2.", StringComparison.Ordinal));
        Assert.Equal(Confidence.High, result.Mailboxes[0].Confidence);
    }

    [Fact]
    public void RouteAlone_IsSuspected() => Assert.Equal(VerdictState.Suspected, (Scene.Covered with { Findings = [Route] }).Judge().Verdict.Overall);

    [Fact]
    public void ReadingAlone_IsSuspected() => Assert.Equal(VerdictState.Suspected, (Scene.Covered with { Findings = [Action] }).Judge().Verdict.Overall);

    [Fact]
    public void MinutesApart_ProveNothingTogether() =>
        Assert.Equal(VerdictState.Suspected, (Scene.Covered with { Findings = [Route, Action.At(Noon.AddMinutes(2))] }).Judge().Verdict.Overall);

    [Fact]
    public void OtherClient_ProvesNothingTogether() =>
        Assert.Equal(VerdictState.Suspected, (Scene.Covered with { Findings = [Route, Action.By(null, "BackupAgent/4")] }).Judge().Verdict.Overall);
}
