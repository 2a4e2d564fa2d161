namespace Breakwater.Model;

/// <summary>The verdict per campaign and overall.</summary>
public sealed record Verdict
{
    public required VerdictState Overall { get; init; }

    public required IReadOnlyList<CampaignVerdict> Campaigns { get; init; }
}
