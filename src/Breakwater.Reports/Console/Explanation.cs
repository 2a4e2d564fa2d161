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
            page.Items(impossible.Select(c => ("-", $"{c.Name} ({c.Id}): {Spelling.Of(c.State)}, {Spelling.Of(c.Confidence)} confidence. {c.Reason}")));
        }
    }

    /// <summary>Ruled out by date or build with nothing found: its one reason says all, and a screen of such would bury what did happen.</summary>
    private static bool CouldNotHappen(CampaignVerdict campaign) => campaign is { State: VerdictState.NotFound, Window: null };
}
