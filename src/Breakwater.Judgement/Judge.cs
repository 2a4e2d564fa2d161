using Breakwater.Judgement.Actions;
using Breakwater.Judgement.Activities;
using Breakwater.Judgement.Coverage;
using Breakwater.Judgement.FileTimes;
using Breakwater.Judgement.Mailboxes;
using Breakwater.Judgement.Removals;
using Breakwater.Judgement.Times;
using Breakwater.Judgement.Verdicts;
using Breakwater.Judgement.Windows;
using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.Judgement;

/// <summary>Decides what follows from facts, findings, coverage and knowledge (design section 5). Pure: the same input in any order gives the same result.</summary>
public static class Judge
{
    /// <summary>Judges one server; never refuses, whatever the evidence lacks becomes cannot-exclude or unknown.</summary>
    public static JudgementResult Decide(JudgementInput input) => Decide(input, SoftwareState.Of(input));

    internal static JudgementResult Decide(JudgementInput input, SoftwareState software)
    {
        var sources = ObservedSource.Merge(input.Observations);
        var collection = CollectionTimes.Decide(sources, input.ManifestTime, input.AsOfGiven ? input.AssessedAt : null);
        var campaigns = input.Knowledge.Campaigns.OrderBy(c => c.FirstKnownExploitation).ThenBy(c => c.Id, StringComparer.Ordinal).ToList();
        var windows = Windows(input, software, sources, collection, campaigns);
        var dated = OpenHoles.Claim(Dated(input, collection, campaigns, windows), campaigns, windows);
        var (kept, later) = Split(dated, input.AssessedAt);
        var (findings, raised, named) = Corroboration.Apply(kept);

        var map = CoverageMap.Of(sources, collection.Collected?.Time, input.Unread, input.MissingSources);
        var activities = Intruders.Of(findings, campaigns.Where(c => c.ActsAsAnybody).Select(c => c.Id).ToHashSet(StringComparer.Ordinal));
        var removed = RemovedScripts.Of(findings, input.WebFiles, input.OtherFiles, collection.Collected?.Time);
        var surroundings = new Surroundings(activities, removed, findings, f => campaigns.Find(c => c.Id == f.Campaign)?.Name ?? Unattributed.Name);
        var verdict = Overall(campaigns, Verdicts(software, collection, windows, map, campaigns, findings, later, raised, surroundings));

        var mailboxes = MailboxLedger.Of([.. findings.Where(f => !named.Contains(f.Id))], verdict, map);
        return new JudgementResult
        {
            Server = input.Server with
            {
                Product = software.Build.Identity?.Product,
                Build = software.Build.Build?.ToString(),
                Release = software.Build.Identity?.Release,
                Facts = [.. input.Server.Facts.Concat(software.Build.Facts).Distinct()],
            },
            Exposure = software.Exposure,
            Verdict = verdict,
            Findings = dated,
            Collected = collection.Collected,
            Mitigations = OpenMitigations.Of(software.Mitigations, software.Exposure, input.Mitigations),
            Coverage = CoverageReport.Rows(sources, map, collection.Collected?.Time, LongestWindow(verdict), Needed(input, campaigns, verdict)),
            Activities = activities,
            Mailboxes = mailboxes,
            Removed = removed,
            Actions = Playbook.Of(new Situation(input, software, verdict, mailboxes, activities)),
            NotJudged = NotJudged(sources, later, collection.Collected?.Time, input.AssessedAt),
            Warnings = [.. later.Count > 0 ? [JudgementMessages.FindingsLeftOut(later.Count, input.AssessedAt)] : Array.Empty<string>(), .. Warnings.Of(input, software, sources, collection)],
        };
    }

    /// <summary>
    /// The collection time bounds the window and its coverage, not the findings: more evidence must never make a verdict milder. Only what lies after the
    /// assessment time (<c>--as-of</c>, or a clock in the future) is left out.
    /// </summary>
    private static (List<Finding> Judged, List<Finding> Later) Split(IReadOnlyList<Finding> findings, DateTime assessedAt) =>
        ([.. findings.Where(f => !f.IsLaterThan(assessedAt))], [.. findings.Where(f => f.IsLaterThan(assessedAt))]);

