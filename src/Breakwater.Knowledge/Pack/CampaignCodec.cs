using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.Knowledge.Pack;

internal static class CampaignCodec
{
    public static void Write(PackWriter to, Campaign campaign)
    {
        to.Text(campaign.Id);
        to.Text(campaign.Name);
        to.Texts(campaign.AlsoKnownAs);
        to.Text(campaign.Summary);
        to.Texts(campaign.Cves);
        to.Texts(campaign.EntryCves);
        to.OptionalDate(campaign.FirstKnownExploitation);
        to.Text(campaign.Basis);
        to.Flag(campaign.LeavesTraces);
        to.OptionalText(campaign.Traceless);
        to.OptionalText(campaign.Access);
        to.Flag(campaign.ActsAsAnybody);
        to.Texts(campaign.Detectors);
        to.List(campaign.Stages, s =>
        {
            to.Text(s.Id);
            to.Text(s.Title);
            to.Number((int)s.Rung);
            to.Flag(s.IsEntry);
            to.Texts(s.DecisiveSources);
            to.Texts(s.IisColumns);
        });
        to.Texts(campaign.Successes);
        to.Texts(campaign.LookAlikes);
        to.Texts(campaign.Sources);
    }

    public static Campaign Read(PackReader from) => new()
    {
        Id = from.Text(),
        Name = from.Text(),
        AlsoKnownAs = from.Texts(),
        Summary = from.Text(),
        Cves = from.Texts(),
        EntryCves = from.Texts(),
        FirstKnownExploitation = from.Date(),
        Basis = from.Text(),
        LeavesTraces = from.Flag(),
        Traceless = from.OptionalText(),
        Access = from.OptionalText(),
        ActsAsAnybody = from.Flag(),
        Detectors = from.Texts(),
        Stages = from.List(() => new CampaignStage(from.Text(), from.Text(), (Rung)from.Number(), from.Flag(), from.Texts()) { IisColumns = from.Texts() }),
        Successes = from.Texts(),
        LookAlikes = from.Texts(),
        Sources = from.Texts(),
    };
}
