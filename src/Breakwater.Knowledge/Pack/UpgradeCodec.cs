using Breakwater.Knowledge.Upgrades;

namespace Breakwater.Knowledge.Pack;

internal static class UpgradeCodec
{
    public static void Write(PackWriter to, UpgradeRules rules)
    {
        to.Text(rules.InPlaceFrom);
        to.Texts(rules.InPlaceCus);
        to.Text(rules.InPlaceTo);
        to.Texts(rules.Rules);
        to.List(rules.DotNet, d =>
        {
            to.Text(d.Line);
            to.Texts(d.Cus);
            to.Texts(d.Versions);
        });
        to.List(rules.DirectoryLevels, l =>
        {
            to.Text(l.Line);
            to.Text(l.Cu);
            to.Number(l.Schema);
            to.Number(l.Domain);
            to.Number(l.Organisation);
        });
    }

    public static UpgradeRules Read(PackReader from) => new()
    {
        InPlaceFrom = from.Text(),
        InPlaceCus = from.Texts(),
        InPlaceTo = from.Text(),
        Rules = from.Texts(),
        DotNet = from.List(() => new DotNetSupport(from.Text(), from.Texts(), from.Texts())),
        DirectoryLevels = from.List(() => new DirectoryLevel(from.Text(), from.Text(), from.Number(), from.Number(), from.Number())),
    };
}
