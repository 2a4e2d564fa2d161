using Breakwater.Model;

namespace Breakwater.Knowledge.Campaigns;

/// <summary>A sequence of findings that together say more than each alone, compiled from <c>campaigns/chains/*.yaml</c>.</summary>
public sealed record Chain
{
    public required string Id { get; init; }

    /// <summary>What happened when all steps are seen, for the reader of a report.</summary>
    public required string Title { get; init; }

    /// <summary>Campaigns that it is tried for, each on its own; empty for findings of no campaign.</summary>
    public IReadOnlyList<string> Campaigns { get; init; } = [];

    /// <summary>How sure it makes: order and closeness confirm what single records leave open.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>ATT&amp;CK technique ids.</summary>
    public IReadOnlyList<string> Attack { get; init; } = [];

    /// <summary>What else such a sequence can be, in whole sentences: the reader has to rule it out.</summary>
    public IReadOnlyList<string> LookAlikes { get; init; } = [];

    /// <summary>At least two, in order of time.</summary>
    public required IReadOnlyList<ChainStep> Steps { get; init; }
}
