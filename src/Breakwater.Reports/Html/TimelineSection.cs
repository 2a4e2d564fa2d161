using System.Globalization;
using Breakwater.Model;
using Breakwater.Reports.Story;

namespace Breakwater.Reports.Html;

/// <summary>Findings and landmarks by time.</summary>
internal static class TimelineSection
{
    private const int MaxHead = 60;
    private const int MaxTail = 20;

    public static void Write(Assessment assessment, HtmlPage page)
    {
        var entries = TimelineEntry.Of(assessment);
        page.Add($"<section id=\"timeline\" aria-labelledby=\"timeline-title\"><h2 id=\"timeline-title\">Timeline</h2>");
        if (entries.Count == 0)
        {
            page.Add($"<p>Nothing with a time to show.</p></section>");
            return;
        }

        page.Add($"<p class=\"quiet\">All times are UTC. Equal findings of one day are one entry; requests by scanners, and what counts for nothing because administrators do it too, are left out (they stand under Findings).</p><ol class=\"timeline\">");
        DateTime? day = null;
        foreach (var (index, entry) in entries.Index())
        {
            if (index >= MaxHead && index < entries.Count - MaxTail)
            {
                if (index == MaxHead)
                {
                    page.Add($"<li class=\"cut\">{PlainWords.Many(entries.Count - MaxHead - MaxTail, "entry", "entries")} between these are in assessment.json</li>");
                }

                continue;
            }

            page.Add($"<li class=\"{entry.Kind}\"><span class=\"when\">");
            if (day != entry.First.Utc.Date)
            {
                day = entry.First.Utc.Date;
                page.Add($"<span class=\"day\">{PlainWords.Day(entry.First.Utc)}</span>");
            }

            page.Add($"<span class=\"clock\">{Clock(entry)}</span></span><span class=\"what\">");
            if (entry.Rung is { } rung)
            {
                page.Add($"<b>{PlainWords.Of(rung)}</b> ");
            }

            page.Add($"{entry.Title:240}{(entry.Count > 1 ? " × " + PlainWords.Number(entry.Count) : "")}</span></li>");
        }

        page.Add($"</ol>");
        var untimed = assessment.Findings.Count(f => f.Time is null);
        if (untimed > 0)
        {
            page.Add($"<p class=\"quiet\">{PlainWords.Many(untimed, "finding carries", "findings carry")} no time of {(untimed == 1 ? "its own and is" : "their own and are")} listed under Findings only.</p>");
        }

        page.Add($"</section>");
    }

    private static string Clock(TimelineEntry entry)
    {
        var first = entry.First.Utc.ToString("HH:mm", CultureInfo.InvariantCulture);
        var last = entry.Last.Utc.ToString("HH:mm", CultureInfo.InvariantCulture);
        return first == last ? first : $"{first}–{last}";
    }
}
