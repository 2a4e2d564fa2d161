using System.Collections.Concurrent;
using Breakwater.Analysis.Rules;
using Breakwater.Evidence;
using Breakwater.Model;

namespace Breakwater.Analysis.Logs;

/// <summary>Reads all text logs in parallel and joins their results in a stated order, whatever the threads did.</summary>
internal static class LogScan
{
    /// <summary>Kept findings per rule over all files; further ones are counted.</summary>
    private const int MaxFindingsPerRule = 5000;

    /// <param name="everyLine">Forces the plain twin of the prefilter.</param>
    public static LogScanResult Run(EvidenceSet evidence, IReadOnlyList<LogFile> files, ActiveRules rules, int threads, Action<long> bytesRead, CancellationToken ct, bool everyLine = false)
    {
        var results = new ConcurrentDictionary<string, LogFileResult>(StringComparer.Ordinal);
        var pools = new ConcurrentDictionary<string, ConcurrentBag<SourceRules>>(StringComparer.Ordinal);
        var byPath = files.ToDictionary(f => f.Artefact.OriginalPath, StringComparer.Ordinal);
        evidence.Read([.. files.Select(f => f.Artefact)], threads, (artefact, stream) =>
        {
            var file = byPath[artefact.OriginalPath];
            var pool = pools.GetOrAdd(file.Source, _ => []);
            var own = pool.TryTake(out var free) ? free : SourceRules.Of(rules, file.Source, everyLine);
            try
            {
                results[artefact.OriginalPath] = LogFileScan.Run(file, stream, rules, own, bytesRead, ct);
            }
            finally
            {
                pool.Add(own);
            }
        }, ct);

        var ordered = files.Select(f => results.GetValueOrDefault(f.Artefact.OriginalPath)).OfType<LogFileResult>()
            .OrderBy(s => SourceCatalogue.OrderOf(s.File.Source)).ThenBy(s => s.File.Source, StringComparer.Ordinal)
            .ThenBy(s => s.File.Artefact.Path, StringComparer.Ordinal).ThenBy(s => s.File.Artefact.OriginalPath, StringComparer.Ordinal).ToList();
        return Join(ordered, UndecidedRules(pools));
    }

    private static LogScanResult Join(List<LogFileResult> results, List<UnreadItem> undecided)
    {
        var kept = new List<Finding>();
        var seen = new Dictionary<(string Source, string Rule, string Record), string>();
        long dropped = results.Sum(s => s.Dropped);
        long duplicates = 0;
        foreach (var group in results.SelectMany(s => s.Findings.Select(f => (s.File.Artefact.OriginalPath, f))).GroupBy(p => p.f.Finding.Rule, StringComparer.Ordinal))
        {
            var ofRule = new List<Finding>();
            foreach (var (path, found) in group)
            {
                // The same record in two files of a source is an overlapping copy; twice in one file it is two records.
                var key = (found.Finding.SourceId, found.Finding.Rule, found.RecordHash);
                if (seen.TryGetValue(key, out var first) && first != path)
                {
                    duplicates++;
                    continue;
                }

                seen[key] = path;
                ofRule.Add(found.Finding);
            }

            ofRule.Sort(FindingOrder.Instance);
            if (ofRule.Count > MaxFindingsPerRule)
            {
                dropped += ofRule.Count - MaxFindingsPerRule;
                ofRule.RemoveRange(MaxFindingsPerRule - 1, ofRule.Count - MaxFindingsPerRule);
            }

            kept.AddRange(ofRule);
        }

        kept.Sort(FindingOrder.Instance);
        return new LogScanResult(kept, [.. SourceObservations.Of(results)], [.. SourceObservations.UnreadOf(results), .. undecided], dropped, duplicates,
            results.Sum(s => s.Read.Bytes), results.Sum(s => s.Read.Records), results.Sum(s => s.Read.DamagedRecords));
    }

    private static List<UnreadItem> UndecidedRules(ConcurrentDictionary<string, ConcurrentBag<SourceRules>> pools) =>
        [.. pools.SelectMany(m => m.Value.SelectMany(v => v.Matcher.Undecided).Select(u => (Source: m.Key, u.Rule.Id, u.Records)))
            .GroupBy(u => (u.Source, u.Id)).OrderBy(g => g.Key.Source, StringComparer.Ordinal).ThenBy(g => g.Key.Id, StringComparer.Ordinal)
            .Select(g => new UnreadItem(g.Key.Source, $"SCAN001 rule {g.Key.Id} ran out of time on {g.Sum(u => u.Records)} records; they count as not matched by it", null))];
}
