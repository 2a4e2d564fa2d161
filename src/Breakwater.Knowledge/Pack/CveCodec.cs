using System.Globalization;
using Breakwater.Knowledge.Vulnerabilities;

namespace Breakwater.Knowledge.Pack;

internal static class CveCodec
{
    public static void Write(PackWriter to, Cve cve)
    {
        to.Text(cve.Id);
        to.Text(cve.Title);
        to.Texts(cve.Affects);
        to.OptionalDate(cve.Published);
        to.OptionalText(cve.Cvss?.ToString("0.0", CultureInfo.InvariantCulture));
        to.OptionalText(cve.Vector);
        to.OptionalText(cve.Severity);
        to.OptionalFlag(cve.PreAuth);
        to.Flag(cve.ExploitedInWild);
        to.OptionalDate(cve.FirstKnownExploitation);
        to.OptionalText(cve.FirstKnownExploitationBasis);
        to.OptionalDate(cve.CatalogueAdded);
        to.OptionalFlag(cve.RansomwareUse);
        to.Texts(cve.Names);
        WriteFixes(to, cve);
        to.OptionalText(cve.NeedsConfiguration);
        to.Texts(cve.ConfigurationAppliesTo);
        to.Flag(cve.ConfigurationIsTheFix);
        to.List(cve.DisablingOverrides, o => to.Texts([o.Component, o.Section, o.Parameter, o.BadValue]));
        to.Flag(cve.IsPlatform);
        to.OptionalText(cve.Note);
        to.Texts(cve.Sources);
    }

    public static Cve Read(PackReader from) => new()
    {
        Id = from.Text(),
        Title = from.Text(),
        Affects = from.Texts(),
        Published = from.OptionalDate(),
        Cvss = ReadScore(from.OptionalText()),
        Vector = from.OptionalText(),
        Severity = from.OptionalText(),
        PreAuth = from.OptionalFlag(),
        ExploitedInWild = from.Flag(),
        FirstKnownExploitation = from.OptionalDate(),
        FirstKnownExploitationBasis = from.OptionalText(),
        CatalogueAdded = from.OptionalDate(),
        RansomwareUse = from.OptionalFlag(),
        Names = from.Texts(),
        FixedBy = from.Texts(),
        FixedByStrict = from.Texts(),
        FixedBuilds = from.List(() => new FixedBuild(from.Text(), from.Text(), from.Build())),
        FixedFromCu = from.List(() => new CumulativeUpdate(from.Text(), from.Text())),
        NoFixForCu = from.List(() => new CumulativeUpdate(from.Text(), from.Text())),
        NeedsConfiguration = from.OptionalText(),
        ConfigurationAppliesTo = from.Texts(),
        ConfigurationIsTheFix = from.Flag(),
        DisablingOverrides = from.List(() => ReadOverride(from.Texts())),
        IsPlatform = from.Flag(),
        Note = from.OptionalText(),
        Sources = from.Texts(),
    };

    private static void WriteFixes(PackWriter to, Cve cve)
    {
        to.Texts(cve.FixedBy);
        to.Texts(cve.FixedByStrict);
        to.List(cve.FixedBuilds, f =>
        {
            to.Text(f.Line);
            to.Text(f.Cu);
            to.Build(f.Build);
        });
        foreach (var list in (IReadOnlyList<CumulativeUpdate>[])[cve.FixedFromCu, cve.NoFixForCu])
        {
            to.List(list, c =>
            {
                to.Text(c.Line);
                to.Text(c.Cu);
            });
        }
    }

    private static double? ReadScore(string? text) =>
        text is null ? null
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score) ? score
        : throw new InvalidDataException("KNOW906 knowledge pack: a score is no number; the pack is not used");

    private static DisablingOverride ReadOverride(string[] parts) => parts.Length == 4
        ? new DisablingOverride(parts[0], parts[1], parts[2], parts[3])
        : throw new InvalidDataException("KNOW907 knowledge pack: an override has not four parts; the pack is not used");
}
