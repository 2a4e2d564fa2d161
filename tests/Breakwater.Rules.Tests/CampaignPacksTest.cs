using Breakwater.Knowledge;
using Breakwater.Knowledge.Campaigns;

namespace Breakwater.Rules.Tests;

/// <summary>Every campaign that Exchange servers are hit by has its pack, and every pack says all that a verdict needs of it.</summary>
public sealed class CampaignPacksTest
{
    /// <summary>The detector of web files names this campaign itself.</summary>
    private static readonly string[] NamedByDetectors = ["owa-logon-page"];

    private static readonly string[] Expected =
    [
        "cve-2020-0688", "cve-2021-42321", "cve-2023-21529", "cve-2023-23397", "cve-2023-32031", "cve-2023-36745", "cve-2024-21410", "cve-2025-53786", "cve-2026-42897", "cve-2026-62911", "cve-2026-69380", "cve-2026-96940",
        "iis-modules", "mailbox-abuse", "owa-logon-page", "owassrf", "proxylogon", "proxynotshell", "proxyoracle", "proxyshell", "proxytoken", "tabshell", "transport-agents", "viewstate-key",
    ];

    public static TheoryData<string> Ids => [.. Campaigns.Select(c => c.Id)];

    private static IReadOnlyList<Campaign> Campaigns => KnowledgeBase.Embedded.Campaigns;

    [Fact]
    public void EveryKnownCampaign_HasAPack() => Assert.Equal(Expected, Campaigns.Select(c => c.Id).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Pack_IsComplete(string id)
    {
        var pack = Campaigns.Single(c => c.Id == id);
        Assert.False(string.IsNullOrWhiteSpace(pack.Name) || string.IsNullOrWhiteSpace(pack.Summary) || string.IsNullOrWhiteSpace(pack.Basis));
        Assert.InRange(pack.FirstKnownExploitation, new DateOnly(2010, 1, 1), KnowledgeBase.Embedded.Identity.AsOf);
        Assert.NotEmpty(pack.Successes);
        Assert.NotEmpty(pack.LookAlikes);
        Assert.NotEmpty(pack.Sources);
        Assert.Contains(pack.Stages, s => s.IsEntry);
        Assert.True(pack.Cves.Count > 0 || pack.Access is not null, "neither a hole nor the access that it needs");
    }

    /// <summary>An entry that nothing shows can be excluded by nothing: the pack has to say so.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Entry_HasDecisiveSources_OrThePackSaysWhyNot(string id)
    {
        var pack = Campaigns.Single(c => c.Id == id);
        Assert.All(pack.Stages.Where(s => s.IsEntry && s.DecisiveSources.Count == 0), _ => Assert.True(!pack.LeavesTraces && pack.Traceless is { Length: > 0 }));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void PackThatLeavesTraces_HasRulesOrADetector(string id)
    {
        var pack = Campaigns.Single(c => c.Id == id);
        Assert.True(!pack.LeavesTraces || pack.Detectors.Count > 0 || NamedByDetectors.Contains(id) || RuleFiles.Names.Any(n => n.Data.StartsWith(id + "/", StringComparison.Ordinal)));
    }

    /// <summary>A chain that waits for a rule which does not exist is never made.</summary>
    [Fact]
    public void EveryRuleOfAChain_Exists()
    {
        var known = RuleFiles.All.Values.SelectMany(r => r.Rules).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(KnowledgeBase.Embedded.Chains.SelectMany(c => c.Steps).SelectMany(s => s.Rules).Where(r => !known.Contains(r)));
    }

    /// <summary>A verdict that rests on a chain has to say what else it can be.</summary>
    [Fact]
    public void EveryChain_SaysWhatLooksAlike() => Assert.Empty(KnowledgeBase.Embedded.Chains.Where(c => c.LookAlikes.Count == 0).Select(c => c.Id));

    /// <summary>How far a rule says the intruder came is a stage of the pack, so that the reader learns which sources would show it.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryRungOfARule_IsAStageOfItsPack(string id)
    {
        var stages = Campaigns.Single(c => c.Id == id).Stages.Select(s => s.Rung.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var rungs = RuleFiles.All.Values.SelectMany(r => r.Rules).Select(RuleFiles.BlockOf).Where(b => b["campaign"] == id && b["outcome"] is "success" or "artefact")
            .Select(b => b["rung"].Replace("-", "", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        Assert.Empty(rungs.Where(r => !stages.Contains(r)));
    }
}
