using Breakwater.Model;

namespace Breakwater.Judgement.Tests.Verdicts;

public sealed class OpenHolesTest
{
    private static readonly Finding Right = Found.Artefact(Rung.Persistence) with { Rule = "mailbox-folders", Campaign = "mailbox-abuse" };

    [Fact]
    public void TraceOfAHoleThatWasOpen_BelongsToItsCampaign()
    {
        var campaign = Scene.Entry with { Detectors = ["mailbox-folders"] };
        Assert.Equal(campaign.Id, Assert.Single((Scene.Covered with { Campaigns = [campaign], Findings = [Right] }).Judge().Findings).Campaign);
    }

    [Fact]
    public void TraceThatAnotherOpenHoleExplains_StaysThere()
    {
        var other = Scene.Entry with { Id = "other" };
        var campaign = Scene.Entry with { Detectors = ["mailbox-folders"] };
        Assert.Equal("other", Assert.Single((Scene.Covered with { Campaigns = [campaign, other], Findings = [Right with { Campaign = "other" }] }).Judge().Findings).Campaign);
    }

    [Fact]
    public void TraceOfAHoleThatNeverWasOpen_StaysWhereItWas()
    {
        var campaign = Scene.Entry with { Detectors = ["mailbox-folders"], FirstKnownExploitation = DateOnly.FromDateTime(Scene.End.AddYears(1)) };
        Assert.Equal("mailbox-abuse", Assert.Single((Scene.Covered with { Campaigns = [campaign], Findings = [Right] }).Judge().Findings).Campaign);
    }
}
