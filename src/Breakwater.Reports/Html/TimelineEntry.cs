using Breakwater.Model;
using Breakwater.Reports.Story;

namespace Breakwater.Reports.Html;

/// <summary>One line of the timeline: equal findings of one day, or a landmark. Its kind is the outcome's spelling, <c>other</c> or <c>landmark</c>: a style class.</summary>
internal sealed record TimelineEntry(EvidenceTime First, EvidenceTime Last, string Kind, Rung? Rung, string Title, int Count)
{
    public static IReadOnlyList<TimelineEntry> Of(Assessment assessment)
    {
        var counted = assessment.Verdict.Campaigns.SelectMany(c => c.Findings).ToHashSet(StringComparer.Ordinal);
        var findings = assessment.Findings
            .Where(f => f.Time is not null && f.Outcome != Outcome.Probe && (f.Confidence > Confidence.Low || counted.Contains(f.Id)))
            .GroupBy(f => (f.Time!.Value.Utc.Date, f.Outcome, f.Rung, f.Title))
            .Select(g => new TimelineEntry(g.Min(f => f.Time!.Value), g.Max(f => f.Time!.Value), g.Key.Outcome is { } outcome ? Spelling.Of(outcome) : "other", g.Key.Rung, g.Key.Title, SameRequests.Of(g).Count));
        return [.. findings.Concat(Landmarks(assessment)).OrderBy(e => e.First).ThenBy(e => e.Kind, StringComparer.Ordinal).ThenBy(e => e.Title, StringComparer.Ordinal)];
    }

    private static IEnumerable<TimelineEntry> Landmarks(Assessment assessment)
    {
        foreach (var campaign in Happenings.Deciding(assessment.Verdict).Take(4))
        {
            if (campaign.Window is { } window)
            {
                yield return Landmark(window.From, $"Time at risk begins ({campaign.Name})");
                var isOpen = assessment.Collected is { } end && window.To > end.Time.AddHours(-1);
                yield return Landmark(window.To, isOpen ? $"Still at risk when the evidence ends ({campaign.Name})" : $"Time at risk ends ({campaign.Name}): fixed");
            }
        }

        if (assessment.Collected is { } collected)
        {
            yield return Landmark(collected.Time, "Evidence collected");
        }
    }

    private static TimelineEntry Landmark(DateTime time, string title) => new(EvidenceTime.FromSeconds(time), EvidenceTime.FromSeconds(time), "landmark", null, title, 1);
}
