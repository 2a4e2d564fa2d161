namespace Breakwater.Knowledge.Pack;

/// <summary>The sections of the pack, in file order. Each is decoded on first use.</summary>
internal enum PackSection
{
    Identity,
    Builds,
    Vulnerabilities,
    Products,
    Upgrades,
    Decisions,
    Mitigations,
    Campaigns,
    Sources,
    WebBaseline,
    Indicators,
    LogSources,
    Chains,
    OwnFiles,
}
