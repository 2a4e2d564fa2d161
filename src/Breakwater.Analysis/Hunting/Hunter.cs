using System.Collections.Concurrent;
using Breakwater.Analysis.Events;
using Breakwater.Analysis.Logs;
using Breakwater.Analysis.Rules;
using Breakwater.Evidence;
using Breakwater.Knowledge;
using Breakwater.Model;
using Breakwater.Model.Hunting;

namespace Breakwater.Analysis.Hunting;

/// <summary>Runs any Sigma rules over any supported evidence. Judges nothing: a match is a match.</summary>
public static class Hunter
{
    /// <param name="request">What to hunt for and where.</param>
    /// <param name="progress">Told how far reading is; may be called from several threads.</param>
    /// <param name="ct">Stops reading; temporary files are removed before <see cref="OperationCanceledException"/> leaves.</param>
    public static HuntOutcome Hunt(HuntRequest request, Action<AssessmentProgress>? progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        var store = new MatchStore();
        try
        {
            return Hunt(request, store, progress, ct);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private static HuntOutcome Hunt(HuntRequest request, MatchStore store, Action<AssessmentProgress>? progress, CancellationToken ct)
    {
        var knowledge = KnowledgeBase.Embedded;
        var rules = ActiveRules.LoadOnly(request.RulePaths, request.Selection, knowledge);
        if (rules.Loaded.Count == 0)
        {
            return new HuntOutcome(store) { Messages = [.. rules.Problems, $"HUNT001 {string.Join(", ", request.RulePaths)}: expected Sigma rules that fit the selection, found none; nothing was read"] };
        }

        using var evidence = EvidenceSet.Open(request.Evidence, new EvidenceOptions { Password = request.Password, Threads = request.Threads }, ct);
        var messages = rules.Problems.Concat(evidence.Problems.Select(p => p.Message)).ToList();
        var inventory = Inventory.Of(evidence.Artefacts);
        if (inventory.Logs.Count == 0 && inventory.Events.Count == 0)
        {
            messages.Add($"HUNT002 {string.Join(", ", request.Evidence)}: expected text logs or event logs, found none in {evidence.FilesSeen} files; nothing was hunted");
            return new HuntOutcome(store) { Messages = messages, Unread = [.. evidence.Unread, .. inventory.Unread] };
        }

        var readBytes = new ReadBytes(inventory.BytesTotal, progress);
        var sink = new HuntSink(request, store);
        var tally = new HuntTally(rules);
        ReadLogs(evidence, inventory.Logs, rules, sink, tally, request.Threads, readBytes.Add, ct);
        ReadEvents(evidence, inventory.Events, rules, knowledge, sink, tally, request.Threads, readBytes.Add, ct);
        var duplicates = store.Complete();
        return new HuntOutcome(store)
        {
            Summary = tally.Summary(store, duplicates, evidence.FilesSeen),
            Messages = messages,
            Unread = [.. evidence.Unread.Concat(inventory.Unread).Concat(tally.Unread).OrderBy(u => u.Path, StringComparer.Ordinal).ThenBy(u => u.Reason, StringComparer.Ordinal)],
        };
    }

    private static void ReadLogs(EvidenceSet evidence, IReadOnlyList<LogFile> files, ActiveRules rules, HuntSink sink, HuntTally tally, int threads, Action<long> bytesRead, CancellationToken ct)
    {
        var pools = new ConcurrentDictionary<string, ConcurrentBag<SourceRules>>(StringComparer.Ordinal);
        var byPath = files.ToDictionary(f => f.Artefact.OriginalPath, StringComparer.Ordinal);
        evidence.Read([.. files.Select(f => f.Artefact)], threads, (artefact, stream) =>
        {
            var file = byPath[artefact.OriginalPath];
            var pool = pools.GetOrAdd(file.Source, _ => []);
            var own = pool.TryTake(out var free) ? free : SourceRules.Of(rules, file.Source, everyLine: false);
            try
            {
                tally.Add(file, LogFileScan.Run(file, stream, own, sink, bytesRead, ct), own);
            }
            finally
            {
                pool.Add(own);
            }
        }, ct);
    }

    private static void ReadEvents(
        EvidenceSet evidence, IReadOnlyList<Artefact> logs, ActiveRules rules, KnowledgeBase knowledge, HuntSink sink, HuntTally tally, int threads, Action<long> bytesRead, CancellationToken ct)
    {
        var free = new ConcurrentBag<EventRules>();
        evidence.Read(logs, threads, (log, stream) =>
        {
            var own = free.TryTake(out var idle) ? idle : new EventRules(rules);
            try
            {
                tally.Add(EventFileScan.Run(log, stream, own, sink, new EventWitness(knowledge), bytesRead, ct), own);
            }
            finally
            {
                free.Add(own);
            }
        }, ct);
    }
}
