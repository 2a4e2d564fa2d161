using Breakwater.Judgement.Verdicts;
using Breakwater.Model;

namespace Breakwater.Judgement.Tests.Verdicts;

public sealed class CorroborationTest
{
    private static readonly DateTime Noon = Scene.Utc(2021, 3, 3, 12);

    private static readonly Finding Route = Found.Success(Rung.MailTaken, "1", Confidence.Medium).At(Noon).By("203.0.113.5", "python-requests/2.25", "/EWS/Exchange.asmx");

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
    public void MailboxNamedByTheEwsLog_LeavesNoUnknownMailbox()
    {
        var named = Action with { Subject = Action.Subject with { Mailbox = "cfo@contoso.example" } };
        Assert.Equal(["cfo@contoso.example", "all other mailboxes"], (Scene.Covered with { Findings = [Route, named] }).Judge().Mailboxes.Select(m => m.Address));
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

    [Fact]
    public void ReadingByAnotherCampaignsRoute_CountsForThatCampaign()
    {
        var route = Route with { Campaign = "proxyshell", Rung = Rung.Exploited, Confidence = Confidence.High, SourceId = "httpproxy/autodiscover", Subject = Route.Subject with { Target = "/autodiscover/autodiscover.json?@x/ews/exchange.asmx" } };
        var findings = Corroboration.Apply([route, Action]).Findings;
        Assert.Equal(["proxyshell", "proxyshell"], findings.Select(f => f.Campaign));
        Assert.Equal(Confidence.High, findings[1].Confidence);
    }

    /// <summary>Exchange's own parts read so too, which makes the reading weak; the route of the same client makes it certain.</summary>
    [Theory]
    [InlineData(4, "python-requests/2.25", true)]
    [InlineData(120, "python-requests/2.25", false)]
    [InlineData(4, "ExchangeServicesClient/15.01.2176.002", false)]
    public void WeakReading_CountsOnlyBesideTheRoute(int seconds, string agent, bool counts)
    {
        var weak = Action.At(Noon.AddSeconds(seconds)).By(null, agent) with { Confidence = Confidence.Low, Level = "low" };
        Assert.Equal(counts ? (Confidence.High, "high") : (Confidence.Low, "low"), (Corroboration.Apply([Route, weak]).Findings[1].Confidence, Corroboration.Apply([Route, weak]).Findings[1].Level));
        Assert.Equal(VerdictState.NotFound, (Scene.Covered with { Findings = [weak] }).Judge().Verdict.Overall);
    }

    [Fact]
    public void SessionWhoseAccountThePowerShellLogNames_IsNotListedAsUnknown()
    {
        var session = Found.Success(Rung.Exploited, "3").At(Noon).By("203.0.113.5", "python-requests/2.25", "/autodiscover/autodiscover.json?@x/powershell/");
        var named = Found.Success(Rung.Exploited, "4").At(Noon.AddSeconds(2)) with { SourceId = "rps-http", Subject = new FindingSubject { Mailbox = @"CONTOSO\admin" } };
        Assert.Equal(["3"], Corroboration.Apply([session, named]).NamedElsewhere);
    }
}
