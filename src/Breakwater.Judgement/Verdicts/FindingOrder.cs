using Breakwater.Model;

namespace Breakwater.Judgement.Verdicts;

/// <summary>The order of findings everywhere: time, source, artefact path, position, rule; without a time last.</summary>
internal static class FindingOrder
{
    public static IReadOnlyList<Finding> Sort(IEnumerable<Finding> findings) =>
    [
        .. findings.OrderBy(f => f.Time?.Utc ?? DateTime.MaxValue)
            .ThenBy(f => f.SourceId, StringComparer.Ordinal)
            .ThenBy(f => f.Source.Artefact, StringComparer.Ordinal)
            .ThenBy(f => f.Source.Line ?? f.Source.Record ?? f.Source.Offset ?? -1)
            .ThenBy(f => f.Rule, StringComparer.Ordinal)
            .ThenBy(f => f.Id, StringComparer.Ordinal),
    ];
}
