using System.Globalization;
using Breakwater.Model;

namespace Breakwater.Reports.Story;

/// <summary>What the evidence could not show. No evidence found is not evidence of absence, so this is never left out.</summary>
internal static class Unseen
{
    /// <summary>The last hour is still being written at collection.</summary>
    private static readonly TimeSpan Edge = TimeSpan.FromHours(1);

    public static IReadOnlyList<string> Of(Assessment assessment)
    {
        List<string> unseen = [.. Since(assessment), .. Beyond(assessment), .. InShort(assessment)];
        if (assessment.Server.Build is null)
        {
            unseen.Add("The exact version of the server.");
        }

        var missing = assessment.Verdict.Campaigns.Where(c => c.Counts).OrderByDescending(c => c.State).ThenBy(c => c.Id, StringComparer.Ordinal)
            .SelectMany(c => c.Coverage.Missing).Distinct(StringComparer.Ordinal).ToLookup(m => m.StartsWith(CampaignCoverage.LaterStage, StringComparison.Ordinal));
        unseen.AddRange(missing[false]);
        unseen.AddRange(Everywhere(assessment));
        unseen.AddRange(missing[true]);
        unseen.AddRange(Damage(assessment));
        return unseen.Count > 0 ? unseen : ["No hole in the sources that decide the verdict."];
    }

    /// <summary>Old evidence says nothing of today.</summary>
    private static IEnumerable<string> Since(Assessment assessment)
    {
        if (assessment.Collected is { } collected && (assessment.AssessedAt - collected.Time) is { TotalDays: > 14 } age)
        {
            yield return $"Anything after {PlainWords.Day(collected.Time)}: the evidence is {PlainWords.Number((long)age.TotalDays)} days old.";
        }
    }

    /// <summary>The steps that may have followed without leaving anything in what was handed in.</summary>
    private static IEnumerable<string> Beyond(Assessment assessment)
    {
        if (assessment.Verdict.Overall < VerdictState.Suspected)
        {
            yield break;
        }

        var unknown = Happenings.Deciding(assessment.Verdict).SelectMany(c => c.Ladder).ToLookup(s => s.Rung).Where(r => r.All(s => s.Reach == RungReach.Unknown)).Select(r => r.Key)
            .Except(Happenings.Suspected(assessment.Verdict).SelectMany(c => c.Rungs)).Where(r => r > Rung.Exploited && (r != Rung.MailTaken || assessment.Mailboxes.Count == 0)).Order().ToList();
        if (unknown.Count > 0)
        {
            yield return $"What may have happened unseen, because nothing in the evidence would surely show it: {PlainWords.Join([.. unknown.Select(PlainWords.Aim)])}.";
        }
    }

    private static IEnumerable<string> Damage(Assessment assessment)
    {
        var truncated = assessment.Coverage.Where(c => c.Truncated).Select(c => SourceCatalogue.Find(c.Source).Title).ToList();
        if (truncated.Count > 0)
        {
            yield return $"Cut short: {PlainWords.Join(truncated)}.";
        }

        if (assessment.Unread.Count > 0)
        {
            yield return $"{PlainWords.Many(assessment.Unread.Count, "item was", "items were")} not read, or not wholly.";
        }

        if (assessment.Counts.FindingsDropped > 0)
        {
            yield return $"{PlainWords.Many(assessment.Counts.FindingsDropped, "further match was", "further matches were")} counted but not kept.";
        }
    }

    /// <summary>What no evidence of a server could exclude. The conclusion comes first: the names after it may be cut.</summary>
    private static IEnumerable<string> Everywhere(Assessment assessment)
    {
        var traceless = assessment.Verdict.Campaigns.Where(c => c is { LeavesTraces: false, State: VerdictState.CannotExclude }).Select(c => c.Name).ToList();
        if (traceless.Count > 0)
        {
            yield return $"Attacks that leave no trace on a server, so that nobody can exclude them from its logs: {PlainWords.Join(traceless)}.";
        }

        var always = assessment.Verdict.Campaigns.Where(c => c is { LeavesTraces: true, NeedsHole: false, State: VerdictState.CannotExclude }).Select(c => c.Name).ToList();
        if (always.Count > 0)
        {
            yield return $"What an administrator's rights, a stolen password or a stolen key allow without any hole can never be excluded, and no sign of it was found: {PlainWords.Join(always)}.";
        }
    }

    /// <summary>The holes of all campaigns together, for somebody who knows neither campaigns nor logs; what is exact follows per campaign.</summary>
    private static IEnumerable<string> InShort(Assessment assessment)
    {
        var open = assessment.Verdict.Campaigns.Where(c => c is { Counts: true, Window: not null, Coverage.Sufficient: false }).ToList();
        if (open.Count == 0)
        {
            yield break;
        }

        // Event logs reach back for years and still show nothing of a request.
        var logs = assessment.Coverage.Where(c => SourceCatalogue.Find(c.Source).Rhythm == SourceRhythm.Dense && !c.Source.StartsWith(SourceCatalogue.EventLogPrefix, StringComparison.Ordinal)).ToList();
        var (from, to) = (open.Min(c => c.Window!.Value.From), open.Max(c => c.Window!.Value.To));
        if (logs.Select(c => c.First).Min() is { } first && first.Utc - from > Edge)
        {
            var began = first.Utc.Date == from.Date ? "earlier that day" : $"on {PlainWords.Day(from)}";
            var hour = first.Utc.Date == from.Date ? string.Create(CultureInfo.InvariantCulture, $"{first.Utc:HH:mm} UTC on ") : "";
            yield return $"Anything before {hour}{PlainWords.Day(first.Utc)}: no log reaches back further, and the time at risk began {began}.";
        }

        if (logs.Select(c => c.Last).Max() is { } last && to - last.Utc > Edge)
        {
            yield return $"Anything after {PlainWords.Day(last.Utc)}: the logs end there, and the time at risk went on to {PlainWords.Day(to)}.";
        }

        if (Titles(logs.Where(c => c.Artefacts == 0)) is { Count: > 0 } absent)
        {
            yield return $"Logs that were not handed in: {PlainWords.Join(absent)}.";
        }

        if (Titles(logs.Where(c => c.Artefacts > 0 && c.Gaps.Count > 0)) is { Count: > 0 } torn)
        {
            yield return $"Hours or days are missing in: {PlainWords.Join(torn)}.";
        }
    }

    private static List<string> Titles(IEnumerable<SourceCoverage> sources) => [.. sources.Select(s => SourceCatalogue.Find(s.Source).Title)];
}
