using Breakwater.Knowledge.Indicators;
using Breakwater.Knowledge.Vulnerabilities;
using Breakwater.Knowledge.Web;
using Breakwater.Model;

namespace Breakwater.Knowledge.Pack;

/// <summary>The small records beside builds and CVEs.</summary>
internal static class SupplementCodec
{
    private const int Sha256Length = 32;

    public static void Write(PackWriter to, KnowledgeIdentity identity)
    {
        to.Text(identity.Version);
        to.OptionalDate(identity.AsOf);
    }

    public static KnowledgeIdentity ReadIdentity(PackReader from) => new(from.Text(), from.Date());

    public static void Write(PackWriter to, KnownDecision decision)
    {
        to.Build(decision.Build);
        to.Text(decision.Cve);
        to.Text(decision.State);
    }

    public static KnownDecision ReadDecision(PackReader from) => new(from.Build(), from.Text(), from.Text());

    public static void Write(PackWriter to, KnowledgeSource source)
    {
        to.Text(source.Id);
        to.Text(source.Name);
        to.OptionalText(source.Date);
        to.OptionalDate(source.Read);
    }

    public static KnowledgeSource ReadSource(PackReader from) => new(from.Text(), from.Text(), from.OptionalText(), from.Date());

    public static void Write(PackWriter to, Indicator indicator)
    {
        to.Text(indicator.Type);
        to.Text(indicator.Value);
        to.Text(indicator.Cluster);
        to.Text(indicator.FirstSeen);
        to.Text(indicator.Source);
        to.Text(indicator.Confidence);
        to.OptionalText(indicator.Note);
    }

    public static Indicator ReadIndicator(PackReader from) =>
        new(from.Text(), from.Text(), from.Text(), from.Text(), from.Text(), from.Text(), from.OptionalText());

    public static void Write(PackWriter to, OwnFile file)
    {
        to.Text(file.Path);
        to.Number(checked((int)file.LengthBytes));
        to.Bytes(Convert.FromHexString(file.Sha256));
    }

    public static OwnFile ReadOwnFile(PackReader from) => new(from.Text(), from.Number(), Convert.ToHexStringLower(from.Bytes(Sha256Length)));

    public static void Write(PackWriter to, WebBaseline baseline)
    {
        to.Build(baseline.Coverage.From);
        to.List(baseline.Coverage.NewestPerLine, to.Build);
        to.List(baseline.Files, f =>
        {
            to.Text(f.Path);
            to.List(f.Variants, v =>
            {
                to.Bytes(Convert.FromHexString(v.Sha256));
                to.Build(v.First);
                to.Build(v.Last);
                to.Number(v.Builds);
            });
        });
    }

    public static WebBaseline ReadWebBaseline(PackReader from)
    {
        var coverage = new WebBaselineCoverage(from.Build(), from.List(from.Build));
        var files = from.List(() => new WebBaselineFile(from.Text(), from.List(() => ReadVariant(from))));
        return files.DistinctBy(f => f.Path, StringComparer.OrdinalIgnoreCase).Count() == files.Length ? new WebBaseline(coverage, files)
            : throw new InvalidDataException("KNOW908 knowledge pack: a path is listed twice in the web baseline; the pack is not used");
    }

    private static WebBaselineVariant ReadVariant(PackReader from) =>
        new(Convert.ToHexStringLower(from.Bytes(Sha256Length)), from.Build(), from.Build(), from.Number());
}
