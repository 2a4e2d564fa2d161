using Breakwater.Model;
using Breakwater.Reports.Escaping;

namespace Breakwater.Reports.Story;

/// <summary>What happened and how sure that is, from the campaigns that decide the overall verdict.</summary>
internal static class Happenings
{
    private const int MailboxesNamed = 3;
    private const int MailboxCharacters = 80;

    /// <summary>Campaigns that carry the overall verdict, the surest first.</summary>
    public static IReadOnlyList<CampaignVerdict> Deciding(Verdict verdict) =>
        [.. verdict.Campaigns.Where(c => c.Counts && c.State == verdict.Overall).OrderByDescending(c => c.Confidence).ThenBy(c => c.Id, StringComparer.Ordinal)];

    /// <summary>Campaigns of which something points to a success and nothing proves it.</summary>
    public static IEnumerable<CampaignVerdict> Suspected(Verdict verdict) => verdict.Campaigns.Where(c => c.State == VerdictState.Suspected);

    public static IReadOnlyList<string> Of(Assessment assessment)
    {
        var deciding = Deciding(assessment.Verdict);
        return assessment.Verdict.Overall switch
        {
            VerdictState.Compromised or VerdictState.Suspected => [.. BreakIn(assessment, deciding), .. Probes(assessment)],
            VerdictState.Targeted => [Attempts(assessment, deciding), .. Probes(assessment)],
            _ => [Searched(assessment), .. Probes(assessment)],
        };
    }

    public static string HowSure(Assessment assessment)
    {
        var deciding = Deciding(assessment.Verdict);
        if (deciding.Count == 0)
        {
            return "No campaign could be judged.";
        }

        var first = deciding[0];
        return assessment.Verdict.Overall switch
        {
            VerdictState.NotFound => Excluded(deciding),
            VerdictState.CannotExclude => $"{Capital(PlainWords.Percent(deciding.Min(c => c.Coverage.Fraction)))} of the time at risk is covered. {first.Name}: {first.Reason}",
            VerdictState.Targeted => $"{PlainWords.Of(first.Confidence)} that attacks were tried ({Spelling.Of(first.Confidence)} confidence, {PlainWords.Many(first.Findings.Count, "finding", "findings")})"
                + $"{(first.Coverage.Sufficient ? "" : "; not sure that none worked, as the evidence does not cover all the time at risk")}. {first.Name}: {first.Reason}",
            VerdictState.Suspected => $"Likely, not proven ({Spelling.Of(first.Confidence)} confidence in what was seen, {PlainWords.Many(first.Findings.Count, "finding", "findings")}). {first.Name}: {first.Reason}",
            _ => $"{PlainWords.Of(first.Confidence)} ({Spelling.Of(first.Confidence)} confidence, {PlainWords.Many(first.Findings.Count, "finding", "findings")}). {first.Name}: {first.Reason}",
        };
    }

    /// <summary>Of the campaigns that leave traces: looked for over all the time at risk, or never possible here.</summary>
    private static string Excluded(IReadOnlyList<CampaignVerdict> campaigns)
    {
        var covered = campaigns.Count(c => c.Window is not null);
        var never = campaigns.Count - covered;
        return $"Of {PlainWords.Many(campaigns.Count, "known attack campaign that leaves traces", "known attack campaigns that leave traces")}"
            + (covered == 0 ? ", none could work on this server at any time." : never == 0 ? ", each would show in the logs, which cover the whole time at risk."
                : $", {PlainWords.Number(never)} could not work on this server at any time, and {PlainWords.Number(covered)} would show in the logs, which cover the whole time at risk.");
    }

    private static IEnumerable<string> BreakIn(Assessment assessment, IReadOnlyList<CampaignVerdict> deciding)
    {
        var reached = deciding.SelectMany(c => c.Rungs).Where(r => r != Rung.Probed).Distinct().Order().ToList();
        var span = SpanOfSuccesses(assessment, deciding);
        var somebody = span.Length == 0 ? "Somebody" : Capital(span) + " somebody";
        var deeds = reached.Count == 0 ? "left traces of a break-in" : PlainWords.Join([.. reached.Select(PlainWords.Deed)]);
        var probably = assessment.Verdict.Overall == VerdictState.Suspected ? "probably " : "";
        yield return $"{somebody} {probably}{deeds}.{NamesOf(deciding)}";
        if (WhoOf(assessment) is { Length: > 0 } who)
        {
            yield return who;
        }

        // An intruder proven by one trace may have done worse by others that prove nothing alone: encrypted disks must not be missing here.
        var suspected = assessment.Verdict.Overall == VerdictState.Compromised ? Suspected(assessment.Verdict).Where(c => c.Rungs.Except(reached).Any(r => r != Rung.Probed)).ToList() : [];
        if (suspected.Count > 0)
        {
            var since = SpanOfSuccesses(assessment, suspected);
            var further = suspected.SelectMany(c => c.Rungs).Except(reached).Where(r => r != Rung.Probed).Order();
            yield return $"Likely, not proven: {(since.Length == 0 ? "" : since + " ")}somebody also {PlainWords.Join([.. further.Select(PlainWords.Deed)])}.";
        }

        var taken = Named(assessment, MailboxState.Taken);
        var reachable = Named(assessment, MailboxState.Reachable);
        if (taken.Length + reachable.Length > 0)
        {
            yield return taken.Length == 0 ? $"Mailboxes within reach: {reachable}; none is shown to have been read."
                : $"Mailboxes {probably}read or copied: {taken}{(reachable.Length == 0 ? "" : $"; further ones within reach: {reachable}")}.";
        }
        else if (assessment.Mailboxes.Any(m => m.State == MailboxState.NotCovered))
        {
            yield return "Whether mail was taken is not known: the logs that would show it do not cover the time.";
        }
        else if (assessment.Mailboxes.Any(m => m.State == MailboxState.NoEvidence))
        {
            yield return reached.Exists(r => r is Rung.ShellUsed or Rung.Privilege) ? "No sign that mail was taken; who commands the server could have taken it unseen." : "No sign that mail was taken.";
        }

        if (assessment.Removed.Count > 0)
        {
            yield return $"{PlainWords.Many(assessment.Removed.Count, "file of the intruder was", "files of the intruder were")} gone when the evidence was collected; that removes nobody.";
        }

        // Whoever did more has got in, whatever his attempts to get in show.
        var tried = deciding.SelectMany(c => c.AttemptedRungs).Where(r => r != Rung.Probed && !(r == Rung.Exploited && reached.Count > 0)).Distinct().Except(reached).Order().ToList();
        if (tried.Count > 0)
        {
            yield return $"Tried, without proof that it worked: {PlainWords.Join([.. tried.Select(PlainWords.Aim)])}.";
        }
    }

