using System.Collections.Concurrent;
using Breakwater.Analysis.Findings;
using Breakwater.Analysis.Rules;
using Breakwater.Evidence;
using Breakwater.Model;
using Breakwater.Sigma;

namespace Breakwater.Analysis.MessageLogs;

/// <summary>Reads logs of plain messages, several at a time.</summary>
internal static class MessageReads
{
    /// <param name="firstIndex">Number of the first log among all files of the run.</param>
    /// <param name="feed">Takes what correlations join; null without correlations.</param>
    /// <param name="sink">Takes the matches.</param>
    /// <param name="take">Takes what reading a log gave; called by several threads.</param>
    /// <returns>The matchers that messages met.</returns>
    public static IReadOnlyList<RuleMatcher> Run(
        EvidenceSet evidence, IReadOnlyList<Artefact> logs, int firstIndex, ActiveRules rules, CorrelationFeed? feed, IMatchSink sink, Action<MessageLogRead> take, int threads, Action<long> bytesRead, CancellationToken ct)
    {
        var indexes = logs.Select((l, i) => (Log: l, Index: firstIndex + i)).ToDictionary(l => l.Log.OriginalPath, l => l.Index, StringComparer.Ordinal);
        var used = new ConcurrentBag<RuleMatcher>();
        evidence.Read(logs, threads, (log, stream) =>
        {
            var own = rules.RulesFor(SourceCatalogue.MessageLog);
            used.Add(own.Matcher);
            var scan = new MessageScan(log, own, rules.Compiled.Fields, new RecordTrial(rules, sink, feed?.For(indexes[log.OriginalPath])));
            take(scan.Run(new Logs.CountingStream(stream, bytesRead), ct));
        }, ct);
        return [.. used];
    }
}
