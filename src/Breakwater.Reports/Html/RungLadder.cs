using Breakwater.Model;
using Breakwater.Reports.Story;

namespace Breakwater.Reports.Html;

/// <summary>How far the intruders came: reached, tried, no trace, or not known.</summary>
internal static class RungLadder
{
    public static void Write(Assessment assessment, HtmlPage page)
    {
        var campaigns = assessment.Verdict.Campaigns.Where(c => c.Counts).ToList();
        var reached = campaigns.SelectMany(c => c.Rungs).ToHashSet();
        var tried = campaigns.SelectMany(c => c.AttemptedRungs).ToHashSet();

        // After a break-in the later stages are rarely covered by anything, so that silence proves nothing.
        var isKnown = assessment.Verdict.Overall < VerdictState.Suspected && campaigns.All(c => c.Coverage.Sufficient || c.State == VerdictState.NotFound);
        page.Add($"<section id=\"ladder\" aria-labelledby=\"ladder-title\"><h2 id=\"ladder-title\">How far did they get?</h2><ol class=\"ladder\">");
        foreach (var rung in Enum.GetValues<Rung>())
        {
            var (kind, sign, word) = reached.Contains(rung) ? ("reached", "●", "reached")
                : tried.Contains(rung) ? ("tried", "◐", rung == Rung.Probed ? "seen" : "tried, success not shown")
                : isKnown ? ("untouched", "○", "no trace")
                : ("unknown", "?", "no trace, cannot be excluded");
            word += Since(campaigns, rung);
            page.Add($"<li class=\"{kind}\"><span class=\"sign\" aria-hidden=\"true\">{sign}</span><span><b>{PlainWords.Of(rung)}</b><span>{word}</span></span><code>{Spelling.Of(rung)}</code></li>");
        }

        page.Add($"</ol></section>");
    }

    /// <summary>The first sight of the rung in any campaign and the best confidence.</summary>
    private static string Since(List<CampaignVerdict> campaigns, Rung rung)
    {
        var seen = campaigns.SelectMany(c => c.Ladder).Where(s => s.Rung == rung && s.Confidence is not null).ToList();
        var shown = seen.Exists(s => s.Reach == RungReach.Reached) ? [.. seen.Where(s => s.Reach == RungReach.Reached)] : seen;
        if (shown.Count == 0)
        {
            return "";
        }

        var first = shown.Where(s => s.FirstSeen is not null).OrderBy(s => s.FirstSeen!.Value.Utc).Select(s => s.FirstSeen).FirstOrDefault();
        return $"{(first is { } time ? $", first {PlainWords.Minute(time.Utc)}" : "")}, {Spelling.Of(shown.Max(s => s.Confidence!.Value))} confidence";
    }
}
