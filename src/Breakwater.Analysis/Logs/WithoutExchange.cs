using System.Collections.Concurrent;
using Breakwater.Evidence;
using Breakwater.Model;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Logs;

/// <summary>
/// A hole of Exchange, or a page on its server, answers nobody while the web server answers everything by itself. What looks like a success then is an attempt. Looks again at the few logs
/// with such rows, so that ordinary reading pays nothing for it.
/// </summary>
internal static class WithoutExchange
{
    /// <summary>The field of a finding that holds the sentence.</summary>
    public const string Field = "answered by";

    /// <summary>A log that hardly ever has the proxy's number says nothing by not having it: older builds write none.</summary>
    private const int FewestServed = 20;

    private const string Sentence = "the web server itself: it answered the everyday requests around this one without Exchange, as during maintenance";

    /// <param name="files">All text logs, ordinal by path.</param>
    /// <param name="findings">Of these logs.</param>
    /// <returns>The findings in their order.</returns>
    public static IReadOnlyList<Finding> Told(EvidenceSet evidence, IReadOnlyList<LogFile> files, IReadOnlyList<Finding> findings, int threads, CancellationToken ct)
    {
        var doubtful = findings.Where(IsDoubtful).Select(f => f.Source.Artefact).ToHashSet(StringComparer.Ordinal);
        var logs = files.Where(f => f.Source == SourceCatalogue.IisFrontEnd).ToList();

        // An hourly log may hold nothing but the maintenance; the logs beside it show what is usual.
        var chosen = logs.Where((_, i) => Enumerable.Range(i - 1, 3).Any(n => n >= 0 && n < logs.Count && doubtful.Contains(logs[n].Artefact.Path))).ToList();
        if (chosen.Count == 0)
        {
            return findings;
        }

        var rows = new ConcurrentDictionary<string, ServedRows>(StringComparer.Ordinal);
        var heads = chosen.DistinctBy(f => f.Artefact).ToDictionary(f => f.Artefact, f => f.Facts.Head);
        evidence.Read([.. heads.Keys], threads, (artefact, stream) =>
        {
            var served = new ServedRows();
            LogReader.Read(stream, LogReadOptions.Default with { Head = heads[artefact] }, served, ct);
            served.Finish();
            rows[artefact.Path] = served;
        }, ct);
        return rows.Values.Sum(r => r.Served) < FewestServed ? findings
            : [.. findings.Select(f => IsDoubtful(f) && rows.TryGetValue(f.Source.Artefact, out var r) && r.IsAnsweredWithout(f.Source.Line!.Value, f.Rung == Rung.ShellUsed) ? Told(f) : f)];
    }

    private static bool IsDoubtful(Finding finding) =>
        finding is { SourceId: SourceCatalogue.IisFrontEnd, Outcome: Outcome.Success, Source.Line: not null, Subject: { Status: 200, RequestId: null } };

    private static Finding Told(Finding finding) => finding.WithField(Field, Sentence) with
    {
        Title = finding.Title + " (answered without Exchange)",
        Outcome = Outcome.Attempt,
        Level = "low",
    };
}
