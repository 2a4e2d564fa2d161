using Breakwater.Model;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Logs;

/// <summary>Turns what reading yielded into what judgement computes coverage from, and into what could not be read.</summary>
internal static class SourceObservations
{
    private static readonly TimeSpan ClockJump = TimeSpan.FromHours(1);

    public static IEnumerable<SourceObservation> Of(IReadOnlyList<LogFileResult> results) =>
        results.GroupBy(s => s.File.Source, StringComparer.Ordinal).Select(g => new SourceObservation
        {
            Source = g.Key,
            Artefacts = [.. g.Select(s => SpanOf(s.File, s.Read))],
            Hours = HourCount.Sum(g.SelectMany(s => s.Read.Hours).Select(h => new HourCount(h.Hour, h.Records))),
        });

    public static IEnumerable<UnreadItem> UnreadOf(LogFile file, LogReadResult read)
    {
        var path = file.Artefact.Path;
        foreach (var problem in read.Problems)
        {
            yield return new UnreadItem(path, problem.ToString(), problem.SkippedBytes);
        }

        if (read.UnlistedProblems > 0)
        {
            yield return new UnreadItem(path, $"SCAN002 {read.UnlistedProblems} further problems of the kinds above; the file was read to its end", null);
        }

        if (read.LargestStepBack > ClockJump)
        {
            yield return new UnreadItem(path, $"SCAN003 record times step back by {read.LargestStepBack}: a changed clock or a joined file; times are used as written", null);
        }
    }

    private static ArtefactSpan SpanOf(LogFile file, LogReadResult result) => new(
        file.Artefact.Path, TimeOf(result.First, result), TimeOf(result.Last, result), result.Records, result.DamagedRecords, result.Truncated)
    {
        Columns = result.Columns,
    };

    private static EvidenceTime? TimeOf(DateTime? time, LogReadResult result) => time is { } utc ? new EvidenceTime(utc, result.FractionDigits) : null;
}
