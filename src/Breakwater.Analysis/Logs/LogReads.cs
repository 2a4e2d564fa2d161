using System.Collections.Concurrent;
using Breakwater.Analysis.Findings;
using Breakwater.Analysis.Rules;
using Breakwater.Evidence;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Logs;

/// <summary>Reads text logs in parallel, and a large one with all threads that are free, each with the rules of its source; what becomes of the matches is the caller's.</summary>
internal static class LogReads
{
    /// <param name="feed">Takes what correlations join; null without correlations.</param>
    /// <param name="newSink">Makes what takes the matches of one file.</param>
    /// <param name="take">Takes the number of a file among <paramref name="files"/>, what reading it gave, the rules it was read with, and its sink; called by several threads.</param>
    /// <param name="everyLine">Forces the plain twin of the prefilter.</param>
    public static void Run<TSink>(
        EvidenceSet evidence, IReadOnlyList<LogFile> files, ActiveRules rules, CorrelationFeed? feed, Func<TSink> newSink, Action<int, LogReadResult, SourceRules, TSink> take,
        int threads, Action<long> bytesRead, CancellationToken ct, bool everyLine = false)
        where TSink : IMatchSink
    {
        var required = new ConcurrentDictionary<string, LineRequirements?>(StringComparer.Ordinal);
        var pools = new ConcurrentDictionary<string, ConcurrentBag<SourceRules>>(StringComparer.Ordinal);
        var budget = new ThreadBudget(threads);
        var indexes = files.Select((f, i) => (f.Artefact, Index: i)).ToDictionary(f => f.Artefact, f => f.Index);
        evidence.Read([.. files.Select(f => f.Artefact)], threads, (artefact, stream) =>
        {
            var index = indexes[artefact];
            var file = files[index];
            var pool = pools.GetOrAdd(file.Source, _ => []);
            var own = pool.TryTake(out var free) ? free : SourceRules.Of(rules, file.Source, required, everyLine);
            budget.Enter();
            try
            {
                var sink = newSink();
                take(index, LogFileScan.Run(file, stream, own, budget, new RecordTrial(rules, sink, feed?.For(index)), bytesRead, ct), own, sink);
            }
            finally
            {
                budget.Leave();
                pool.Add(own);
            }
        }, ct);
    }
}
