using Breakwater.Knowledge.Builds;
using Breakwater.Knowledge.Vulnerabilities;
using Breakwater.Model;

namespace Breakwater.Knowledge;

public sealed partial class KnowledgeBase
{
    /// <summary>The state of one CVE on a build; an unknown CVE id is a caller bug.</summary>
    public CveState Decide(ExchangeBuild build, string cveId) => Examine(build, cveId).State;

    /// <summary>The state of one CVE on a build with what fixes it there; an unknown CVE id is a caller bug.</summary>
    public CveDecision Examine(ExchangeBuild build, string cveId) =>
        Examine(Identify(build), FindCve(cveId) ?? throw new ArgumentException($"no such CVE: {cveId}", nameof(cveId)));

    /// <summary>The decisions for every CVE that concerns the build's product line, by id; empty for a number that is no Exchange version.</summary>
    public IReadOnlyList<CveDecision> ExamineAll(BuildIdentity identity) =>
        [.. Cves.Where(c => Concerns(c, identity.Line)).Select(c => Examine(identity, c))];

    internal CveDecision Examine(BuildIdentity identity, Cve cve) => new CveRule(index.Value, Builds, FindProduct(identity.Line)).Decide(identity, cve);

    private static bool Concerns(Cve cve, string? line) =>
        line is not null && (cve.Affects.Contains(line, StringComparer.Ordinal) || cve.ConfigurationAppliesTo.Contains(line, StringComparer.Ordinal));
}