    private static Dictionary<string, WindowDecision> Windows(JudgementInput input, SoftwareState software, IReadOnlyList<ObservedSource> sources, CollectionDecision collection, List<Campaign> campaigns)
    {
        var end = collection.Collected ?? new CollectionTime(input.AssessedAt, "no record has a time, so the assessment time stands in");

        // A record from after the assessment shows a wrong clock, not that the server went on.
        DateTime? newest = collection.Given ? null : sources.Where(s => s.Kind.Rhythm != SourceRhythm.State)
            .SelectMany(s => s.Hours).Where(h => h.Hour <= input.AssessedAt).Max(h => (DateTime?)h.Hour);
        return campaigns.ToDictionary(c => c.Id, c => ExposureWindow.Of(c, software.FixOf(c), software.NeverAffected(c), input.Since, end, newest), StringComparer.Ordinal);
    }

    private static List<Finding> Dated(JudgementInput input, CollectionDecision collection, List<Campaign> campaigns, Dictionary<string, WindowDecision> windows)
    {
        var writing = campaigns.Where(c => c.Access is null && c.Stages.Any(s => s.Rung == Rung.WroteFile) && windows[c.Id].Window is not null).Select(c => (c.Id, c.Name, windows[c.Id].Window!.Value)).ToList();
        var dating = new FileDating(VouchedTimes.Of(input.WebFileTimes, collection.Collected?.Time), writing, input.SetupEvents, input.Findings);
        return [.. input.Findings.Select(dating.Date).Order(FindingOrder.Instance)];
    }

    private static List<CampaignVerdict> Verdicts(
        SoftwareState software, CollectionDecision collection, Dictionary<string, WindowDecision> windows, CoverageMap map,
        List<Campaign> campaigns, IReadOnlyList<Finding> findings, List<Finding> later, IReadOnlySet<string> raised, Surroundings surroundings)
    {
        var known = campaigns.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var verdicts = campaigns.Select(campaign => CampaignJudge.Decide(new CampaignCase
        {
            Campaign = campaign,
            Findings = [.. findings.Where(f => f.Campaign == campaign.Id && IsOurs(f))],
            Raised = raised,
            FindingsNotJudged = later.Count(f => f.Campaign == campaign.Id),
            Fix = software.FixOf(campaign),
            Exposure = windows[campaign.Id],
            Coverage = map,
            Surroundings = surroundings,
            SingleSourceTime = collection.SingleSource,
        })).ToList();

        // A campaign that only a user's rule names has no file: its findings must not be lost.
        bool IsLoose(Finding finding) => finding.Campaign is null || !known.Contains(finding.Campaign);
        return Unattributed.Decide([.. findings.Where(f => IsLoose(f) && IsOurs(f))], later.Count(IsLoose), surroundings) is { } unattributed
            ? [.. verdicts, unattributed]
            : verdicts;
    }

    /// <summary>A rule without our block is reported and counted but changes no verdict.</summary>
    private static bool IsOurs(Finding finding) => finding.Rung is not null && finding.Outcome is not null;

    private static Verdict Overall(List<Campaign> campaigns, List<CampaignVerdict> verdicts) => new()
    {
        // Without a single campaign to look for, nothing was excluded.
        Overall = verdicts.Where(v => v.Counts).Select(v => v.State).Append(campaigns.Count == 0 ? VerdictState.CannotExclude : VerdictState.NotFound).Max(),
        Campaigns = [.. verdicts.OrderByDescending(v => v.Counts).ThenByDescending(v => v.State)],
    };

    private static TimeRange? LongestWindow(Verdict verdict) => verdict.Campaigns.Where(c => c.NeedsHole).Select(c => c.Window).OfType<TimeRange>()
        .OrderByDescending(w => w.Length).ThenBy(w => w.From).Select(w => (TimeRange?)w).FirstOrDefault();

    private static IEnumerable<string> Needed(JudgementInput input, List<Campaign> campaigns, Verdict verdict)
    {
        var open = verdict.Campaigns.Where(v => v is { Window: not null, Counts: true }).Select(v => v.Id).ToHashSet(StringComparer.Ordinal);
        return campaigns.Where(c => open.Contains(c.Id)).SelectMany(c => c.Stages).Where(s => s.IsEntry).SelectMany(s => s.DecisiveSources)
            .Concat(input.MissingSources.Select(m => m.Source));
    }

    private static List<UnreadItem> NotJudged(IReadOnlyList<ObservedSource> sources, List<Finding> later, DateTime? collected, DateTime assessedAt) =>
    [
        .. collected is { } time ? Outliers.Records(sources, time) : [],
        .. Outliers.Findings(later, assessedAt),
        .. sources.Where(s => s.RecordsImpossible > 0)
            .Select(s => JudgementMessages.ImpossibleTime(s.Artefacts.Count > 0 ? s.Artefacts[0].Path : s.Kind.Id, s.Kind.Id, s.RecordsImpossible, new TimeRange(ObservedSource.Earliest, ObservedSource.Latest))),
    ];
}
