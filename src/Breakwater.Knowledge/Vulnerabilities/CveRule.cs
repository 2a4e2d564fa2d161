using Breakwater.Knowledge.Builds;
using Breakwater.Knowledge.Products;
using Breakwater.Model;

namespace Breakwater.Knowledge.Vulnerabilities;

/// <summary>Decides one vulnerability on one build. Builds are compared inside one cumulative update only, never across.</summary>
internal sealed class CveRule(BuildIndex index, IReadOnlyList<BuildEntry> builds, Product? product)
{
    /// <summary>The state alone, which is what planning asks for hundreds of times.</summary>
    public static CveState StateOf(BuildIdentity identity, Cve cve)
    {
        var state = CodeStateOf(identity, cve);
        return state == CveState.Fixed && cve.NeedsConfiguration is not null ? CveState.FixedIfConfigured : state;
    }

    public CveDecision Decide(BuildIdentity identity, Cve cve)
    {
        var line = identity.Line ?? "";
        var affected = cve.Affects.Contains(line, StringComparer.Ordinal);
        var fromBaseline = affected ? IsFixedFromBaseline(identity, cve) : cve.ConfigurationAppliesTo.Contains(line, StringComparer.Ordinal);
        var disputed = affected && cve.FixedByStrict.Count > 0 && CodeStateOf(identity, cve) == CveState.Fixed && IsBelowStrictReading(identity, cve);
        return new CveDecision(cve, StateOf(identity, cve), disputed, fromBaseline, affected && !cve.IsPlatform ? FixesFor(identity, line, cve) : []);
    }

    private static CveState CodeStateOf(BuildIdentity identity, Cve cve)
    {
        var line = identity.Line ?? "";
        if (!cve.Affects.Contains(line, StringComparer.Ordinal))
        {
            return cve.ConfigurationAppliesTo.Contains(line, StringComparer.Ordinal) ? CveState.FixedIfConfigured : CveState.NotAffected;
        }

        // The operating system or .NET holds a platform fault: no Exchange build says anything about it.
        // Service packs of 2010 came out beside each other, so that one number does not order them: nothing is claimed either.
        if (cve.IsPlatform || identity.Cu is null || line == "2010")
        {
            return CveState.Undetermined;
        }

        return IsFixedFromBaseline(identity, cve) ? CveState.Fixed
            : FixOn(identity, cve) is { } fix ? Compare(identity, cve.Id, fix)
            : CveState.VulnerableNoPackage;
    }

    private static bool IsFixedFromBaseline(BuildIdentity identity, Cve cve)
    {
        foreach (var cu in cve.FixedFromCu)
        {
            if (cu.Cu == identity.Cu && cu.Line == identity.Line)
            {
                return true;
            }
        }

        return false;
    }

    private static ExchangeBuild? FixOn(BuildIdentity identity, Cve cve)
    {
        foreach (var fix in cve.FixedBuilds)
        {
            if (fix.Cu == identity.Cu && fix.Line == identity.Line)
            {
                return fix.Build;
            }
        }

        return null;
    }

    private static CveState Compare(BuildIdentity identity, string cve, ExchangeBuild fix)
    {
        // Three parts: any update of the cumulative update is possible, from its baseline on.
        if (identity.Build.Revision is null)
        {
            return identity.Entry!.Build >= fix ? CveState.Fixed : CveState.Undetermined;
        }

        if (identity.Build < fix)
        {
            return CveState.Vulnerable;
        }

        // A stop-gap package has a higher number than the packages before it without holding their fixes.
        return identity.LimitedTo.Count > 0 && !identity.LimitedTo.Contains(cve, StringComparer.Ordinal) ? CveState.Undetermined : CveState.Fixed;
    }

    private bool IsBelowStrictReading(BuildIdentity identity, Cve cve)
    {
        var line = identity.Line!;
        var demanded = builds.Where(b => b.Line == line && (b.Update is null
            ? cve.FixedByStrict.Contains($"{line}/{b.Cu}", StringComparer.Ordinal)
            : cve.FixedByStrict.Contains(b.Update, StringComparer.Ordinal))).Min(b => b.Released);
        var strict = builds.FirstOrDefault(b => b.Line == line && b.Cu == identity.Cu && b.Released >= demanded)?.Build;
        return strict is null || (identity.Build.Revision is null ? identity.Entry!.Build : identity.Build) < strict;
    }

    private string NameOf(ExchangeBuild build)
    {
        var entry = index.Find(build)!;
        return $"{entry.Update ?? entry.Cu} ({build}{(entry.Kb is null ? "" : ", " + entry.Kb)})";
    }

    private List<string> FixesFor(BuildIdentity identity, string line, Cve cve) =>
        IsFixedFromBaseline(identity, cve) ? [$"{identity.Cu} itself"]
        : line != "2010" && FixOn(identity, cve) is { } fix ? [NameOf(fix)]
        : FixesElsewhere(line, cve);

    private List<string> FixesElsewhere(string line, Cve cve)
    {
        var target = product?.LastCu;
        var fix = cve.FixedBuilds.FirstOrDefault(f => f.Line == line && f.Cu == target) ?? cve.FixedBuilds.LastOrDefault(f => f.Line == line);
        return cve.FixedFromCu.Contains(new CumulativeUpdate(line, target ?? "")) ? [$"upgrade to {target}"]
            : fix is null ? []
            : [$"upgrade to {fix.Cu} with {NameOf(fix.Build)}"];
    }
}
