namespace Breakwater.Model;

/// <summary>The verdict for one campaign.</summary>
public sealed record CampaignVerdict
{
    /// <summary>Stands for traces that fit no campaign.</summary>
    public const string Unattributed = "unattributed";

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required VerdictState State { get; init; }

    public required Confidence Confidence { get; init; }

    /// <summary>False for a campaign that leaves no trace on the server; such a one never counts for the overall verdict.</summary>
    public bool LeavesTraces { get; init; } = true;

    /// <summary>False for a doing that is possible without any hole and of which nothing was found: no time excludes it, so it does not count for the overall verdict.</summary>
    public bool NeedsHole { get; init; } = true;

    /// <summary>Whether it counts for the overall verdict; one that does not stands beside it.</summary>
    public bool Counts => LeavesTraces && NeedsHole;

    /// <summary>The exposure window; null when the server was never exposed.</summary>
    public TimeRange? Window { get; init; }

    public required CampaignCoverage Coverage { get; init; }

    public EvidenceTime? FirstSeen { get; init; }

    public EvidenceTime? LastSeen { get; init; }

    /// <summary>Rungs that were reached.</summary>
    public IReadOnlyList<Rung> Rungs { get; init; } = [];

    /// <summary>Rungs that were tried without proof of success.</summary>
    public IReadOnlyList<Rung> AttemptedRungs { get; init; } = [];

    /// <summary>Every rung in ascending order with what is known of it; empty where nothing was judged.</summary>
    public IReadOnlyList<RungStep> Ladder { get; init; } = [];

    /// <summary>One or two plain sentences.</summary>
    public required string Reason { get; init; }

    /// <summary>The chain of reasons that <c>--explain</c> prints, in order; each names finding ids or facts.</summary>
    public IReadOnlyList<string> Explanation { get; init; } = [];

    /// <summary>Ids of the findings it rests on.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];
}
