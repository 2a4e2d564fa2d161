using Breakwater.Model;

namespace Breakwater.Judgement.Coverage;

/// <summary>What one source covers of any time: between its first and its last file, without its holes.</summary>
internal sealed class SourceTimeline
{
    private static readonly TimeSpan Tolerated = TimeSpan.FromHours(1);

    private readonly IReadOnlyList<ArtefactSpan> _artefacts;

    private SourceTimeline(string source, TimeRange? covered, IReadOnlyList<Hole> holes, IReadOnlyList<ArtefactSpan> artefacts)
    {
        (Source, Covered, Holes, _artefacts) = (source, covered, holes, artefacts);
    }

    public string Source { get; }

    public string Title => SourceCatalogue.Find(Source).Title;

    /// <summary>From the first to the last file; null when the source covers nothing.</summary>
    public TimeRange? Covered { get; }

    public IReadOnlyList<Hole> Holes { get; }

    /// <summary>Whether anything of the source was read at all.</summary>
    public bool IsRead => Covered is not null || _artefacts.Count > 0;

    /// <summary>A source that shows a state: it can never exclude a past entry.</summary>
    public bool IsState => SourceCatalogue.Find(Source).Rhythm == SourceRhythm.State;

    public static SourceTimeline Absent(string source, IReadOnlyList<Hole> unread) => new(source, null, unread, []);

    public static SourceTimeline Of(ObservedSource source, DateTime? collectionTime, DenseActivity activity, IReadOnlyList<Hole> unread)
    {
        if (source.Kind.Rhythm == SourceRhythm.State || collectionTime is not { } collected || SpanOfFiles(source, collected) is not { } span)
        {
            return new SourceTimeline(source.Kind.Id, null, unread, source.Artefacts);
        }

        var isDense = source.Kind.Rhythm == SourceRhythm.Dense;
        var gaps = isDense ? DenseRhythm.Gaps(source.Hours, span) : SparseSequence.Gaps(source.Names, activity);
        if (isDense && gaps.Count > 0 && gaps[0].From <= span.From)
        {
            // The day of the first file that it does not show is one gap with the days before it.
            (span, gaps) = (new TimeRange(gaps[0].To, span.To), [.. gaps.Skip(1)]);
        }

        var silent = gaps.Select(g => new Hole(g, isDense ? "has no records although it usually has some in these hours" : "lacks a file of its sequence"));
        var truncated = Truncation.Holes(source, collected).Select(g => new Hole(g, "has a file that breaks off"));
        var lost = source.Artefacts.SelectMany(a => a.Lost.Where(l => !source.Artefacts.Any(o => o.Lost.Count == 0 && o.First?.Utc <= l.From && o.Last?.Utc >= l.To))).Select(l => new Hole(l, "has a damaged log that lost records from its middle"));
        return new SourceTimeline(source.Kind.Id, span, [.. silent.Concat(truncated).Concat(lost).Concat(Cleared(source.Artefacts, span.From)).Concat(unread).OrderBy(h => h.Range.From).ThenBy(h => h.Range.To).ThenBy(h => h.Reason, StringComparer.Ordinal)], source.Artefacts);
    }

    /// <summary>Fraction and holes inside a window. Less than an hour at an edge is no hole: collection and roll-over never fall on the minute.</summary>
    public WindowCoverage Over(TimeRange window) => Over(window, []);

    /// <summary>The same where only records with these columns show what is looked for.</summary>
    public WindowCoverage Over(TimeRange window, IReadOnlyList<string> columns)
    {
        var tolerated = window.Length > Tolerated ? Tolerated : TimeSpan.Zero;
        var holes = Outside(window).Concat(IsRead || IsState ? Holes : []).Concat(MissingColumns.Holes(_artefacts, columns)).Select(h => h with { Range = Clip(h.Range, window) })
            .Where(h => h.Range.Length > TimeSpan.Zero && h.Range.Length >= tolerated)
            .OrderBy(h => h.Range.From).ThenBy(h => h.Range.To).ToList();
        return new WindowCoverage(window.Length == TimeSpan.Zero ? 1 : 1 - ((double)Union(holes) / window.Length.Ticks), holes);
    }

    private IEnumerable<Hole> Outside(TimeRange window)
    {
        if (Covered is not { } covered)
        {
            yield return new Hole(window, IsState ? "shows a state at collection only and excludes no past entry" : IsRead ? "has no records of this time" : Holes.Count > 0 ? "has no file that could be read" : "is not in the evidence");
            yield break;
        }

        var cleared = _artefacts.FirstOrDefault(a => a.Cleared?.Utc == covered.From);
        yield return new Hole(new TimeRange(DateTime.MinValue, covered.From), cleared is null ? "shows nothing before its first file" : EmptiedAt(cleared));
        yield return new Hole(new TimeRange(covered.To, DateTime.MaxValue), "shows nothing after its last file");
    }

    /// <summary>What lies between an emptied log and the last that a copy from before that time holds.</summary>
    private static IEnumerable<Hole> Cleared(IReadOnlyList<ArtefactSpan> artefacts, DateTime from) => artefacts
        .Where(a => a.Cleared?.Utc > from && !artefacts.Any(o => o.Cleared is null && o.First < a.Cleared && o.Last > a.Cleared))
        .Select(a => new Hole(new TimeRange(artefacts.Where(o => o.Last <= a.Cleared).Max(o => o.Last?.Utc) ?? from, a.Cleared!.Value.Utc), EmptiedAt(a)));

    private static string EmptiedAt(ArtefactSpan artefact) => $"was cleared at {artefact.Cleared!.Value.WholeSecond} and shows nothing of before";

    private static TimeRange? SpanOfFiles(ObservedSource source, DateTime collected)
    {
        var hours = source.Hours.Where(h => h.Hour <= collected).ToList();
        if (hours.Count == 0)
        {
            return null;
        }

        // A forged or damaged time in one line must not stretch what its file covers beyond the hours that have records.
        var recorded = new TimeRange(hours[0].Hour, hours[^1].Hour.AddHours(1));
        var spans = source.Artefacts.Zip(source.Names).Where(a => a.First.Records > 0 && a.First.First?.Utc < recorded.To && a.First.Last?.Utc >= recorded.From)
            .Select(a => SpanOf(a.First, a.Second, recorded)).DefaultIfEmpty(recorded).ToList();
        var (from, to) = (spans.Min(s => s.From), spans.Max(s => s.To));
        to = to >= collected.Floor() ? collected : to;
        return from < to ? new TimeRange(from, to) : null;
    }

    private static TimeRange SpanOf(ArtefactSpan artefact, NamedSpan? named, TimeRange recorded)
    {
        var span = NamedSpan.Around(artefact, named, Clip(new TimeRange(artefact.First!.Value.Utc.Floor(), artefact.Last!.Value.Utc.Floor().AddHours(1)), recorded));
        return artefact.Cleared is { } cleared && cleared.Utc < span.To ? span with { From = cleared.Utc } : span;
    }

    private static TimeRange Clip(TimeRange range, TimeRange window) => new(
        range.From > window.From ? range.From : window.From,
        range.To < window.To ? range.To : window.To);

    private static long Union(List<Hole> ordered)
    {
        var (total, end) = (0L, DateTime.MinValue);
        foreach (var hole in ordered)
        {
            var from = hole.Range.From > end ? hole.Range.From : end;
            total += Math.Max(0, (hole.Range.To - from).Ticks);
            end = hole.Range.To > end ? hole.Range.To : end;
        }

        return total;
    }
}
