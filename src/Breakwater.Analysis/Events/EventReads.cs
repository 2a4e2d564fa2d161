using System.Collections.Concurrent;
using Breakwater.Analysis.Findings;
using Breakwater.Analysis.Rules;
using Breakwater.Evidence;
using Breakwater.Knowledge;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Events;

/// <summary>Reads event logs in parallel, and the chunks of a large one too; what becomes of the matches is the caller's.</summary>
internal static class EventReads
{
    /// <param name="firstIndex">Number of the first log among all files of the run.</param>
    /// <param name="feed">Takes what correlations join; null without correlations.</param>
    /// <param name="newSink">Makes what takes the matches of one log.</param>
    /// <param name="take">Takes what reading a log gave, and its sink; called by several threads.</param>
    /// <returns>The matchers that events met.</returns>
    public static IReadOnlyList<RuleMatcher> Run<TSink>(
        EvidenceSet evidence, IReadOnlyList<Artefact> logs, int firstIndex, ActiveRules rules, CorrelationFeed? feed, KnowledgeBase knowledge, Func<TSink> newSink,
        Action<EventLogRead, TSink> take, int threads, Action<long> bytesRead, CancellationToken ct)
        where TSink : IMatchSink
    {
        var indexes = logs.Select((l, i) => (Log: l, Index: firstIndex + i)).ToDictionary(l => l.Log.OriginalPath, l => l.Index, StringComparer.Ordinal);
        var pool = new ConcurrentBag<EventTools>();
        var budget = new ThreadBudget(threads);
        evidence.Read(logs, threads, (log, stream) =>
        {
            var sink = newSink();
            take(EventFileScan.Run(log, stream, budget, () => NewReader(log), sink, knowledge, bytesRead, ct), sink);
        }, ct);
        return [.. pool.SelectMany(t => t.Rules.Matchers)];

        EventChunkReader NewReader(Artefact log) =>
            new(log, pool.TryTake(out var free) ? free : new EventTools(rules), rules, feed?.For(indexes[log.OriginalPath]), knowledge, pool.Add);
    }
}
