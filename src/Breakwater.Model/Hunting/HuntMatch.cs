namespace Breakwater.Model.Hunting;

/// <summary>One rule matching one record, or one correlation matching several. Every string in it may be written by the attacker.</summary>
public sealed record HuntMatch
{
    public required HuntRule Rule { get; init; }

    public EvidenceTime? Time { get; init; }

    /// <summary>Source id of the log.</summary>
    public required string Source { get; init; }

    public required FindingPosition Position { get; init; }

    /// <summary>The computer that wrote the record, upper case and without domain; null where nothing says so.</summary>
    public string? Computer { get; init; }

    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    public string Excerpt { get; init; } = "";

    /// <summary>The events that a correlation joined, in order of time; empty for a plain rule.</summary>
    public IReadOnlyList<HuntEvent> Events { get; init; } = [];
}
