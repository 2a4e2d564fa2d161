using Breakwater.Model;

namespace Breakwater.Reports.Console;

/// <summary>The chain of reasons behind each campaign's verdict (<c>--explain</c>).</summary>
internal static class Explanation
{
    public static void Write(Assessment assessment, ConsolePage page)
    {
        page.Heading("Why");
        foreach (var campaign in assessment.Verdict.Campaigns.Where(c => !CouldNotHappen(c)))
        {
            page.Blank();
            page.Line($"{campaign.Name} ({campaign.Id}): {Spelling.Of(campaign.State)}, {Spelling.Of(campaign.Confidence)} confidence", ConsolePage.Bold);
            page.Items([("=", campaign.Reason)]);
            page.Items(campaign.Explanation.Select((reason, i) => ($"{i + 1}.", reason)));
            if (campaign.Findings.Count > 0)
            {
                page.Items([("findings:", string.Join(", ", campaign.Findings))]);
            }
        }

        var impossible = assessment.Verdict.Campaigns.Where(CouldNotHappen).ToList();
        if (impossible.Count > 0)
        {
            page.Blank();
            page.Line("Never open here", ConsolePage.Bold);
            foreach (var alike in impossible.GroupBy(c => $"{Spelling.Of(c.State)}, {Spelling.Of(c.Confidence)} confidence. {Opening(c.Reason)}", StringComparer.Ordinal))
            {
                page.Items([("=", alike.Key)]);
                page.Items(alike.GroupBy(c => c.Reason[Opening(c.Reason).Length..].Trim(), StringComparer.Ordinal).Select(g => ("-", $"{string.Join(", ", g.Select(c => $"{c.Name} ({c.Id})"))}{(g.Key.Length > 0 ? ": " + g.Key : "")}")));
            }
        }
    }

    /// <summary>What many reasons begin with, said once: up to their colon, or all.</summary>
    private static string Opening(string reason) => reason.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var colon ? reason[..(colon + 1)] : reason;

    /// <summary>Ruled out by date or build with nothing found: its one reason says all, and a screen of such would bury what did happen.</summary>
    private static bool CouldNotHappen(CampaignVerdict campaign) => campaign is { State: VerdictState.NotFound, Window: null };
}
