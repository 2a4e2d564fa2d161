using Breakwater.Model;

namespace Breakwater.Reports.Console;

/// <summary>The chain of reasons behind each campaign's verdict (<c>--explain</c>).</summary>
internal static class Explanation
{
    public static void Write(Assessment assessment, ConsolePage page)
    {
        page.Heading("Why");
        foreach (var campaign in assessment.Verdict.Campaigns)
        {
            page.Blank();
            page.Line($"{campaign.Name} ({campaign.Id}): {Spelling.Of(campaign.State)}, {Spelling.Of(campaign.Confidence)} confidence", ConsolePage.Bold);
            page.Items([("=", campaign.Reason)]);
            page.Items(campaign.Explanation.Select((reason, i) => ($"{i + 1}.", reason)));
            page.Items(campaign.Coverage.Missing.Select(hole => ("not covered:", hole)));
            if (campaign.Findings.Count > 0)
            {
                page.Items([("findings:", string.Join(", ", campaign.Findings))]);
            }
        }
    }
}
