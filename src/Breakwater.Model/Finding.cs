using System.Text.Json.Serialization;

namespace Breakwater.Model;

/// <summary>A rule or detector match in the evidence. Every string in it may be written by the attacker.</summary>
public sealed record Finding
{
    /// <summary>First 12 hex digits of SHA-256 over rule, normalised path and position.</summary>
    public required string Id { get; init; }

    /// <summary>The rule's id, or the detector's name such as <c>web-files</c>.</summary>
    public required string Rule { get; init; }

    public required string Title { get; init; }

    /// <summary>The campaign's id; null for a rule without our block and for traces that fit no campaign.</summary>
    public string? Campaign { get; init; }

    /// <summary>Null for a rule without our block: such a finding is reported and counted but changes no verdict.</summary>
    public Rung? Rung { get; init; }

    /// <summary>Null together with <see cref="Rung"/>.</summary>
    public Outcome? Outcome { get; init; }

    public Confidence Confidence { get; init; }

    /// <summary>Sigma level: informational, low, medium, high or critical.</summary>
    public required string Level { get; init; }

    /// <summary>ATT&amp;CK technique ids, for example <c>T1190</c>.</summary>
    public IReadOnlyList<string> Attack { get; init; } = [];

    /// <summary>When it happened; null where the trace carries no time of its own (a file's content).</summary>
    public EvidenceTime? Time { get; init; }

    /// <summary>The kind of artefact it was found in, an id of <see cref="SourceCatalogue"/>.</summary>
    public required string SourceId { get; init; }

    public required FindingPosition Source { get; init; }

    /// <summary>The matching text, cut to 500 characters.</summary>
    public required string Excerpt { get; init; }

    /// <summary>The record's fields under the names of its own header, or what the detector measured.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>Ids of the findings that a chain or correlation is made of; null for a plain match.</summary>
    public IReadOnlyList<string>? Events { get; init; }

    /// <summary>Facts of the record under one name whatever the source calls them; what judgement and activities read.</summary>
    [JsonIgnore]
    public FindingSubject Subject { get; init; } = FindingSubject.None;

    /// <summary>The finding with one more field, or another value of it.</summary>
    public Finding WithField(string name, string value) => this with { Fields = new SortedDictionary<string, string>(Fields.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal) { [name] = value } };

    /// <summary>Whether it lies after the assessment time. What a state source shows never does: a file on disk at collection is no record of a later time.</summary>
    public bool IsLaterThan(DateTime assessedAt) => Time is { } time && time.Utc > assessedAt && SourceCatalogue.Find(SourceId).Rhythm != SourceRhythm.State;
}
