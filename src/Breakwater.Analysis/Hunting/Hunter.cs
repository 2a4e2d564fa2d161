using Breakwater.Analysis.Events;
using Breakwater.Analysis.Findings;
using Breakwater.Analysis.Logs;
using Breakwater.Analysis.MessageLogs;
using Breakwater.Analysis.Rules;
using Breakwater.Evidence;
using Breakwater.Knowledge;

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
        var suppressions = ActiveSuppressions.Read(request.SuppressionPath, request.PlaceholderPath, request.Today);
        var rules = ActiveRules.LoadOnly(request.RulePaths, request.PlaceholderPath, request.Selection, suppressions, knowledge);
        if (!rules.HasSelected)
        {
            return new HuntOutcome(store) { Messages = [.. rules.Problems, HuntMessages.NoRules(request.RulePaths, rules.Read)] };
        }

        using var evidence = EvidenceSet.Open(request.Evidence, Inventory.Options(request.Password, request.Threads, knowledge.OwnFiles) with { TakesMessageLogs = true }, ct);
        var messages = rules.Problems.Concat(evidence.Problems.Select(p => p.Message)).ToList();
        var inventory = Inventory.Of(evidence.Artefacts);
        if (inventory.Logs.Count == 0 && inventory.Events.Count == 0 && inventory.MessageLogs.Count == 0)
        {
            messages.Add(HuntMessages.NoLogs(request.Evidence, evidence.FilesSeen));
            return new HuntOutcome(store) { Messages = messages, Unread = [.. evidence.Unread, .. inventory.Unread] };
        }

        var readBytes = new ReadBytes(inventory.BytesTotal, progress);
        var sink = new HuntSink(request, store);
        var tally = new HuntTally(rules);
        var feed = CorrelationFeed.For(rules);
        LogReads.Run(evidence, inventory.Logs, rules, feed, () => sink, (file, read, own, _) => tally.Add(inventory.Logs[file], read, own), request.Threads, readBytes.Add, ct);
        tally.Add(EventReads.Run(evidence, inventory.Events, inventory.Logs.Count, rules, feed, knowledge, () => sink, (read, _) => tally.Add(read), request.Threads, readBytes.Add, ct));
        tally.Add(MessageReads.Run(evidence, inventory.MessageLogs, inventory.Logs.Count + inventory.Events.Count, rules, feed, sink, tally.Add, request.Threads, readBytes.Add, ct));
        Correlate(rules, feed, sink, tally);
        var duplicates = store.Complete();
        return new HuntOutcome(store)
        {
            Summary = tally.Summary(store, duplicates, evidence.FilesSeen),
            Messages = [.. messages, .. suppressions.Expired.Select(HuntMessages.Expired), .. suppressions.Unused.Select(s => rules.IsNamedBy(s) ? HuntMessages.Unused(s) : HuntMessages.NamesNoRule(s))],
            Unread = [.. evidence.Unread.Concat(inventory.Unread).Concat(tally.Unread).OrderBy(u => u.Path, StringComparer.Ordinal).ThenBy(u => u.Reason, StringComparer.Ordinal)],
        };
    }

    private static void Correlate(ActiveRules rules, CorrelationFeed? feed, HuntSink sink, HuntTally tally)
    {
        if (feed is null)
        {
            return;
        }

        var report = feed.Evaluate();
        foreach (var match in report.Matches.Where(m => m.Events.Count > 0 && rules.IsReported(m.Correlation) && !rules.Suppressions.Suppress(m.Correlation, CorrelationFindings.FieldsOf(m))))
        {
            sink.Take(match, feed);
        }

        tally.Add(CorrelationFindings.Shortfalls(report, feed));
    }
}
