using Breakwater.Model;

namespace Breakwater.Judgement.Verdicts;

/// <summary>The pseudo-campaign of findings that fit none: it exists only when one of them counts, and follows rules a to c.</summary>
internal static class Unattributed
{
    public const string Name = "Not attributed to a campaign";

    public static CampaignVerdict? Decide(IReadOnlyList<Finding> findings, int notJudged, Surroundings surroundings)
    {
        var weighing = Weighing.Of(findings);
        return FindingRules.Apply(weighing, () => "They fit no known campaign, so no time of exposure can be given.") is { } ruling
            ? new CampaignVerdict
            {
                Id = CampaignVerdict.Unattributed,
                Name = Name,
                State = ruling.State,
                Confidence = ruling.Confidence,
                Coverage = new CampaignCoverage(0, false, []),
                FirstSeen = Seen.First(weighing.Counted),
                LastSeen = Seen.Last(weighing.Counted),
                Rungs = Seen.Reached(weighing.Counted),
                AttemptedRungs = Seen.OnlyTried(weighing.Counted),
                Ladder = Ladder.Of(weighing.Counted, [], ruling.State),
                Reason = ruling.Reason,
                Explanation = Explanation.Of(weighing, notJudged, surroundings, ruling),
                Findings = [.. weighing.Counted.Select(f => f.Id)],
            }
            : null;
    }
}
