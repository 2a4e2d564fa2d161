namespace Breakwater.Model;

/// <summary>The one immutable result that every report renders and nothing else does.</summary>
public sealed record Assessment
{
    public const string SchemaId = "breakwater.assessment/1";

    public string Schema { get; init; } = SchemaId;

    public required ToolIdentity Tool { get; init; }

    public required KnowledgeIdentity Knowledge { get; init; }

    public required DateTime AssessedAt { get; init; }

    /// <summary>When the evidence was collected and what says so; null when nothing has a time.</summary>
    public CollectionTime? Collected { get; init; }

    public required IReadOnlyList<EvidenceItem> Evidence { get; init; }

    public required ServerFacts Server { get; init; }

    public required Exposure Exposure { get; init; }

    public IReadOnlyList<MitigationStatus> Mitigations { get; init; } = [];

    public required Verdict Verdict { get; init; }

    public IReadOnlyList<Activity> Activities { get; init; } = [];

    public IReadOnlyList<MailboxEntry> Mailboxes { get; init; } = [];

    /// <summary>Scripts of intruders that were gone at collection, and who seems to have removed them.</summary>
    public IReadOnlyList<RemovedScript> Removed { get; init; } = [];

    public IReadOnlyList<SourceCoverage> Coverage { get; init; } = [];

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    public IReadOnlyList<ActionStep> Actions { get; init; } = [];

    public IReadOnlyList<UnreadItem> Unread { get; init; } = [];

    /// <summary>What the reader of the report must know about the assessment itself, such as stale knowledge.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public required Counts Counts { get; init; }
}
