using Breakwater.Model;

namespace Breakwater.Judgement.Verdicts;

/// <summary>When and how far, by the findings that count.</summary>
internal static class Seen
{
    public static EvidenceTime? First(IEnumerable<Finding> findings) => Times(findings).Select(t => (EvidenceTime?)t).FirstOrDefault();

    public static EvidenceTime? Last(IEnumerable<Finding> findings) => Times(findings).Select(t => (EvidenceTime?)t).LastOrDefault();

    public static IReadOnlyList<Rung> Reached(IEnumerable<Finding> findings) =>
        [.. findings.Where(f => f.Outcome >= Outcome.Success).Select(f => f.Rung).OfType<Rung>().Distinct().Order()];

    /// <summary>Rungs that were tried and not reached.</summary>
    public static IReadOnlyList<Rung> OnlyTried(IReadOnlyList<Finding> findings) =>
        [.. findings.Where(f => f.Outcome == Outcome.Attempt).Select(f => f.Rung).OfType<Rung>().Distinct().Except(Reached(findings)).Order()];

    private static IEnumerable<EvidenceTime> Times(IEnumerable<Finding> findings) =>
        findings.Select(f => f.Time).OfType<EvidenceTime>().OrderBy(t => t.Utc).ThenBy(t => t.FractionDigits);
}
