using Breakwater.Knowledge.Builds;

namespace Breakwater.Knowledge.Pack;

internal static class BuildCodec
{
    public static void Write(PackWriter to, BuildEntry entry)
    {
        to.Build(entry.Build);
        to.Text(entry.Line);
        to.Text(entry.Cu);
        to.OptionalText(entry.Update);
        to.OptionalDate(entry.Released);
        to.OptionalText(entry.Kb);
        to.Number((int)entry.Kind);
        to.OptionalText(entry.Alias);
        to.Texts(entry.LimitedTo);
        to.Number(entry.EsuPeriod ?? 0);
        to.Flag(entry.SameBuildAsCu);
        to.Flag(entry.AlternateOf is not null);
        if (entry.AlternateOf is { } other)
        {
            to.Build(other);
        }

        to.Flag(entry.Disputed);
        to.Text(entry.Confidence);
        to.OptionalText(entry.Note);
        to.Texts(entry.Sources);
    }

    public static BuildEntry Read(PackReader from) => new()
    {
        Build = from.Build(),
        Line = from.Text(),
        Cu = from.Text(),
        Update = from.OptionalText(),
        Released = from.OptionalDate(),
        Kb = from.OptionalText(),
        Kind = (BuildKind)from.Number(),
        Alias = from.OptionalText(),
        LimitedTo = from.Texts(),
        EsuPeriod = from.Number() is var period and > 0 ? period : null,
        SameBuildAsCu = from.Flag(),
        AlternateOf = from.Flag() ? from.Build() : null,
        Disputed = from.Flag(),
        Confidence = from.Text(),
        Note = from.OptionalText(),
        Sources = from.Texts(),
    };
}
