using Breakwater.Knowledge;
using Breakwater.Knowledge.Builds;
using Breakwater.Knowledge.Campaigns;
using Breakwater.Knowledge.Indicators;
using Breakwater.Knowledge.LogSources;
using Breakwater.Knowledge.Mitigations;
using Breakwater.Knowledge.Products;
using Breakwater.Knowledge.Upgrades;
using Breakwater.Knowledge.Vulnerabilities;
using Breakwater.Knowledge.Web;
using Breakwater.KnowledgeCompiler.Reading;
using Breakwater.Model;

namespace Breakwater.KnowledgeCompiler;

/// <summary>Everything that was read, before it is checked.</summary>
internal sealed record Facts(
    KnowledgeIdentity Identity,
    IReadOnlyList<Located<BuildEntry>> Builds,
    IReadOnlyList<Located<Cve>> Cves,
    IReadOnlyList<Located<Product>> Products,
    Located<UpgradeRules> Upgrades,
    IReadOnlyList<Located<KnownDecision>> Decisions,
    IReadOnlyList<Located<Mitigation>> Mitigations,
    IReadOnlyList<Located<Campaign>> Campaigns,
    IReadOnlyList<Located<Chain>> Chains,
    IReadOnlyList<KnowledgeSource> Sources,
    IReadOnlyList<Located<Indicator>> Indicators,
    WebBaseline Baseline,
    IReadOnlyList<Located<LogSourceMeaning>> LogSources,
    IReadOnlyList<OwnFile> OwnFiles);
