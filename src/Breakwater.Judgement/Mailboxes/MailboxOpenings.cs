using Breakwater.Judgement.Verdicts;
using Breakwater.Model;

namespace Breakwater.Judgement.Mailboxes;

/// <summary>
/// Mailboxes opened to others by a cmdlet (an inbox rule, a forwarding address, rights) and the mail that left by it. Administrators do so every day: an opening
/// is the intruder's only where a proven success at remote PowerShell came just before it, and mail sent on only where such an opening came before it.
/// </summary>
internal static class MailboxOpenings
{
    public const string Campaign = "mailbox-abuse";

    /// <summary>A session is opened, gives its cmdlets and ends; what comes later may be anybody's.</summary>
    private static readonly TimeSpan Session = TimeSpan.FromMinutes(2);

    /// <summary>The request is logged when it ends, its cmdlet may be logged before.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(3);

    /// <param name="findings">All findings, in finding order.</param>
    public static IReadOnlyList<Finding> Of(IReadOnlyList<Finding> findings)
    {
        List<DateTime> sessions = [.. findings.Where(f => Weighing.Counts(f) && f is { Outcome: Outcome.Success, Time: not null } && AccessMethod.IsPowerShell(f)).Select(f => f.Time!.Value.Utc).Order()];
        var accounts = AccountsOfIntruders(findings);
        return [.. findings.Where(f => (Opens(f) && Follows(sessions, f.Time!.Value.Utc)) || (IsListed(f) && f.Subject is { Mailbox: not null } && FindingTraits.AccountOf(f.Subject.User) is { } account && accounts.Contains(account)))];
    }

    /// <summary>A rule or right that stands in a saved list: it has no time, so only whom it serves ties it to an intruder.</summary>
    public static bool IsListed(Finding finding) => finding.SourceId == SourceCatalogue.MailboxExport;

    /// <summary>Accounts under which a proven success was had.</summary>
    private static HashSet<string> AccountsOfIntruders(IReadOnlyList<Finding> findings) => findings
        .Where(f => Weighing.Counts(f) && f is { Outcome: Outcome.Success, Rung: >= Rung.Exploited } && f.SourceId != SourceCatalogue.MailboxExport)
        .Select(f => FindingTraits.AccountOf(f.Subject.User)).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="findings">All findings, in finding order.</param>
    /// <param name="openings">Those of the intruder.</param>
    /// <param name="names">Tells that an alias and an address are one mailbox.</param>
    public static IReadOnlyList<Finding> SentOn(IReadOnlyList<Finding> findings, IReadOnlyList<Finding> openings, MailboxNames names)
    {
        var since = openings.Where(f => f.Time is not null).GroupBy(f => names.Of(f)!, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.Min(f => f.Time!.Value.Utc), StringComparer.OrdinalIgnoreCase);
        return [.. findings.Where(f => IsSentOn(f) && names.Of(f) is { } mailbox && since.TryGetValue(mailbox, out var opened) && f.Time!.Value.Utc >= opened)];
    }

    public static bool IsSentOn(Finding finding) => finding is { Campaign: Campaign, SourceId: SourceCatalogue.MessageTracking, Outcome: Outcome.Success, Time: not null, Subject.Mailbox: not null };

    private static bool Opens(Finding finding) =>
        finding is { Campaign: Campaign, Outcome: Outcome.Success, Rung: Rung.Persistence, Time: not null, Subject.Mailbox: not null } && finding.SourceId != SourceCatalogue.MessageTracking;

    private static bool Follows(List<DateTime> sessions, DateTime time)
    {
        var at = sessions.BinarySearch(time + Skew);
        at = at >= 0 ? at : ~at - 1;
        return at >= 0 && time - sessions[at] <= Session;
    }
}
