using System.Globalization;
using System.Text.RegularExpressions;
using Breakwater.Knowledge.Builds;
using Breakwater.KnowledgeCompiler.Reading;

namespace Breakwater.KnowledgeCompiler.Checks;

/// <summary>The build tables in themselves: order, lines, baselines, labels, dates.</summary>
internal static partial class BuildChecks
{
    private const int FirstSeBuild = 2562;
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    public static void Run(Facts facts, ProblemList problems)
    {
        var sources = facts.Sources.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var cves = facts.Cves.Select(c => c.Value.Id).ToHashSet(StringComparer.Ordinal);
        var builds = facts.Builds.Select(b => b.Value.Build).ToHashSet();
        foreach (var entry in facts.Builds)
        {
            Each(entry, facts.Identity.AsOf, problems);
            References(entry, sources, cves, problems);
            if (entry.Value.AlternateOf is { } other && !builds.Contains(other))
            {
                problems.Add(entry.Place, Messages.Unknown("alternateOf", "build", other.ToString()));
            }
        }

        Duplicates(facts.Builds, problems);
        foreach (var cu in facts.Builds.GroupBy(b => (b.Value.Line, b.Value.Cu)))
        {
            CumulativeUpdate([.. cu], problems);
        }
    }

    [GeneratedRegex(@"^([A-Z][a-z]{2})(\d\d)(SU|HU)(v\d)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    private static void Each(Located<BuildEntry> entry, DateOnly asOf, ProblemList problems)
    {
        var b = entry.Value;
        if (!BelongsTo(b))
        {
            problems.Add(entry.Place, Messages.NotOfLine(b.Build.ToString(), b.Line));
        }

        if (b.Update is null != b.Kind is BuildKind.Cu or BuildKind.Rtm or BuildKind.Sp or BuildKind.Preview)
        {
            problems.Add(entry.Place, Messages.KindAndUpdate(b.Build.ToString()));
        }

        if (b.Released > asOf)
        {
            problems.Add(entry.Place, Messages.AfterAsOf(b.Build.ToString(), Day(b.Released.Value)));
        }

        if (b is { Kind: BuildKind.Su or BuildKind.Hu, Update: { } label, Released: { } day } && !LabelFits(label, b.Kind, day))
        {
            problems.Add(entry.Place, Messages.LabelDate(b.Build.ToString(), label, Day(day)));
        }
    }

    private static bool BelongsTo(BuildEntry b) => (b.Line, b.Build.Major, b.Build.Minor) switch
    {
        ("2010", 14, _) or ("2013", 15, 0) or ("2016", 15, 1) => true,
        ("2019", 15, 2) => b.Build.Build < FirstSeBuild,
        ("SE", 15, 2) => b.Build.Build >= FirstSeBuild,
        _ => false,
    };

    private static bool LabelFits(string label, BuildKind kind, DateOnly day)
    {
        var match = Label().Match(label);
        if (!match.Success || match.Groups[3].Value != (kind == BuildKind.Su ? "SU" : "HU"))
        {
            return false;
        }

        var year = 2000 + int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        var slip = (day.Year - year) * 12 + day.Month - 1 - Array.IndexOf(Months, match.Groups[1].Value);
        // A re-release keeps the month of the first release and may come out in the next one.
        return slip == 0 || (slip == 1 && match.Groups[4].Success);
    }

    private static void References(Located<BuildEntry> entry, HashSet<string> sources, HashSet<string> cves, ProblemList problems)
    {
        if (entry.Value.Sources.Count == 0)
        {
            problems.Add(entry.Place, Messages.Missing("sources"));
        }

        foreach (var source in entry.Value.Sources.Where(s => !sources.Contains(s)))
        {
            problems.Add(entry.Place, Messages.Unknown(entry.Value.Build.ToString(), "source", source));
        }

        foreach (var cve in entry.Value.LimitedTo.Where(c => !cves.Contains(c)))
        {
            problems.Add(entry.Place, Messages.Unknown("limitedTo", "CVE", cve));
        }
    }

    private static void Duplicates(IReadOnlyList<Located<BuildEntry>> builds, ProblemList problems)
    {
        foreach (var same in builds.GroupBy(b => b.Value.Build).Where(g => g.Count(b => !b.Value.SameBuildAsCu) != 1))
        {
            problems.Add(same.Last().Place, Messages.Twice("build", same.Key.ToString()));
        }

        foreach (var same in builds.GroupBy(b => (b.Value.Line, b.Value.Cu, b.Value.Update)).Where(g => g.Count() > 1 && g.All(b => b.Value.AlternateOf is null)))
        {
            problems.Add(same.Last().Place, Messages.Twice("release", $"{same.Key.Line} {same.Key.Cu} {same.Key.Update}"));
        }

        foreach (var (earlier, later) in builds.Zip(builds.Skip(1)).Where(p => p.First.Value.Line == p.Second.Value.Line && p.Second.Value.Build < p.First.Value.Build))
        {
            problems.Add(later.Place, Messages.NotSorted($"{later.Value.Build} after {earlier.Value.Build}"));
        }
    }

    private static void CumulativeUpdate(IReadOnlyList<Located<BuildEntry>> cu, ProblemList problems)
    {
        var name = $"{cu[0].Value.Line} {cu[0].Value.Cu}";
        if (cu[0].Value.Update is not null)
        {
            problems.Add(cu[0].Place, Messages.NoBaseline(name));
        }

        if (cu[0].Value.Line != "2010" && cu.Select(b => b.Value.Build.Build).Distinct().Count() > 1)
        {
            problems.Add(cu[0].Place, Messages.ThirdPart(name));
        }

        foreach (var (earlier, later) in cu.Zip(cu.Skip(1)).Where(p => p.Second.Value.Released < p.First.Value.Released))
        {
            problems.Add(later.Place, Messages.DateOrder(earlier.Value.Build.ToString(), later.Value.Build.ToString()));
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
