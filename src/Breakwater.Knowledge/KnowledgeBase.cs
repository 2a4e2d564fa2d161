using Breakwater.Knowledge.Builds;
using Breakwater.Knowledge.Campaigns;
using Breakwater.Knowledge.Mitigations;
using Breakwater.Knowledge.Products;
using Breakwater.Knowledge.Vulnerabilities;
using Breakwater.Model;

namespace Breakwater.Knowledge;

/// <summary>The compiled facts: builds, CVEs, products, upgrade rules, campaigns, baseline. Immutable and shared.</summary>
public sealed partial class KnowledgeBase
{
    /// <summary>The pack that was compiled into the program.</summary>
    public static KnowledgeBase Embedded { get; } = new() { Identity = new KnowledgeIdentity("0", DateOnly.MinValue), Campaigns = [] };

    public required KnowledgeIdentity Identity { get; init; }

    public required IReadOnlyList<Campaign> Campaigns { get; init; }

    public IReadOnlyList<BuildEntry> Builds { get; init; } = [];

    public IReadOnlyList<Cve> Cves { get; init; } = [];

    public IReadOnlyList<Product> Products { get; init; } = [];

    public IReadOnlyList<Mitigation> Mitigations { get; init; } = [];

    /// <summary>Names a build number, or the published builds around it.</summary>
    public BuildIdentity Identify(ExchangeBuild build) => throw new NotImplementedException(build.ToString());

    /// <summary>The state of one CVE on a build; an unknown CVE id is a caller bug.</summary>
    public CveState Decide(ExchangeBuild build, string cveId) => Examine(build, cveId).State;

    /// <summary>The state of one CVE on a build with what fixes it there.</summary>
    public CveDecision Examine(ExchangeBuild build, string cveId) => throw new NotImplementedException(cveId + build);
}
