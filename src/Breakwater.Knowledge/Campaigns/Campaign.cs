namespace Breakwater.Knowledge.Campaigns;

/// <summary>A campaign of exploitation, compiled from <c>campaigns/*.yaml</c>.</summary>
public sealed record Campaign
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>One plain sentence for the first screen.</summary>
    public required string Summary { get; init; }

    /// <summary>All CVEs of the chain.</summary>
    public required IReadOnlyList<string> Cves { get; init; }

    /// <summary>The CVEs whose fix closes the entry: the window ends when any one of them is fixed.</summary>
    public required IReadOnlyList<string> EntryCves { get; init; }

    /// <summary>Null where no day is known; then the window starts at the first public disclosure.</summary>
    public required DateOnly FirstKnownExploitation { get; init; }

    /// <summary>False for a campaign that leaves no trace on the server (relay, cloud side, browser side).</summary>
    public bool LeavesTraces { get; init; } = true;

    public required IReadOnlyList<CampaignStage> Stages { get; init; }
}
