using Breakwater.Model;
using Breakwater.Reports.Story;

namespace Breakwater.Reports.Html;

/// <summary>Coverage in words and numbers, and what was not read.</summary>
internal static class CoverageSection
{
    private const int MaxSources = 150;
    private const int MaxGaps = 8;
    private const int MaxUnread = 200;

    public static void Write(Assessment assessment, HtmlPage page)
    {
        page.Add($"<section id=\"coverage\" aria-labelledby=\"coverage-title\"><h2 id=\"coverage-title\">Coverage</h2>");
        if (assessment.Coverage.Count == 0)
        {
            page.Add($"<p>No source was read.</p>");
        }
        else
        {
            Table(assessment.Coverage, page);
        }

        page.Add($"<h3>What could not be seen</h3><ul>");
        var unseen = Unseen.Of(assessment);
        foreach (var hole in unseen.Take(MaxUnread))
        {
            page.Add($"<li>{hole}</li>");
        }

        page.Add($"</ul>");
        More.Write(unseen.Count, MaxUnread, "hole", "holes", "in assessment.json", page);
        Unread(assessment.Unread, page);
        page.Add($"</section>");
    }

    private static void Table(IReadOnlyList<SourceCoverage> coverage, HtmlPage page)
    {
        page.Add($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Coverage by source\"><table>");
        page.Add($"<thead><tr><th scope=\"col\">Source</th><th scope=\"col\">Files</th>");
        page.Add($"<th scope=\"col\">Records</th><th scope=\"col\">First</th><th scope=\"col\">Last</th>");
        page.Add($"<th scope=\"col\">Covered</th><th scope=\"col\">Holes</th></tr></thead><tbody>");
        foreach (var source in coverage.Take(MaxSources))
        {
            page.Add($"<tr><th scope=\"row\">{SourceCatalogue.Find(source.Source).Title:120}</th><td data-label=\"Files\">{PlainWords.Number(source.Artefacts)}</td>");
            page.Add($"<td data-label=\"Records\">{PlainWords.Number(source.Records)}</td>");
            page.Add($"<td class=\"time\" data-label=\"First\">{source.First}</td><td class=\"time\" data-label=\"Last\">{source.Last}</td>");
            page.Add($"<td data-label=\"Covered\">{(source.Fraction is { } fraction ? PlainWords.Percent(fraction) : "–")}</td>");
            page.Add($"<td data-label=\"Holes\">{(source.Gaps.Count == 0 ? "none" : null)}");
            foreach (var gap in source.Gaps.Take(MaxGaps))
            {
                page.Add($"<span class=\"gap\">{EvidenceTime.FromSeconds(gap.From)} to {EvidenceTime.FromSeconds(gap.To)}</span>");
            }

            if (source.Gaps.Count > MaxGaps)
            {
                page.Add($"<span class=\"quiet\">and {source.Gaps.Count - MaxGaps} more in assessment.json</span>");
            }

            page.Add($"{(source.Truncated ? " (cut short)" : null)}</td></tr>");
        }

        page.Add($"</tbody></table></div>");
        More.Write(coverage.Count, MaxSources, "source", "sources", "in assessment.json", page);
    }

    private static void Unread(IReadOnlyList<UnreadItem> unread, HtmlPage page)
    {
        page.Add($"<h3>Not read, or not wholly</h3>");
        if (unread.Count == 0)
        {
            page.Add($"<p>Everything that was recognised was read.</p>");
            return;
        }

        page.Add($"<ul class=\"unread\">");
        foreach (var item in unread.Take(MaxUnread))
        {
            page.Add($"<li><code>{item.Path:300}</code> {item.Reason}{(item.Bytes is { } bytes ? $" ({PlainWords.Bytes(bytes)})" : "")}</li>");
        }

        page.Add($"</ul>");
        More.Write(unread.Count, MaxUnread, "item", "items", "in assessment.json", page);
    }
}
