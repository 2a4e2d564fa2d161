using Breakwater.Model;
using Breakwater.Reports.Story;

namespace Breakwater.Reports.Html;

/// <summary>Writes an assessment as one self-contained page: no script, no external request, readable by a mayor on the first screen and by an analyst below it.</summary>
public static class HtmlReport
{
    /// <summary>Writes the page; everything that stems from evidence is escaped, and long lists are cut and counted so that the file stays below 5 MB.</summary>
    public static void Write(Assessment assessment, TextWriter writer)
    {
        var page = new HtmlPage(writer);
        var findings = ShownFindings.Of(assessment.Findings);
        Head(assessment, page);
        FirstScreen.Write(assessment, Narrative.Of(assessment), page);
        Contents(page);
        ActionsSection.Write(assessment.Actions, page);
        TimelineSection.Write(assessment, page);
        CoverageMap.Write(assessment, page);
        RungLadder.Write(assessment, page);
        CampaignsSection.Write(assessment.Verdict, findings, page);
        ActivitiesSection.Write(assessment, findings, page);
        ExposureSection.Write(assessment, page);
        FindingsSection.Write(findings, page);
        CoverageSection.Write(assessment, page);
        MethodSection.Write(assessment, page);
        page.Add($"</main></body></html>");
    }

    private static void Head(Assessment assessment, HtmlPage page)
    {
        var server = assessment.Server.Fqdn ?? assessment.Server.Name ?? "Exchange server";
        page.Add($"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
        page.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"{ReportStyle.Policy}\">");
        page.Add($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\">");
        page.Add($"<title>{PlainWords.Of(assessment.Verdict.Overall)} – {server:120} – Breakwater</title>");
        page.WriteMarkup("<style>" + ReportStyle.Sheet + "</style>");
        page.Add($"</head><body><a class=\"skip\" href=\"#content\">Skip to the verdict</a>");
    }

    private static void Contents(HtmlPage page) => page.Add($"""
        <nav aria-label="Contents"><ul><li><a href="#actions">What to do</a></li><li><a href="#timeline">Timeline</a></li><li><a href="#seen">What we could see</a></li>
        <li><a href="#ladder">How far did they get?</a></li><li><a href="#campaigns">Campaigns</a></li><li><a href="#activities">Intruders and mailboxes</a></li>
        <li><a href="#exposure">Software</a></li><li><a href="#findings">Findings</a></li><li><a href="#coverage">Coverage</a></li><li><a href="#method">Method</a></li></ul></nav>
        """);
}
