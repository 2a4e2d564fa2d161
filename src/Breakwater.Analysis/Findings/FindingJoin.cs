using Breakwater.Model;

namespace Breakwater.Analysis.Findings;

/// <summary>The findings of all files in report order, each record once and a bounded number per rule.</summary>
/// <param name="Findings">What is kept.</param>
/// <param name="Dropped">Findings beyond the limit.</param>
/// <param name="Duplicates">Records that an overlapping copy held again.</param>
internal sealed record FindingJoin(IReadOnlyList<Finding> Findings, long Dropped, long Duplicates)
{
    private const int MaxPerRule = 5000;

    /// <param name="files">Each file's findings, the files in a stated order.</param>
    public static FindingJoin Of(IEnumerable<(string File, IReadOnlyList<KeptFinding> Findings)> files)
    {
        var kept = new List<Finding>();
        var seen = new Dictionary<(string Source, string Rule, string Record), string>();
        long dropped = 0;
        long duplicates = 0;
        foreach (var group in files.SelectMany(s => s.Findings.Select(f => (s.File, f))).GroupBy(p => p.f.Finding.Rule, StringComparer.Ordinal))
        {
            var ofRule = new List<Finding>();
            foreach (var (file, found) in group)
            {
                // The same record in two files of a source is an overlapping copy; twice in one file it is two records.
                var key = (found.Finding.SourceId, found.Finding.Rule, found.RecordHash);
                if (seen.TryGetValue(key, out var first) && first != file)
                {
                    duplicates++;
                    continue;
                }

                seen[key] = file;
                ofRule.Add(found.Finding);
            }

            ofRule.Sort(FindingOrder.Instance);
            if (ofRule.Count > MaxPerRule)
            {
                dropped += ofRule.Count - MaxPerRule;
                ofRule.RemoveRange(MaxPerRule - 1, ofRule.Count - MaxPerRule);
            }

            kept.AddRange(ofRule);
        }

        kept.Sort(FindingOrder.Instance);
        return new FindingJoin(kept, dropped, duplicates);
    }
}
