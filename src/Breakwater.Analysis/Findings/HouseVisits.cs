using Breakwater.Detection.WebFiles;
using Breakwater.Model;

namespace Breakwater.Analysis.Findings;

/// <summary>
/// A page of the house is called all day by many people. Where its file is in the evidence and can do nothing, such calls are no use of a web shell. The file alone is not enough: it may
/// have been put in the place of one.
/// </summary>
internal static class HouseVisits
{
    /// <summary>The field of a finding that holds the sentence.</summary>
    public const string Field = "page";

    /// <summary>So many pairs of an address and a browser are people rather than one intruder behind several gateways.</summary>
    private const int FewestVisitors = 5;

    private const string Sentence = "of the house as it seems: its file can only show something, and many visitors look at it more often than they send something";

    /// <param name="findings">All findings in finding order; the order stays.</param>
    public static IReadOnlyList<Finding> Told(IReadOnlyList<Finding> findings)
    {
        var pages = findings.Where(f => f.SourceId == SourceCatalogue.WebFiles && f.Fields.GetValueOrDefault("traits")?.Split(", ").Contains(HousePage.Trait) == true)
            .Select(f => "/" + f.Source.Artefact.Replace('\\', '/').TrimStart('/').ToLowerInvariant()).ToList();
        if (pages.Count == 0)
        {
            return findings;
        }

        var visited = findings.Where(IsVisit).Select(FindingTraits.Of).Where(t => t.Target is { } target && pages.Exists(p => p.EndsWith(target, StringComparison.Ordinal)))
            .GroupBy(t => t.Target!, StringComparer.Ordinal).Where(g => AreOfPeople([.. g])).SelectMany(g => g).Select(t => t.Finding).ToHashSet(ReferenceEqualityComparer.Instance);
        return visited.Count == 0 ? findings : [.. findings.Select(f => visited.Contains(f) ? Told(f) : f)];
    }

    private static bool IsVisit(Finding finding) => finding is { Rung: Rung.ShellUsed, Outcome: Outcome.Success, Time: not null, Events: null }
        && (finding.SourceId == SourceCatalogue.IisFrontEnd || finding.SourceId.StartsWith(SourceCatalogue.HttpProxyPrefix, StringComparison.Ordinal));

    private static bool AreOfPeople(List<FindingTraits> visits) =>
        visits.Select(v => (v.Address, v.Tool)).Distinct().Count() >= FewestVisitors && visits.Count(v => IsPost(v.Finding)) * 2 < visits.Count;

    private static bool IsPost(Finding finding) => (finding.Fields.GetValueOrDefault("cs-method") ?? finding.Fields.GetValueOrDefault("Method"))?.Equals("POST", StringComparison.OrdinalIgnoreCase) == true;

    private static Finding Told(Finding finding) => finding.WithField(Field, Sentence) with
    {
        Confidence = Confidence.Low,
        Level = "low",
    };
}
