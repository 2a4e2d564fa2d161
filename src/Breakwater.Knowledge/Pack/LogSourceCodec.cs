using Breakwater.Knowledge.LogSources;

namespace Breakwater.Knowledge.Pack;

internal static class LogSourceCodec
{
    public static void Write(PackWriter to, LogSourceMeaning meaning)
    {
        to.OptionalText(meaning.Product);
        to.OptionalText(meaning.Category);
        to.OptionalText(meaning.Service);
        to.List(meaning.Places, s =>
        {
            to.OptionalText(s.Source);
            to.OptionalText(s.Channel);
            to.List(s.EventIds, to.Number);
            to.List(s.Fields, f => Write(to, f));
            to.Texts(s.Carries);
            to.Texts(s.FiltersNeed);
            to.List(s.Where, f => Write(to, f));
            to.List(s.Replacements, r =>
            {
                to.Text(r.Field);
                to.Text(r.From);
                to.Text(r.To);
            });
        });
    }

    public static LogSourceMeaning Read(PackReader from) => new(from.OptionalText(), from.OptionalText(), from.OptionalText(), from.List(() => new RecordPlace
    {
        Source = from.OptionalText(),
        Channel = from.OptionalText(),
        EventIds = from.List(from.Number),
        Fields = from.List(() => ReadNamed(from)),
        Carries = from.Texts(),
        FiltersNeed = from.Texts(),
        Where = from.List(() => ReadNamed(from)),
        Replacements = from.List(() => new Replacement(from.Text(), from.Text(), from.Text())),
    }));

    private static void Write(PackWriter to, NamedTexts named)
    {
        to.Text(named.Name);
        to.Texts(named.Texts);
    }

    private static NamedTexts ReadNamed(PackReader from) => new(from.Text(), from.Texts());
}
