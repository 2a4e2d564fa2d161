using System.Collections.Concurrent;
using Breakwater.Analysis.Findings;
using Breakwater.Analysis.Rules;
using Breakwater.Evidence;
using Breakwater.Model;

namespace Breakwater.Analysis.Logs;

/// <summary>Reads all text logs in parallel and joins their results in a stated order, whatever the threads did.</summary>
internal static class LogScan
{
    /// <param name="feed">Takes what correlations join; null without correlations.</param>
    /// <param name="everyLine">Forces the plain twin of the prefilter.</param>
    public static LogScanResult Run(EvidenceSet evidence, IReadOnlyList<LogFile> files, ActiveRules rules, CorrelationFeed? feed, int threads, Action<long> bytesRead, CancellationToken ct, bool everyLine = false)
    {
        var results = new ConcurrentDictionary<string, LogFileResult>(StringComparer.Ordinal);
        var pools = new ConcurrentDictionary<string, ConcurrentBag<SourceRules>>(StringComparer.Ordinal);
        var byPath = files.Select((f, i) => (File: f, Index: i)).ToDictionary(f => f.File.Artefact.OriginalPath, StringComparer.Ordinal);
        evidence.Read([.. files.Select(f => f.Artefact)], threads, (artefact, stream) =>
        {
            var (file, index) = byPath[artefact.OriginalPath];
            var pool = pools.GetOrAdd(file.Source, _ => []);
            var own = pool.TryTake(out var free) ? free : SourceRules.Of(rules, file.Source, everyLine);
            try
            {
                var keeper = new FindingKeeper(rules);
                var read = LogFileScan.Run(file, stream, own, new RecordTrial(rules, keeper, feed?.For(index)), bytesRead, ct);
                results[artefact.OriginalPath] = new LogFileResult(file, read, keeper.All, keeper.Dropped);
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
        var join = FindingJoin.Of(results.Select(s => (s.File.Artefact.OriginalPath, s.Findings)));
        return new LogScanResult(join.Findings, [.. SourceObservations.Of(results)], [.. results.SelectMany(r => SourceObservations.UnreadOf(r.File, r.Read)), .. undecided], join.Dropped + results.Sum(s => s.Dropped), join.Duplicates,
            results.Sum(s => s.Read.Bytes), results.Sum(s => s.Read.Records), results.Sum(s => s.Read.DamagedRecords));
    }

    private static List<UnreadItem> UndecidedRules(ConcurrentDictionary<string, ConcurrentBag<SourceRules>> pools) =>
        [.. pools.SelectMany(m => m.Value.SelectMany(v => v.Places).SelectMany(s => s.Rules.Matcher.Undecided).Select(u => (Source: m.Key, u.Rule.Id, u.Records)))
            .GroupBy(u => (u.Source, u.Id)).OrderBy(g => g.Key.Source, StringComparer.Ordinal).ThenBy(g => g.Key.Id, StringComparer.Ordinal)
            .Select(g => new UnreadItem(g.Key.Source, $"SCAN001 rule {g.Key.Id} ran out of time on {g.Sum(u => u.Records)} records; they count as not matched by it", null))];
}
