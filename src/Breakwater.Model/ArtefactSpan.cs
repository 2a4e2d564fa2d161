namespace Breakwater.Model;

/// <summary>The time one artefact of a source covers.</summary>
/// <param name="Path">Normalised path inside the evidence.</param>
/// <param name="First">Time of the earliest record; null when it has no record with a time.</param>
/// <param name="Last">Time of the latest record.</param>
/// <param name="Records">Records read.</param>
/// <param name="DamagedRecords">Records that could be read only in part.</param>
/// <param name="Truncated">The file ends in the middle of a record, or reading stopped early.</param>
public sealed record ArtefactSpan(string Path, EvidenceTime? First, EvidenceTime? Last, long Records, long DamagedRecords, bool Truncated)
{
    /// <summary>Columns of the log's records; null where the artefact is no table or its kind always has the same ones.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>When the log was emptied, where its first records come after that: what it held before is gone.</summary>
    public EvidenceTime? Cleared { get; init; }

    /// <summary>Times between its records from which it lost records, told by their numbers.</summary>
    public IReadOnlyList<TimeRange> Lost { get; init; } = [];
}
