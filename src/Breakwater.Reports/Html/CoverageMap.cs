using Breakwater.Model;
using Breakwater.Reports.Story;

namespace Breakwater.Reports.Html;

/// <summary>Source by day: where records exist, where they are thin and where the time at risk is blind.</summary>
internal static class CoverageMap
{
    private const int MaxRows = 60;
    private const int MaxWindows = 6;
    private const int Cell = 10;
    private const int Height = 24;

    public static void Write(Assessment assessment, HtmlPage page)
    {
        page.Add($"<section id=\"seen\" aria-labelledby=\"seen-title\"><h2 id=\"seen-title\">What we could see</h2>");
        if (HeatScale.Of(assessment) is not { } scale)
        {
            page.Add($"<p>No source with records by day was read.</p></section>");
            return;
        }

        page.Add($"<p class=\"quiet\">One column is one {scale.Unit}. Amounts are compared with the same source's usual day. The table under <a href=\"#coverage\">Coverage</a> says the same in words.</p>");
        Legend(page);
        page.Add($"<div class=\"heat\">");
        var (from, to) = Windows(assessment.Verdict, scale, page);
        var sources = assessment.Coverage.Where(c => c.RecordsPerDay.Count > 0 && SourceCatalogue.Find(c.Source).Rhythm != SourceRhythm.State)
            .OrderBy(c => SourceCatalogue.OrderOf(c.Source)).ThenBy(c => c.Source, StringComparer.Ordinal).ToList();
        foreach (var source in sources.Take(MaxRows))
        {
            Row(source, scale, from, to, page);
        }

        page.Add($"<div class=\"heat-row axis\"><span></span><span class=\"ticks\"><span>{scale.Label(0)}</span><span>{scale.Label(scale.Columns / 2)}</span><span>{scale.Label(scale.Columns - 1)}</span></span><span></span></div></div>");
        More.Write(sources.Count, MaxRows, "source", "sources", "in the table under Coverage", page);
        Beyond(assessment.Verdict, scale, page);
        States(assessment.Coverage, page);
        page.Add($"</section>");
    }

    private static void Legend(HtmlPage page) => page.Add($"""
        <ul class="legend"><li><i class="swatch usual"></i>usual amount</li><li><i class="swatch few"></i>few records</li><li><i class="swatch many"></i>far more than usual</li>
        <li><i class="swatch blind"></i>no records in the time at risk</li><li><i class="swatch none"></i>no records, not at risk</li><li><i class="swatch risk"></i>time at risk</li></ul>
        """);

    /// <summary>Draws a band per different window and returns the columns that they span together; an empty span when there is none.</summary>
    private static (int From, int To) Windows(Verdict verdict, HeatScale scale, HtmlPage page)
    {
        var (from, to) = (scale.Columns, -1);
        foreach (var window in WindowsOf(verdict).Where(w => scale.Shows(w.Range)).Take(MaxWindows))
        {
            var first = scale.ColumnOf(DateOnly.FromDateTime(window.Range.From));
            var last = scale.ColumnOf(DateOnly.FromDateTime(window.Range.To));
            (from, to) = (Math.Min(from, first), Math.Max(to, last));
            var span = $"Time at risk, {window.Names}: {Span(window.Range)}";
            page.Add($"<div class=\"heat-row window\"><span class=\"heat-label\">{window.Names:80}</span><svg viewBox=\"0 0 {scale.Columns * Cell} {Height}\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{span}\">");
            page.Add($"<rect class=\"risk\" x=\"{first * Cell}\" y=\"8\" width=\"{(last - first + 1) * Cell}\" height=\"8\"><title>{span}</title></rect></svg><span class=\"heat-share\">at risk</span></div>");
        }

        return (from, to);
    }

    private static List<(TimeRange Range, string Names)> WindowsOf(Verdict verdict) =>
    [
        .. verdict.Campaigns.Where(c => c is { Counts: true, Window: not null }).GroupBy(c => c.Window!.Value).OrderBy(g => g.Key.From).ThenBy(g => g.Key.To)
            .Select(g => (g.Key, PlainWords.Join([.. g.Select(c => c.Name)]))),
    ];

    private static string Span(TimeRange range) => $"{PlainWords.Day(range.From)} to {PlainWords.Day(range.To)}";

    /// <summary>Times at risk that reach beyond the map, or are not on it: the reader must not take the map for the whole of them.</summary>
    private static void Beyond(Verdict verdict, HeatScale scale, HtmlPage page)
    {
        var shown = WindowsOf(verdict).Where(w => scale.Shows(w.Range)).Take(MaxWindows).ToList();
        var beyond = WindowsOf(verdict).Where(w => !scale.ShowsAll(w.Range) || !shown.Contains(w)).Select(w => $"{w.Names} ({Span(w.Range)})").ToList();
        if (beyond.Count > 0)
        {
            page.Add($"<p>Time at risk that this map does not show, or not wholly: {string.Join("; ", beyond):2000}.</p>");
        }
    }

    private static void Row(SourceCoverage source, HeatScale scale, int from, int to, HtmlPage page)
    {
        var row = new HeatRow(source, scale);
        var title = SourceCatalogue.Find(source.Source).Title;
        page.Add($"<div class=\"heat-row\"><span class=\"heat-label\">{title:80}</span><svg viewBox=\"0 0 {scale.Columns * Cell} {Height}\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{row.Describe(title, from, to)}\">");
        for (var column = 0; column < scale.Columns; column++)
        {
            var level = row.Level(column);
            var isBlind = level == "none" && column >= from && column <= to;
            var height = level switch { "none" => 4, "few" => 11, _ => Height };
            page.Add($"<rect class=\"{(isBlind ? "blind" : level)}\" x=\"{column * Cell}\" y=\"{Height - height}\" width=\"{Cell - 1}\" height=\"{height}\"><title>{scale.Label(column)}: {PlainWords.Many(row.Records(column), "record", "records")}</title></rect>");
        }

        page.Add($"</svg><span class=\"heat-share\">{(source.Fraction is { } fraction ? PlainWords.Percent(fraction) : "–")}</span></div>");
    }

    private static void States(IReadOnlyList<SourceCoverage> coverage, HtmlPage page)
    {
        var states = coverage.Where(c => c.RecordsPerDay.Count == 0 || SourceCatalogue.Find(c.Source).Rhythm == SourceRhythm.State)
            .Select(c => $"{SourceCatalogue.Find(c.Source).Title} ({PlainWords.Many(c.Artefacts, "file", "files")})").ToList();
        if (states.Count > 0)
        {
            page.Add($"<p class=\"quiet\">Show a state and no days: {PlainWords.Join(states):2000}. They can say what was still there when the evidence was collected, never what was there before.</p>");
        }
    }
}