    /// <summary>How many intruders at least, and whose accounts they used.</summary>
    private static string WhoOf(Assessment assessment)
    {
        var activities = assessment.Activities.Count(a => a.Rungs.Count > 0);
        var accounts = assessment.Activities.SelectMany(a => a.Accounts).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        List<string> who = [];
        if (activities > 1)
        {
            who.Add($"At least {PlainWords.Number(activities)} separate intruders.");
        }

        if (accounts.Count > 0)
        {
            who.Add($"{(accounts.Count == 1 ? "Account" : "Accounts")} used: {(accounts.Count > MailboxesNamed ? PlainWords.Number(accounts.Count) : string.Join(", ", accounts.Select(a => VisibleText.Of(a, MailboxCharacters))))}.");
        }

        return string.Join(' ', who);
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>How many, and which where they are few; nothing where there is none.</summary>
    private static string Named(Assessment assessment, MailboxState state)
    {
        var mailboxes = assessment.Mailboxes.Where(m => m.State == state).ToList();
        return mailboxes.Count switch
        {
            0 => "",
            1 when mailboxes[0].Address == MailboxEntry.Unknown => "one, it is not known which",
            > MailboxesNamed => PlainWords.Number(mailboxes.Count),
            _ => $"{PlainWords.Number(mailboxes.Count)} ({string.Join(", ", mailboxes.Select(m => VisibleText.Of(m.Address, MailboxCharacters)))})",
        };
    }

    private static string Attempts(Assessment assessment, IReadOnlyList<CampaignVerdict> deciding)
    {
        var ids = deciding.SelectMany(c => c.Findings).ToHashSet(StringComparer.Ordinal);
        var attempts = SameRequests.Of(assessment.Findings.Where(f => f.Outcome == Outcome.Attempt && ids.Contains(f.Id))).Count;
        var span = PlainWords.Span(Earliest(deciding), Latest(deciding));
        return $"{PlainWords.Many(attempts, "attack attempt", "attack attempts")}{(span.Length == 0 ? "" : " " + span)}.{NamesOf(deciding)}";
    }

    private static string Searched(Assessment assessment)
    {
        var first = assessment.Coverage.Select(c => c.First).Where(t => t is not null).Min();
        var last = assessment.Coverage.Select(c => c.Last).Where(t => t is not null).Max();
        var records = PlainWords.Many(assessment.Counts.Records, "record", "records");
        var span = first is { } from && last is { } to ? $", {PlainWords.Day(from.Utc)} to {PlainWords.Day(to.Utc)}" : "";
        return $"Nothing that shows a break-in was found in {PlainWords.Many(assessment.Counts.Files, "file", "files")} ({records}{span}).";
    }

    private static string NamesOf(IReadOnlyList<CampaignVerdict> campaigns)
    {
        var named = campaigns.Where(c => c.Id != CampaignVerdict.Unattributed).Select(c => c.Name).ToList();
        var campaign = named.Count == 0 ? "" : $" Campaign{(named.Count == 1 ? "" : "s")}: {PlainWords.Join(named)}.";
        return campaign + (named.Count == campaigns.Count ? "" : named.Count == 0 ? " The traces fit no known campaign." : " Some traces fit no known campaign.");
    }

    private static IEnumerable<string> Probes(Assessment assessment)
    {
        var probes = SameRequests.Of(assessment.Findings.Where(f => f.Outcome == Outcome.Probe)).Count(r => !r.Any(f => f.Subject.IsOwn));
        if (probes > 0)
        {
            yield return $"{PlainWords.Many(probes, "request", "requests")} by scanners: usual on the internet, no proof of anything.";
        }
    }

    /// <summary>Scanners that knocked days before the intruder, or after, got nowhere: their days are not his.</summary>
    private static string SpanOfSuccesses(Assessment assessment, IReadOnlyList<CampaignVerdict> campaigns)
    {
        var ids = campaigns.SelectMany(c => c.Findings).ToHashSet(StringComparer.Ordinal);
        var times = assessment.Findings.Where(f => f.Outcome is Outcome.Success or Outcome.Artefact && f.Time is not null && ids.Contains(f.Id)).Select(f => f.Time).ToList();
        return times.Count == 0 ? PlainWords.Span(Earliest(campaigns), Latest(campaigns)) : PlainWords.Span(times.Min(), times.Max());
    }

    private static EvidenceTime? Earliest(IEnumerable<CampaignVerdict> campaigns) => campaigns.Select(c => c.FirstSeen).Where(t => t is not null).Min();

    private static EvidenceTime? Latest(IEnumerable<CampaignVerdict> campaigns) => campaigns.Select(c => c.LastSeen).Where(t => t is not null).Max();
}
