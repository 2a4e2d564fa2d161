using Breakwater.Model;

namespace Breakwater.Judgement;

/// <summary>What follows from the facts.</summary>
public sealed record JudgementResult
{
    /// <summary>The input's server facts with product, build and release filled in from the best witness.</summary>
    public required ServerFacts Server { get; init; }

    public required Exposure Exposure { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>All findings of the input in their order; those of web files with what their times say.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    public CollectionTime? Collected { get; init; }

    public IReadOnlyList<MitigationStatus> Mitigations { get; init; } = [];

    public IReadOnlyList<SourceCoverage> Coverage { get; init; } = [];

    public IReadOnlyList<Activity> Activities { get; init; } = [];

    public IReadOnlyList<MailboxEntry> Mailboxes { get; init; } = [];

    public IReadOnlyList<RemovedScript> Removed { get; init; } = [];

    public IReadOnlyList<ActionStep> Actions { get; init; } = [];

    /// <summary>Records later than the collection time and similar: to be added to <c>unread</c>.</summary>
    public IReadOnlyList<UnreadItem> NotJudged { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];
}
