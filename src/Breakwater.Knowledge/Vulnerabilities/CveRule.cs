using Breakwater.Knowledge.Builds;
using Breakwater.Knowledge.Products;
using Breakwater.Model;

namespace Breakwater.Knowledge.Vulnerabilities;

/// <summary>Decides one vulnerability on one build. Builds are compared inside one cumulative update only, never across.</summary>
internal sealed class CveRule(IReadOnlyList<BuildEntry> builds, Product? product)
{
    public CveDecision Decide(BuildIdentity identity, Cve cve)
    {
        var line = identity.Line ?? "";
        if (!cve.Affects.Contains(line, StringComparer.Ordinal))
        {
            var configure = cve.ConfigurationAppliesTo.Contains(line, StringComparer.Ordinal);
            return new CveDecision(cve, configure ? CveState.FixedIfConfigured : CveState.NotAffected, Disputed: false, FixedFromBaseline: configure, []);
        }

        // The operating system or .NET holds the fault: no Exchange build says anything about it.
        if (cve.IsPlatform)
        {
            return new CveDecision(cve, CveState.Undetermined, Disputed: false, FixedFromBaseline: false, []);
        }

        // Service packs of 2010 came out beside each other, so that one number does not order them: nothing is claimed.
        if (identity.Cu is null || line == "2010")
        {
            return new CveDecision(cve, CveState.Undetermined, Disputed: false, FixedFromBaseline: false, FixesElsewhere(line, cve));
        }

        var fromBaseline = cve.FixedFromCu.Contains(new CumulativeUpdate(line, identity.Cu));
        var fix = cve.FixedBuilds.FirstOrDefault(f => f.Line == line && f.Cu == identity.Cu)?.Build;
        var state = fromBaseline ? CveState.Fixed
            : fix is null ? CveState.VulnerableNoPackage
            : Compare(identity, cve.Id, fix.Value);
        return new CveDecision(
            cve,
            state == CveState.Fixed && cve.NeedsConfiguration is not null ? CveState.FixedIfConfigured : state,
            state == CveState.Fixed && IsBelowStrictReading(identity, cve),
            fromBaseline,
            fromBaseline ? [$"{identity.Cu} itself"] : fix is { } first ? [NameOf(first)] : FixesElsewhere(line, cve));
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
        if (cve.FixedByStrict.Count == 0)
        {
            return false;
        }

        var line = identity.Line!;
        var demanded = builds.Where(b => b.Line == line && (b.Update is null
            ? cve.FixedByStrict.Contains($"{line}/{b.Cu}", StringComparer.Ordinal)
            : cve.FixedByStrict.Contains(b.Update, StringComparer.Ordinal))).Min(b => b.Released);
        var strict = builds.FirstOrDefault(b => b.Line == line && b.Cu == identity.Cu && b.Released >= demanded)?.Build;
        return strict is null || (identity.Build.Revision is null ? identity.Entry!.Build : identity.Build) < strict;
    }

    private string NameOf(ExchangeBuild build)
    {
        var entry = builds.First(b => b.Build == build);
        return $"{entry.Update ?? entry.Cu} ({build}{(entry.Kb is null ? "" : ", " + entry.Kb)})";
    }

    private List<string> FixesElsewhere(string line, Cve cve)
    {
        var target = product?.LastCu;
        var fix = cve.FixedBuilds.FirstOrDefault(f => f.Line == line && f.Cu == target) ?? cve.FixedBuilds.LastOrDefault(f => f.Line == line);
        return cve.FixedFromCu.Contains(new CumulativeUpdate(line, target ?? "")) ? [$"upgrade to {target}"]
            : fix is null ? []
            : [$"upgrade to {fix.Cu} with {NameOf(fix.Build)}"];
    }
}
