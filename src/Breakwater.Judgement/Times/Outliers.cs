using Breakwater.Judgement.Coverage;
using Breakwater.Model;

namespace Breakwater.Judgement.Times;

/// <summary>Names and counts what is later than the collection time, and the findings later than the assessment time, which are not judged.</summary>
internal static class Outliers
{
    public static IEnumerable<UnreadItem> Records(IReadOnlyList<ObservedSource> sources, DateTime collected)
    {
        foreach (var source in sources.Where(s => s.Kind.Rhythm != SourceRhythm.State))
        {
            var records = source.Hours.Where(h => h.Hour >= collected).Sum(h => h.Records);
            var files = source.Artefacts.Where(a => a.Last is { } last && last.Utc > collected).ToList();
            if (files.Count > 0)
            {
                // The hour that contains the collection time cannot be split: at least one later record per file is certain.
                yield return JudgementMessages.LaterThanCollection(
                    files[0].Path, source.Kind.Id, Math.Max(records, files.Count), files.Count, collected);
            }
        }
    }

    public static IEnumerable<UnreadItem> Findings(IReadOnlyList<Finding> later, DateTime assessedAt) =>
        later.GroupBy(f => f.SourceId, StringComparer.Ordinal).OrderBy(g => SourceCatalogue.OrderOf(g.Key)).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => JudgementMessages.FindingsNotJudged(g.First().Source.Artefact, g.Key, g.Count(), assessedAt));
}
