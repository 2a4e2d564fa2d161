using Breakwater.Model;

namespace Breakwater.Reports.Story;

/// <summary>What the evidence could not show. No evidence found is not evidence of absence, so this is never left out.</summary>
internal static class Unseen
{
    public static IReadOnlyList<string> Of(Assessment assessment)
    {
        var unseen = new List<string>();
        var byWeight = assessment.Verdict.Campaigns.Where(c => c.Counts).OrderByDescending(c => c.State).ThenBy(c => c.Id, StringComparer.Ordinal);
        unseen.AddRange(byWeight.SelectMany(c => c.Coverage.Missing).Distinct(StringComparer.Ordinal));
        if (assessment.Server.Build is null)
        {
            unseen.Add("The exact version of the server.");
        }

        if (assessment.Unread.Count > 0)
        {
            unseen.Add($"{PlainWords.Many(assessment.Unread.Count, "item was", "items were")} not read, or not wholly.");
        }

        var truncated = assessment.Coverage.Where(c => c.Truncated).Select(c => SourceCatalogue.Find(c.Source).Title).ToList();
        if (truncated.Count > 0)
        {
            unseen.Add($"Cut short: {PlainWords.Join(truncated)}.");
        }

        if (assessment.Counts.FindingsDropped > 0)
        {
            unseen.Add($"{PlainWords.Many(assessment.Counts.FindingsDropped, "further match was", "further matches were")} counted but not kept.");
        }

        var traceless = assessment.Verdict.Campaigns.Where(c => !c.LeavesTraces).Select(c => c.Name).ToList();
        if (traceless.Count > 0)
        {
            unseen.Add($"{PlainWords.Join(traceless)}: leaves no trace on the server, so it cannot be excluded here.");
        }

        var always = assessment.Verdict.Campaigns.Where(c => c is { LeavesTraces: true, NeedsHole: false, State: VerdictState.CannotExclude }).Select(c => c.Name).ToList();
        if (always.Count > 0)
        {
            unseen.Add($"{PlainWords.Join(always)}: possible at any time without an open hole; nothing was found, and nothing excludes it for all time.");
        }

        return unseen.Count > 0 ? unseen : ["No hole in the sources that decide the verdict."];
    }
}
