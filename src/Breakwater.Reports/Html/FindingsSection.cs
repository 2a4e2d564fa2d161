using Breakwater.Model;
using Breakwater.Reports.Story;

namespace Breakwater.Reports.Html;

/// <summary>Every shown finding with its place, excerpt and fields.</summary>
internal static class FindingsSection
{
    private const int MaxFields = 24;

    // The whole page has to stay below 5 MB also when every character of the evidence needs six in HTML.
    private const long PageBudget = 4_000_000;

    public static void Write(ShownFindings findings, HtmlPage page)
    {
        page.Add($"<section id=\"findings\" aria-labelledby=\"findings-title\"><h2 id=\"findings-title\">Findings</h2>");
        if (findings.Total == 0)
        {
            page.Add($"<p>None.</p>");
        }
        else
        {
            page.Add($"<p class=\"quiet\">{PlainWords.Many(findings.Total, "finding", "findings")}; excerpts are written as found, control characters as escapes. Open one for its excerpt and fields.</p>");
        }

        var shown = 0;
        foreach (var finding in findings.Items)
        {
            if (page.Length > PageBudget)
            {
                break;
            }

            shown++;
            One(finding, shown, page);
        }

        More.Write(findings.Total, shown, "finding", "findings", "in assessment.json", page);
        page.Add($"</section>");
    }

    private static void One(Finding finding, int number, HtmlPage page)
    {
        var outcome = finding.Outcome is { } known ? Spelling.Of(known) : "other";
        page.Add($"<details class=\"finding\" id=\"f{number}\"><summary><span class=\"when\">{finding.Time?.ToString() ?? "no time"}</span><span class=\"badge out-{outcome}\">{(finding.Outcome is null ? "unrated" : outcome)}</span>");
        page.Add($"<span class=\"title\">{finding.Title:200}</span><span class=\"place\">{Places.Of(finding.Source):300}</span></summary>");
        page.Add($"<pre>{finding.Excerpt:600}</pre><dl class=\"facts\">");
        page.Add($"<dt>Rung</dt><dd>{(finding.Rung is { } rung ? $"{PlainWords.Of(rung)} ({Spelling.Of(rung)})" : "none")}</dd>");
        page.Add($"<dt>Confidence</dt><dd>{Spelling.Of(finding.Confidence)}</dd><dt>Campaign</dt><dd>{finding.Campaign ?? "none"}</dd>");
        page.Add($"<dt>Rule</dt><dd><code>{finding.Rule:160}</code>, level {finding.Level:40}</dd>");
        page.Add($"<dt>Source</dt><dd>{SourceCatalogue.Find(finding.SourceId).Title:120}</dd>");
        page.Add($"<dt>ATT&amp;CK</dt><dd>{(finding.Attack.Count == 0 ? "–" : string.Join(", ", finding.Attack)):200}</dd>");
        page.Add($"<dt>Id</dt><dd><code>{finding.Id:64}</code></dd></dl>");
        if (finding.Events is { Count: > 0 } events)
        {
            page.Add($"<p>Made of {string.Join(", ", events):600}</p>");
        }

        if (finding.Fields.Count > 0)
        {
            page.Add($"<dl class=\"fields\">");
            foreach (var (name, value) in finding.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Take(MaxFields))
            {
                page.Add($"<dt>{name:60}</dt><dd>{value:200}</dd>");
            }

            page.Add($"</dl>");
            More.Write(finding.Fields.Count, MaxFields, "field", "fields", "in assessment.json", page);
        }

        page.Add($"</details>");
    }
}
