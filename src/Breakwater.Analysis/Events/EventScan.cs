using System.Collections.Concurrent;
using Breakwater.Analysis.Findings;
using Breakwater.Analysis.Rules;
using Breakwater.Analysis.Witnesses;
using Breakwater.Evidence;
using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Analysis.Events;

/// <summary>Reads all event logs in parallel and joins their results in a stated order, whatever the threads did.</summary>
internal static class EventScan
{
    /// <param name="firstIndex">Number of the first log among all files of the run.</param>
    /// <param name="feed">Takes what correlations join; null without correlations.</param>
    /// <param name="serverName">The server as its text logs name it; null when they do not, then the event logs tell.</param>
    public static EventScanResult Run(
        EvidenceSet evidence, IReadOnlyList<Artefact> logs, int firstIndex, ActiveRules rules, CorrelationFeed? feed, KnowledgeBase knowledge, string? serverName, int threads, Action<long> bytesRead, CancellationToken ct)
    {
        var results = new ConcurrentDictionary<string, EventLogResult>(StringComparer.Ordinal);
        var matchers = EventReads.Run(
            evidence, logs, firstIndex, rules, feed, knowledge, () => new FindingKeeper(rules),
            (read, keeper) => results[read.Log.OriginalPath] = new EventLogResult(read, keeper.All, keeper.Dropped), threads, bytesRead, ct);

        var ordered = logs.Select(l => results.GetValueOrDefault(l.OriginalPath)).OfType<EventLogResult>()
            .OrderBy(r => r.Read.Log.Path, StringComparer.Ordinal).ThenBy(r => r.Read.Log.OriginalPath, StringComparer.Ordinal).ToList();
        return Join(ordered, serverName ?? MostFrequent(ordered.Select(r => r.Read)), UndecidedRules.Of(SourceCatalogue.EventLogPrefix, matchers));
    }

    private static EventScanResult Join(List<EventLogResult> results, string? server, IEnumerable<UnreadItem> undecided)
    {
        var reads = results.Select(r => r.Read).ToList();
        var statements = new WitnessStatements();
        var own = reads.SelectMany(r => r.Computers.Where(c => EventScanResult.IsServer(c.Key, server)).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (Log: r, Computer: c.Value))).ToList();
        foreach (var (_, computer) in own)
        {
            statements.Add(computer.Witness.Statements);
        }

        if (own.Where(o => o.Computer.Witness.Fqdn is not null).Select(o => (o.Computer.Witness.Fqdn, o.Log.Log.Path)).FirstOrDefault() is { Fqdn: { } fqdn, Path: { } path })
        {
            statements.Facts.Add(new ServerFact(FactName.Fqdn, fqdn, path));
        }

        var join = FindingJoin.Of(results.Select(r => (r.Read.Log.OriginalPath, (IReadOnlyList<KeptFinding>)[.. r.Findings.Where(f => EventScanResult.IsServer(f.Computer, server))])));
        return new EventScanResult(
            join, Observations(own, statements.Cleared), [.. reads.SelectMany(r => r.Unread), .. reads.SelectMany(r => Others(r, server)), .. undecided], statements, server,
            join.Dropped + results.Sum(r => r.Dropped), reads.Sum(r => r.Log.LengthBytes), reads.Sum(r => r.Records), reads.Sum(r => r.Damaged));
    }

    /// <summary>A collector's log holds the events of many computers; only the server's own are judged.</summary>
    private static IEnumerable<UnreadItem> Others(EventLogRead result, string? server)
    {
        var others = result.Computers.Where(c => !EventScanResult.IsServer(c.Key, server)).OrderBy(c => c.Key, StringComparer.Ordinal).ToList();
        return others.Count == 0 ? []
            : [new UnreadItem(result.Log.Path, $"EVENT002 {others.Sum(o => o.Value.Records)} events are of {string.Join(", ", others.Take(5).Select(o => o.Key))}{(others.Count > 5 ? ", ..." : "")}, expected {server}; they are not judged and cover nothing", null)];
    }

    private static List<SourceObservation> Observations(List<(EventLogRead Log, ComputerRead Computer)> own, List<ClearedLog> cleared)
    {
        const int eventTimeDigits = 7;
        return
        [
            .. own.SelectMany(o => o.Computer.Channels.Values.Select(c => (Result: o.Log, Channel: c))).Where(c => c.Channel.Records > 0).GroupBy(c => c.Channel.Source, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new SourceObservation
                {
                    Source = g.Key,
                    Artefacts = [.. g.Select(c => new ArtefactSpan(c.Result.Log.Path, Time(c.Channel.First), Time(c.Channel.Last), c.Channel.Records, c.Channel.Damaged, c.Result.IsTruncated)
                    {
                        Lost = c.Result.Lost,
                        Cleared = Time(cleared.Where(e => e.IsBeginningOf(g.Key, c.Channel.First)).Select(e => (DateTime?)e.Utc).Max()),
                    })],
                    Hours = HourCount.Sum(g.SelectMany(c => c.Channel.Hours).Select(h => new HourCount(h.Key, h.Value))),
                }),
        ];

        static EvidenceTime? Time(DateTime? utc) => utc is { } time ? new EvidenceTime(time, eventTimeDigits) : null;
    }

    private static string? MostFrequent(IEnumerable<EventLogRead> results) => results.SelectMany(r => r.Computers).Where(c => c.Key.Length > 0)
        .GroupBy(c => c.Key, StringComparer.OrdinalIgnoreCase).OrderByDescending(g => g.Sum(c => c.Value.Records)).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
}
