using Breakwater.Knowledge.Builds;
using Breakwater.Knowledge.Vulnerabilities;
using Breakwater.Model;

namespace Breakwater.Knowledge.Tests;

/// <summary>The decision is written a second time here, straight from the rules, and must agree for every build and every CVE.</summary>
public sealed class DecisionTableTests
{
    private static readonly KnowledgeBase Kb = KnowledgeBase.Embedded;

    [Fact]
    public void EveryPublishedBuild_AgreesWithTheReferenceDecision()
    {
        var builds = Kb.Builds.Select(b => b.Build).Distinct().ToList();
        var disagreements = from build in builds
                            let place = Locate(build)
                            from cve in Kb.Cves
                            where !cve.IsPlatform
                            let found = Kb.Decide(build, cve.Id)
                            let expected = Reference(build, place, cve)
                            where found != expected
                            select $"{build} {cve.Id}: {found}, reference {expected}";
        Assert.Empty(disagreements.Take(20));
        Assert.Equal(396, builds.Count);
        Assert.Equal(166, Kb.Cves.Count);
    }

    [Theory]
    [InlineData("15.1.2106.9")]
    [InlineData("15.1.2106.99")]
    [InlineData("15.2.2562.99")]
    [InlineData("15.2.1100.1")]
    [InlineData("15.2.9999.1")]
    [InlineData("15.1.225.1")]
    [InlineData("15.0.100.1")]
    [InlineData("14.3.900.1")]
    [InlineData("16.0.1.1")]
    public void AnUnpublishedBuild_AgreesWithTheReferenceDecision(string text)
    {
        var build = Parse(text);
        Assert.All(Kb.Cves.Where(c => !c.IsPlatform), cve => Assert.Equal(Reference(build, Locate(build), cve), Kb.Decide(build, cve.Id)));
    }

    [Theory]
    [InlineData("15.1.2176.4", "CVE-2021-26857", "vulnerable")]
    [InlineData("15.1.2176.9", "CVE-2021-26857", "fixed")]
    [InlineData("15.1.2242.4", "CVE-2021-26857", "fixed")]
    [InlineData("15.1.2044.13", "CVE-2021-26858", "fixed")]
    [InlineData("15.1.2044.13", "CVE-2021-26412", "vulnerable-no-package")]
    [InlineData("15.1.2044.13", "CVE-2020-17132", "undetermined")]
    [InlineData("15.1.2044.12", "CVE-2020-17132", "fixed")]
    [InlineData("15.1.2106.13", "CVE-2020-17132", "fixed")]
    [InlineData("15.0.1497.12", "CVE-2021-34473", "vulnerable")]
    [InlineData("15.0.1497.15", "CVE-2021-34473", "fixed")]
    [InlineData("15.0.1497.15", "CVE-2021-31207", "vulnerable")]
    [InlineData("15.1.1713.5", "CVE-2019-0724", "fixed-if-configured")]
    [InlineData("15.1.1531.10", "CVE-2018-8604", "fixed")]
    [InlineData("15.1.1415.10", "CVE-2021-27065", "fixed")]
    [InlineData("15.1.1415.10", "CVE-2018-8151", "undetermined")]
    [InlineData("15.2.1748.43", "CVE-2026-42897", "vulnerable")]
    [InlineData("15.2.1748.46", "CVE-2026-42897", "fixed")]
    [InlineData("15.1.2176.9", "CVE-2021-26855", "fixed")]
    [InlineData("15.2.1748.49", "CVE-2026-62913", "fixed")]
    [InlineData("15.2.2562.46", "CVE-2026-62913", "fixed")]
    [InlineData("15.2.2562.49", "CVE-2026-96940", "vulnerable")]
    [InlineData("15.2.2562.53", "CVE-2026-96940", "fixed")]
    [InlineData("15.2.1258.39", "CVE-2026-21527", "vulnerable-no-package")]
    [InlineData("15.1.2507.73", "CVE-2026-55007", "not-affected")]
    [InlineData("15.2.1544.25", "CVE-2025-53786", "fixed-if-configured")]
    [InlineData("15.2.1544.14", "CVE-2025-53786", "vulnerable")]
    [InlineData("15.2.2562.99", "CVE-2026-96940", "fixed")]
    [InlineData("15.2.1100.1", "CVE-2022-41082", "undetermined")]
    [InlineData("15.2.2562.17", "CVE-2024-21410", "fixed-if-configured")]
    [InlineData("15.2.2562.17", "CVE-2021-26855", "not-affected")]
    [InlineData("15.1.2375.37", "CVE-2022-21978", "fixed-if-configured")]
    public void AKnownCase_IsDecidedAsWorkedOutByHand(string build, string cve, string state)
    {
        Assert.Equal(state, Spelling.Of(Kb.Decide(Parse(build), cve)));
        Assert.Contains(new KnownDecision(Parse(build), cve, state), Kb.KnownDecisions);
    }

    private static ExchangeBuild Parse(string text) => ExchangeBuild.TryParse(text, out var build) ? build : throw new ArgumentException(text);

    private static CveState Reference(ExchangeBuild build, (string? Line, string? Cu, BuildEntry? Entry) place, Cve cve)
    {
        var (line, cu, entry) = place;
        if (line is null || !cve.Affects.Contains(line))
        {
            return line is not null && cve.ConfigurationAppliesTo.Contains(line) ? CveState.FixedIfConfigured : CveState.NotAffected;
        }

        if (cu is null)
        {
            return CveState.Undetermined;
        }

        var fix = cve.FixedBuilds.SingleOrDefault(f => f.Line == line && f.Cu == cu);
        CveState state;
        if (cve.FixedFromCu.Contains(new CumulativeUpdate(line, cu)))
        {
            state = CveState.Fixed;
        }
        else if (fix is null)
        {
            state = CveState.VulnerableNoPackage;
        }
        else if (entry is { LimitedTo.Count: > 0 } && !entry.LimitedTo.Contains(cve.Id) && build >= fix.Build)
        {
            state = CveState.Undetermined;
        }
        else
        {
            state = build >= fix.Build ? CveState.Fixed : CveState.Vulnerable;
        }

        return state == CveState.Fixed && cve.NeedsConfiguration is not null ? CveState.FixedIfConfigured : state;
    }

    private static (string? Line, string? Cu, BuildEntry? Entry) Locate(ExchangeBuild build)
    {
        string? line = build.Major == 14 ? "2010" : build.Major != 15 ? null
            : build.Minor switch { 0 => "2013", 1 => "2016", 2 when build.Build >= 2562 => "SE", 2 => "2019", _ => null };
        if (line is null)
        {
            return (null, null, null);
        }

        var entry = Kb.Builds.FirstOrDefault(b => b.Build == build);
        var cu = line == "2010" ? null
            : Kb.Builds.Where(b => b.Line == line).GroupBy(b => b.Cu).FirstOrDefault(g => g.Key != "Preview" && g.First().Build.Build == build.Build)?.Key;
        return (line, cu, entry);
    }
}
