using Breakwater.Model;
using Breakwater.Reports.Story;

namespace Breakwater.Reports.Html;

/// <summary>The verdict per campaign with its chain of reasons.</summary>
internal static class CampaignsSection
{
    private const int MaxCampaigns = 100;
    private const int MaxReasons = 40;

    public static void Write(Verdict verdict, ShownFindings findings, HtmlPage page)
    {
        page.Add($"<section id=\"campaigns\" aria-labelledby=\"campaigns-title\"><h2 id=\"campaigns-title\">Verdict per attack campaign</h2>");
        foreach (var campaign in verdict.Campaigns.OrderByDescending(c => c.Counts).ThenByDescending(c => c.State).ThenBy(c => c.Id, StringComparer.Ordinal).Take(MaxCampaigns))
        {
            page.Add($"<article class=\"campaign\"><h3>{campaign.Name:120} <span class=\"badge {Spelling.Of(campaign.State)}\">{PlainWords.Of(campaign.State)}</span></h3>");
            page.Add($"<p>{campaign.Reason:800}</p>");
            page.Add($"<dl class=\"facts\"><dt>Confidence</dt><dd>{Spelling.Of(campaign.Confidence)}</dd><dt>Time at risk</dt><dd>{Window(campaign)}</dd>");
            if (campaign.Window is not null)
            {
                page.Add($"<dt>Covered</dt><dd>{PlainWords.Percent(campaign.Coverage.Fraction)}{(campaign.Coverage.Sufficient ? ", sufficient" : ", not sufficient")}</dd>");
            }

            if (campaign.FirstSeen is { } first)
            {
                page.Add($"<dt>Seen</dt><dd>{first} to {campaign.LastSeen}</dd>");
            }

            if (!campaign.LeavesTraces)
            {
                page.Add($"<dt>Note</dt><dd>Leaves no trace on the server, so that it does not count for the overall verdict.</dd>");
            }

            if (!campaign.NeedsHole)
            {
                page.Add($"<dt>Note</dt><dd>Needs no open hole, so that it counts for the overall verdict only when something is found.</dd>");
            }

            page.Add($"</dl>");
            Reasons(campaign, findings, page);
            page.Add($"</article>");
        }

        More.Write(verdict.Campaigns.Count, MaxCampaigns, "campaign", "campaigns", "in assessment.json", page);
        page.Add($"</section>");
    }

    private static void Reasons(CampaignVerdict campaign, ShownFindings findings, HtmlPage page)
    {
        if (campaign.Explanation.Count + campaign.Coverage.Missing.Count + campaign.Findings.Count == 0)
        {
            return;
        }

        page.Add($"<details><summary>Why, step by step</summary><ol>");
        foreach (var reason in campaign.Explanation.Take(MaxReasons))
        {
            page.Add($"<li>{reason:600}</li>");
        }

        page.Add($"</ol>");
        if (campaign.Coverage.Missing.Count > 0)
        {
            page.Add($"<p><b>Not covered</b></p><ul>");
            foreach (var hole in campaign.Coverage.Missing.Take(MaxReasons))
            {
                page.Add($"<li>{hole:600}</li>");
            }

            page.Add($"</ul>");
        }

        More.Write(Math.Max(campaign.Explanation.Count, campaign.Coverage.Missing.Count), MaxReasons, "line", "lines", "in assessment.json", page);
        if (campaign.Findings.Count > 0)
        {
            page.Add($"<p><b>Rests on</b> ");
            findings.WriteLinks(campaign.Findings, page);
            page.Add($"</p>");
        }

        page.Add($"</details>");
    }

    private static string Window(CampaignVerdict campaign) =>
        campaign.Window is { } window ? $"{PlainWords.Minute(window.From)} to {PlainWords.Minute(window.To)}" : campaign.Id == CampaignVerdict.Unattributed ? "not known: the traces tell no hole" : "never exposed";
}
