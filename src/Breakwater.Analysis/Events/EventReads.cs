using System.Collections.Concurrent;
using Breakwater.Analysis.Findings;
using Breakwater.Analysis.Rules;
using Breakwater.Evidence;
using Breakwater.Knowledge;

namespace Breakwater.Analysis.Events;

/// <summary>Reads event logs in parallel with the rules about them; what becomes of the matches is the caller's.</summary>
internal static class EventReads
{
    /// <param name="firstIndex">Number of the first log among all files of the run.</param>
    /// <param name="feed">Takes what correlations join; null without correlations.</param>
    /// <param name="newSink">Makes what takes the matches of one log.</param>
    /// <param name="take">Takes what reading a log gave, the rules it was read with, and its sink; called by several threads.</param>
    public static void Run<TSink>(
        EvidenceSet evidence, IReadOnlyList<Artefact> logs, int firstIndex, ActiveRules rules, CorrelationFeed? feed, KnowledgeBase knowledge, Func<TSink> newSink,
        Action<EventLogRead, EventRules, TSink> take, int threads, Action<long> bytesRead, CancellationToken ct)
        where TSink : IMatchSink
    {
        var indexes = logs.Select((l, i) => (Log: l, Index: firstIndex + i)).ToDictionary(l => l.Log.OriginalPath, l => l.Index, StringComparer.Ordinal);
        var pool = new ConcurrentBag<EventRules>();
        evidence.Read(logs, threads, (log, stream) =>
        {
            var own = pool.TryTake(out var free) ? free : new EventRules(rules);
            try
            {
                var sink = newSink();
                take(EventFileScan.Run(log, stream, own, new RecordTrial(rules, sink, feed?.For(indexes[log.OriginalPath])), new EventWitness(knowledge), bytesRead, ct), own, sink);
            }
            finally
            {
                pool.Add(own);
            }
        }, ct);
    }
}
