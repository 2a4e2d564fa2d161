using Breakwater.Model;

namespace Breakwater.Analysis.Findings;

/// <summary>A record that at least one rule matched, copied out of its log.</summary>
/// <param name="Source">Source id of the log.</param>
/// <param name="Position">Where it stands.</param>
/// <param name="Time">When it was written; null where it does not say.</param>
/// <param name="Computer">The computer that wrote the record, upper case and without domain; null where nothing says so.</param>
/// <param name="Hash">Hash of the whole record, by which it is known again in an overlapping copy.</param>
/// <param name="File">The file as it was handed in: two copies of a log may have the same normalised path.</param>
/// <param name="Fields">Its filled fields under their own names.</param>
/// <param name="Excerpt">The record as text.</param>
internal sealed record MatchedRecord(
    string Source, FindingPosition Position, EvidenceTime? Time, string? Computer, string Hash, string File, IReadOnlyDictionary<string, string> Fields, string Excerpt)
{
    /// <summary>The columns that its log was written with; null where the record is no row of a table.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>What orders the records of a file: the offset of an event, the number of a line.</summary>
    public long Place { get; init; } = Position.Line ?? 0;
}
