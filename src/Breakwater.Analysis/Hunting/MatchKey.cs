using Breakwater.Model;

namespace Breakwater.Analysis.Hunting;

/// <summary>What orders a match, and where its text lies.</summary>
internal sealed record MatchKey(EvidenceTime? Time, string Source, FindingPosition Position, string RuleId, int Rule, string? Computer, string RecordHash, string File, long Place, long Offset)
{
    public static int Compare(MatchKey one, MatchKey other)
    {
        // Records without a time come last, as in reports.
        var order = (one.Time?.Utc ?? DateTime.MaxValue).CompareTo(other.Time?.Utc ?? DateTime.MaxValue);
        order = order != 0 ? order : SourceCatalogue.OrderOf(one.Source).CompareTo(SourceCatalogue.OrderOf(other.Source));
        order = order != 0 ? order : string.CompareOrdinal(one.Source, other.Source);
        order = order != 0 ? order : string.CompareOrdinal(one.Position.Artefact, other.Position.Artefact);
        order = order != 0 ? order : (one.Position.Record ?? one.Position.Line ?? 0).CompareTo(other.Position.Record ?? other.Position.Line ?? 0);
        order = order != 0 ? order : string.CompareOrdinal(one.File, other.File);
        order = order != 0 ? order : one.Place.CompareTo(other.Place);
        order = order != 0 ? order : string.CompareOrdinal(one.RuleId, other.RuleId);
        return order != 0 ? order : one.Rule.CompareTo(other.Rule);
    }
}
