namespace Breakwater.Model;

/// <summary>One mailbox in the ledger of what was taken.</summary>
public sealed record MailboxEntry
{
    /// <summary>Stands where no source says which mailbox it was.</summary>
    public const string Unknown = "unknown mailbox";

    /// <summary>The address, SID or anchor as the evidence has it, or <see cref="Unknown"/>.</summary>
    public required string Address { get; init; }

    public required MailboxState State { get; init; }

    public required string Method { get; init; }

    public Confidence Confidence { get; init; }

    public EvidenceTime? FirstSeen { get; init; }

    public EvidenceTime? LastSeen { get; init; }

    /// <summary>Bytes that left the server, where logged.</summary>
    public long? Bytes { get; init; }

    public IReadOnlyList<string> Findings { get; init; } = [];
}
