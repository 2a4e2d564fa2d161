namespace Breakwater.Model;

/// <summary>A script of an intruder that was no longer there at collection. It lowers no verdict: removing a shell evicts nobody.</summary>
public sealed record RemovedScript
{
    /// <summary>Where the script lay, as the trace that says most has it: the whole file path where one names it, else the address it was called by.</summary>
    public required string Path { get; init; }

    /// <summary>The last trace that shows it in place; null where no trace of it has a time.</summary>
    public EvidenceTime? LastSeen { get; init; }

    /// <summary>Who seems to have removed it, in words; says so where nothing shows it.</summary>
    public required string Remover { get; init; }

    /// <summary>How sure the remover is; low where it is only inferred or not shown.</summary>
    public Confidence Confidence { get; init; }

    /// <summary>The findings that show the script, then those that show its removal.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];
}
