using System.Collections.Concurrent;
using Breakwater.Analysis.Findings;
using Breakwater.Analysis.Rules;
using Breakwater.Evidence;
using Breakwater.Model;

namespace Breakwater.Analysis.Logs;

/// <summary>Reads all text logs in parallel and joins their results in a stated order, whatever the threads did.</summary>
internal static class LogScan
{
    /// <param name="files">Ordinal by path.</param>
    /// <param name="feed">Takes what correlations join; null without correlations.</param>
    /// <param name="everyLine">Forces the plain twin of the prefilter.</param>
    public static LogScanResult Run(EvidenceSet evidence, IReadOnlyList<LogFile> files, ActiveRules rules, CorrelationFeed? feed, int threads, Action<long> bytesRead, CancellationToken ct, bool everyLine = false)
    {
        var results = new LogFileResult?[files.Count];
        var used = new ConcurrentDictionary<SourceRules, string>(ReferenceEqualityComparer.Instance);
        LogReads.Run(evidence, files, rules, feed, () => new FindingKeeper(rules), (file, read, own, keeper) =>
        {
            used[own] = files[file].Source;
            results[file] = new LogFileResult(files[file], read, keeper.All, keeper.Dropped);
        }, threads, bytesRead, ct, everyLine);

        // Within a source they stay in the order of the evidence: by path.
        var ordered = results.OfType<LogFileResult>().GroupBy(s => s.File.Source, StringComparer.Ordinal)
            .OrderBy(g => SourceCatalogue.OrderOf(g.Key)).ThenBy(g => g.Key, StringComparer.Ordinal).SelectMany(g => g).ToList();
        return Join(ordered, Undecided(used));
    }

    private static LogScanResult Join(List<LogFileResult> results, List<UnreadItem> undecided)
    {
        var join = FindingJoin.Of(results.Select(s => (s.File.Artefact.OriginalPath, s.Findings)));
        return new LogScanResult(join.Findings, [.. SourceObservations.Of(results)], [.. results.SelectMany(r => SourceObservations.UnreadOf(r.File, r.Read)), .. undecided], join.Dropped + results.Sum(s => s.Dropped), join.Duplicates,
            results.Sum(s => s.Read.Bytes), results.Sum(s => s.Read.Records), results.Sum(s => s.Read.DamagedRecords));
    }

    private static List<UnreadItem> Undecided(IEnumerable<KeyValuePair<SourceRules, string>> used) =>
    [
        .. used.GroupBy(u => u.Value, u => u.Key, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .SelectMany(g => UndecidedRules.Of(g.Key, g.SelectMany(r => r.Places).Select(p => p.Rules.Matcher))),
    ];
}
