using Breakwater.Judgement.Coverage;
using Breakwater.Judgement.Verdicts;
using Breakwater.Model;

namespace Breakwater.Judgement.Mailboxes;

/// <summary>The ledger of mailboxes that were taken or within reach (design section 5, Fixed points).</summary>
internal static class MailboxLedger
{
    /// <summary>Takes findings in finding order.</summary>
    public static IReadOnlyList<MailboxEntry> Of(IReadOnlyList<Finding> findings, Verdict verdict, CoverageMap coverage)
    {
        var successes = findings.Where(f => Weighing.Counts(f) && f.Outcome >= Outcome.Success).ToList();
        var openings = MailboxOpenings.Of(findings);
        var names = new MailboxNames([.. successes, .. openings, .. openings.Count == 0 ? [] : findings.Where(MailboxOpenings.IsSentOn)]);
        var taken = Entries(successes.Where(f => f.Rung == Rung.MailTaken).Concat(MailboxOpenings.SentOn(findings, openings, names)), MailboxState.Taken, names);
        var known = taken.Select(e => e.Address).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var reachable = Entries(successes.Where(f => (f.Rung == Rung.Exploited && OpensMailboxes(f)) || IsExport(f) || MailboxOpenings.IsListed(f)).Concat(openings).DistinctBy(f => f.Id), MailboxState.Reachable, names)
            .Where(e => !known.Contains(e.Address));
        List<MailboxEntry> entries =
        [
            .. taken.Concat(reachable).OrderBy(e => e.State).ThenBy(e => e.Address, StringComparer.OrdinalIgnoreCase).ThenBy(e => e.Address, StringComparer.Ordinal),
        ];
        return Others(entries.Count > 0, verdict, coverage) is { } others ? [.. entries, others] : entries;
    }

    private static string NameOf(Finding finding, MailboxNames names) => names.Of(finding) ?? MailboxEntry.Unknown;

    private static List<MailboxEntry> Entries(IEnumerable<Finding> findings, MailboxState state, MailboxNames names) =>
    [
        .. findings.GroupBy(f => NameOf(f, names), StringComparer.OrdinalIgnoreCase).Select(group =>
        {
            var members = group.ToList();
            return new MailboxEntry
            {
                Address = members.Select(f => NameOf(f, names)).Min(StringComparer.Ordinal)!,
                State = state,
                Method = string.Join("; ", members.Select(f => AccessMethod.Of(f)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Concat(names.DoubtOf(group.Key) is { } doubt ? [doubt] : [])),
                Confidence = members.Max(f => f.Confidence),
                FirstSeen = Seen.First(members),
                LastSeen = Seen.Last(members),
                Bytes = BytesOut(members),
                Findings = [.. members.Select(f => f.Id)],
            };
        }),
    ];

    /// <summary>Rows of one request state the same bytes: each request counts once, with its largest figure.</summary>
    private static long? BytesOut(List<Finding> findings)
    {
        var sizes = findings.Where(f => f.Subject.ResponseBytes is >= 0)
            .GroupBy(f => f.Subject.RequestId ?? "finding " + f.Id, StringComparer.OrdinalIgnoreCase)
            .Select(g => g.Max(f => f.Subject.ResponseBytes!.Value)).ToList();
        return sizes.Count == 0 ? null : sizes.Aggregate(0L, (sum, size) => size > long.MaxValue - sum ? long.MaxValue : sum + size);
    }

    private static bool OpensMailboxes(Finding finding) => AccessMethod.IsEws(finding) || AccessMethod.IsPowerShell(finding) || AccessMethod.IsSetting(finding);

    /// <summary>The export that makes a page of a mailbox's draft: the order could as well have been for all of it.</summary>
    private static bool IsExport(Finding finding) => finding.Rung == Rung.WroteFile && !string.IsNullOrWhiteSpace(finding.Subject.Mailbox);

    /// <summary>One line for everybody else, only after a break-in: what the EWS log says or cannot say.</summary>
    private static MailboxEntry? Others(bool anyNamed, Verdict verdict, CoverageMap coverage)
    {
        if (verdict.Overall < VerdictState.Suspected)
        {
            return null;
        }

        var reached = verdict.Campaigns.Where(c => c.State >= VerdictState.Suspected).ToList();

        // Traces of no campaign have no window of their own: seen first within another's, they are of the same time of exposure.
        TimeRange? WindowOf(CampaignVerdict campaign) => campaign.Window ?? reached.Select(c => c.Window).FirstOrDefault(w => w is { } other && campaign.FirstSeen?.Utc is { } seen && other.From <= seen && seen <= other.To);
        var windows = reached.Select(WindowOf).ToList();
        var ews = coverage.For(SourceCatalogue.Ews);
        var covered = windows.Count > 0 && windows.All(w => w is { } window && ews.Over(window).IsWhole);
        return new MailboxEntry
        {
            Address = anyNamed ? "all other mailboxes" : "all mailboxes",
            State = covered ? MailboxState.NoEvidence : MailboxState.NotCovered,
            Method = covered ? "EWS back end log covers the time of exposure; other ways to read mail leave no row there" : "EWS back end log does not cover the time of exposure",
            Confidence = Confidence.Medium,
        };
    }
}
