using Breakwater.Model;

namespace Breakwater.Detection;

/// <summary>What a detector found in one file or configuration entry; the caller adds source, artefact and identity. Every string may be written by the attacker.</summary>
public sealed record FileTrace
{
    /// <summary>Name of the detector, for example <c>web-files</c>.</summary>
    public required string Detector { get; init; }

    public required string Title { get; init; }

    /// <summary>Campaign id; null where the trace fits none.</summary>
    public string? Campaign { get; init; }

    public required Rung Rung { get; init; }

    public Outcome Outcome { get; init; } = Outcome.Artefact;

    public required Confidence Confidence { get; init; }

    /// <summary>ATT&amp;CK technique ids.</summary>
    public IReadOnlyList<string> Attack { get; init; } = [];

    /// <summary>Null where the trace carries no time of its own.</summary>
    public EvidenceTime? Time { get; init; }

    /// <summary>The time as the server's own clock showed it, where <see cref="Time"/> is null because the trace does not say the zone.</summary>
    public DateTime? LocalTime { get; init; }

    /// <summary>One-based line of the trace; null where the whole file is meant.</summary>
    public long? Line { get; init; }

    /// <summary>The telling text, at most 500 characters.</summary>
    public required string Excerpt { get; init; }

    /// <summary>What was measured, in a stated order of names.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>The file or URL path that the trace is about.</summary>
    public required string Target { get; init; }

    /// <summary>The mailbox that it opens; null where it opens none.</summary>
    public string? Mailbox { get; init; }

    /// <summary>The account or address that gets something by it; null where none does.</summary>
    public string? Account { get; init; }

    /// <summary>Who took the target away, in words; null where the trace is of no removal.</summary>
    public string? RemovedBy { get; init; }

    /// <summary>The Sigma level that reports sort by.</summary>
    public string Level => Confidence switch
    {
        Confidence.High => "critical",
        Confidence.Medium => "high",
        _ => "low",
    };
}
