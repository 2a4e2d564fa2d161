namespace Breakwater.Model;

/// <summary>The order of findings in every report: time, source, artefact path, position, rule, id (design section 4); without a time last.</summary>
public sealed class FindingOrder : IComparer<Finding>
{
    public static FindingOrder Instance { get; } = new();

    public int Compare(Finding? x, Finding? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var byTime = (x.Time?.Utc ?? DateTime.MaxValue).CompareTo(y.Time?.Utc ?? DateTime.MaxValue);
        if (byTime != 0)
        {
            return byTime;
        }

        var bySource = string.CompareOrdinal(x.SourceId, y.SourceId);
        var byPath = bySource != 0 ? bySource : string.CompareOrdinal(x.Source.Artefact, y.Source.Artefact);
        var byPosition = byPath != 0 ? byPath : Position(x).CompareTo(Position(y));
        var byRule = byPosition != 0 ? byPosition : string.CompareOrdinal(x.Rule, y.Rule);
        return byRule != 0 ? byRule : string.CompareOrdinal(x.Id, y.Id);
    }

    private static long Position(Finding finding) => finding.Source.Line ?? finding.Source.Record ?? finding.Source.Offset ?? -1;
}
