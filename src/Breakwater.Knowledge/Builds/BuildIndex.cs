using Breakwater.Knowledge.Products;
using Breakwater.Model;

namespace Breakwater.Knowledge.Builds;

/// <summary>Finds a build number among the published ones (the seven rules for unknown builds).</summary>
internal sealed class BuildIndex
{
    private const string Preview = "Preview";
    private readonly Dictionary<ExchangeBuild, BuildEntry> byBuild = [];
    private readonly Dictionary<string, BuildEntry[]> byLine;
    private readonly Dictionary<string, string> names;

    public BuildIndex(IReadOnlyList<BuildEntry> builds, IReadOnlyList<Product> products)
    {
        // A second entry of the same number is the cumulative update itself under another label: the first one stands.
        foreach (var entry in builds)
        {
            byBuild.TryAdd(entry.Build, entry);
        }

        byLine = builds.GroupBy(b => b.Line).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        names = products.DistinctBy(p => p.Line).ToDictionary(p => p.Line, p => p.Name, StringComparer.Ordinal);
    }

    /// <summary>The product line of a number: 15.2 is shared by 2019 and SE, which begins at third part 2562.</summary>
    public static string? LineOf(ExchangeBuild build) => (build.Major, build.Minor) switch
    {
        (8, _) => "2007",
        (14, _) => "2010",
        (15, 0) => "2013",
        (15, 1) => "2016",
        (15, 2) => build.Build >= 2562 ? "SE" : "2019",
        _ => null,
    };

    /// <summary>The published build of a number; null when it is not listed.</summary>
    public BuildEntry? Find(ExchangeBuild build) => byBuild.GetValueOrDefault(build);

    public BuildIdentity Identify(ExchangeBuild build)
    {
        if (LineOf(build) is not { } line)
        {
            return new BuildIdentity { Build = build, Standing = BuildStanding.Unrecognised, Meaning = BuildSentences.Unrecognised(build) };
        }

        var name = names.GetValueOrDefault(line, "Exchange Server " + line);
        if (!byLine.TryGetValue(line, out var entries))
        {
            return new BuildIdentity { Build = build, Standing = BuildStanding.ProductOnly, Line = line, Product = name, Meaning = BuildSentences.ProductOnly(build, name) };
        }

        if (build.Revision is not null && byBuild.TryGetValue(build, out var entry))
        {
            return Listed(build, entry, entry.Cu == Preview ? CumulativeUpdateOf(entries, build)?[0].Cu : entry.Cu, name);
        }

        var (lower, upper) = Neighbours(entries, build);
        var unlisted = new BuildIdentity
        {
            Build = build,
            Standing = BuildStanding.NoSuchCumulativeUpdate,
            Line = line,
            Product = name,
            Lower = lower,
            Upper = upper,
            Meaning = "",
        };
        return CumulativeUpdateOf(entries, build) is { } cu ? WithinCumulativeUpdate(unlisted, cu) : OutsideCumulativeUpdates(unlisted, entries);
    }

    // A preview counts as the first release when it shares its third part, else as no cumulative update at all.
    private static BuildIdentity Listed(ExchangeBuild build, BuildEntry entry, string? cu, string name) => new()
    {
        Build = build,
        Standing = BuildStanding.Listed,
        Line = entry.Line,
        Product = name,
        Cu = cu,
        Update = entry.Update,
        Entry = entry,
        Disputed = entry.Disputed || entry.AlternateOf is not null,
        LimitedTo = entry.LimitedTo,
        Meaning = BuildSentences.Listed(entry, name),
    };

    // Exchange 2010 numbers its service packs by the second part, every later product its cumulative updates by the third.
    private static BuildEntry[]? CumulativeUpdateOf(BuildEntry[] entries, ExchangeBuild build)
    {
        var baseline = Array.Find(entries, e => e.Update is null && e.Cu != Preview
            && (e.Line == "2010" ? e.Build.Minor == build.Minor : e.Build.Build == build.Build));
        return baseline is null ? null : [.. entries.Where(e => e.Cu == baseline.Cu)];
    }

    private static (BuildEntry? Lower, BuildEntry? Upper) Neighbours(BuildEntry[] entries, ExchangeBuild build) => build.Revision is null
        ? (Array.FindLast(entries, e => e.Build.CompareTo(build with { Revision = 0 }) < 0), Array.Find(entries, e => e.Build.CompareTo(build with { Revision = ushort.MaxValue }) > 0))
        : (Array.FindLast(entries, e => e.Build < build), Array.Find(entries, e => e.Build > build));

    private static BuildIdentity WithinCumulativeUpdate(BuildIdentity unlisted, BuildEntry[] cu)
    {
        var build = unlisted.Build;
        var known = unlisted with { Cu = cu[0].Cu };
        if (build.Revision is null)
        {
            return known with { Standing = BuildStanding.CumulativeUpdateOnly, Entry = cu[0], Lower = cu[0], Upper = cu[^1], Meaning = BuildSentences.CumulativeUpdateOnly(build, cu, known.Product!) };
        }

        if (build < cu[0].Build)
        {
            return known with { Standing = BuildStanding.BelowBaseline, Meaning = BuildSentences.BelowBaseline(build, cu[0], known.Product!) };
        }

        var lower = Array.FindLast(cu, e => e.Build < build)!;
        return build > cu[^1].Build
            ? known with { Standing = BuildStanding.NewerUpdate, Lower = lower, Upper = null, Meaning = BuildSentences.NewerUpdate(build, lower, known.Product!) }
            : known with { Standing = BuildStanding.BetweenUpdates, Lower = lower, Meaning = BuildSentences.BetweenUpdates(build, lower, Array.Find(cu, e => e.Build > build)!, known.Product!) };
    }

    private static BuildIdentity OutsideCumulativeUpdates(BuildIdentity unlisted, BuildEntry[] entries) =>
        (unlisted.Build with { Revision = 0 }).CompareTo(entries[^1].Build) > 0
            ? unlisted with { Standing = BuildStanding.NewerCumulativeUpdate, Lower = entries[^1], Meaning = BuildSentences.NewerCumulativeUpdate(unlisted.Build, entries[^1], unlisted.Product!) }
            : unlisted with { Meaning = BuildSentences.NoSuchCumulativeUpdate(unlisted.Build, unlisted.Lower, unlisted.Upper, unlisted.Product!) };
}
