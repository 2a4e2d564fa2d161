using Breakwater.Judgement.Coverage;
using Breakwater.Model;

namespace Breakwater.Judgement.Times;

/// <summary>Names and counts what is later than the collection time and therefore not judged.</summary>
internal static class Outliers
{
    /// <summary>False for what a state source shows: a file on disk at collection is no record of a later time.</summary>
    public static bool IsLater(Finding finding, DateTime collected) =>
        finding.Time is { } time && time.Utc > collected && SourceCatalogue.Find(finding.SourceId).Rhythm != SourceRhythm.State;

    public static IEnumerable<UnreadItem> List(IReadOnlyList<ObservedSource> sources, IReadOnlyList<Finding> later, DateTime collected)
    {
        foreach (var source in sources.Where(s => s.Kind.Rhythm != SourceRhythm.State))
        {
            var records = source.Hours.Where(h => h.Hour >= collected).Sum(h => h.Records);
            var files = source.Artefacts.Where(a => a.Last is { } last && last.Utc > collected).ToList();
            if (records > 0 || files.Count > 0)
            {
                // The hour that contains the collection time cannot be split: at least one later record per file is certain.
                yield return JudgementMessages.LaterThanCollection(
                    files.Count > 0 ? files[0].Path : source.Kind.Id, source.Kind.Id, Math.Max(records, files.Count), Math.Max(files.Count, 1), collected);
            }
        }

        foreach (var group in later.GroupBy(f => f.SourceId, StringComparer.Ordinal).OrderBy(g => SourceCatalogue.OrderOf(g.Key)).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            yield return JudgementMessages.FindingsNotJudged(group.First().Source.Artefact, group.Key, group.Count(), collected);
        }
    }
}
