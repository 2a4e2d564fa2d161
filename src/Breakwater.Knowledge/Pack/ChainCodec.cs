using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.Knowledge.Pack;

internal static class ChainCodec
{
    public static void Write(PackWriter to, Chain chain)
    {
        to.Text(chain.Id);
        to.Text(chain.Title);
        to.Texts(chain.Campaigns);
        to.Number((int)chain.Confidence);
        to.Texts(chain.Attack);
        to.Texts(chain.LookAlikes);
        to.List(chain.Steps, s =>
        {
            to.Text(s.Title);
            to.Flag(s.OfCampaign);
            to.Texts(s.Campaigns);
            to.Texts(s.Sources);
            to.Texts(s.Rules);
            to.List(s.Rungs, r => to.Number((int)r));
            to.List(s.Outcomes, o => to.Number((int)o));
            to.Number((int)s.Minimum);
            to.OptionalText(s.Pool);
            to.List(s.Ties, t => to.Number((int)t));
            to.Number((int)s.Within.TotalSeconds);
            to.Flag(s.IsOptional);
        });
    }

    public static Chain Read(PackReader from) => new()
    {
        Id = from.Text(),
        Title = from.Text(),
        Campaigns = from.Texts(),
        Confidence = (Confidence)from.Number(),
        Attack = from.Texts(),
        LookAlikes = from.Texts(),
        Steps = from.List(() => new ChainStep
        {
            Title = from.Text(),
            OfCampaign = from.Flag(),
            Campaigns = from.Texts(),
            Sources = from.Texts(),
            Rules = from.Texts(),
            Rungs = from.List(() => (Rung)from.Number()),
            Outcomes = from.List(() => (Outcome)from.Number()),
            Minimum = (Confidence)from.Number(),
            Pool = from.OptionalText(),
            Ties = from.List(() => (ChainTie)from.Number()),
            Within = TimeSpan.FromSeconds(from.Number()),
            IsOptional = from.Flag(),
        }),
    };
}
