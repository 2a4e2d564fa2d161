using System.Globalization;
using Breakwater.Model;

namespace Breakwater.Judgement.Actions;

/// <summary>After a break-in: decide, change what was exposed by the rung reached; rebuild.</summary>
internal static class RecoverySteps
{
    private const int AccountsNamed = 5;

    public static IEnumerable<ActionStep> Of(Situation situation)
    {
        if (!situation.BrokenInto)
        {
            yield break;
        }

        yield return Decide(situation);
        if (situation.Accounts.Count > 0)
        {
            yield return LockAccounts(situation);
        }

        yield return RemoveAndRotate(situation);
        if (situation.Reached(Rung.Privilege) || situation.Reached(Rung.Credentials) || situation.Reached(Rung.ShellUsed))
        {
            yield return RotateAdministrators(situation);
        }

        if (situation.Reached(Rung.Directory) || situation.Reached(Rung.Lateral) || situation.Reached(Rung.Impact))
        {
            yield return RotateDirectory(situation);
        }

        if (situation.Mailboxes.Any(m => m.State <= MailboxState.Reachable))
        {
            yield return Mailboxes(situation);
        }

        if (situation.Reached(Rung.Persistence) || situation.Reached(Rung.Lateral) || situation.Reached(Rung.Impact))
        {
            yield return SearchFurther(situation);
        }

        yield return Rebuild(situation);
    }

    private static ActionStep Decide(Situation situation) => new()
    {
        Id = "decide",
        Order = 0,
        Title = "Decide who leads, who helps, and what is told to whom",
        Why = situation.State == VerdictState.Compromised
            ? "The server was broken into. What follows costs money and time and has legal deadlines."
            : "A break-in is likely. Plan as if it happened until the opposite is shown.",
        How =
        [
            "Name one person who leads and one who keeps the log of all steps.",
            "Ask the national or regional computer emergency team and, where there is none in house, an incident response firm.",
            "Have other machines that talked to this server examined for the same time.",
        ],
        Verify = "Names, telephone numbers and the first decision are written down outside the mail system.",
        Undo = "Not needed.",
        Decides = "management",
        Due = situation.Within(TimeSpan.FromDays(1)),
    };

    private static ActionStep LockAccounts(Situation situation) => new()
    {
        Id = "lock-accounts",
        Order = 0,
        Title = $"Lock {(situation.Accounts.Count == 1 ? "the account" : "the accounts")} under which the intruder worked",
        Why = $"{Phrases.Count(situation.Accounts.Count, "account was", "accounts were")} used: {Phrases.List([.. situation.Accounts.Take(AccountsNamed).Select(Phrases.Short)])}"
            + $"{(situation.Accounts.Count > AccountsNamed ? $" and {Phrases.Count(situation.Accounts.Count - AccountsNamed, "more", "more")} (under Activities)" : "")}. The password or a session is in foreign hands, unless the owner did it.",
        How =
        [
            "Ask the owner, by telephone and not by mail, whether the doings named in the findings were theirs.",
            "Disable the account, end its sessions, and change its password from another, clean machine; where it administers other machines, on all of them.",
            "Look where else it signed in since the first success, and what its mailbox rules, forwarding and registered devices are.",
        ],
        Verify = "The account cannot sign in with the old password, and the owner's answer is written down.",
        Undo = "Enable the account again when it is settled who used it.",
        Decides = "the administrator",
        Due = situation.Within(TimeSpan.FromDays(1)),
    };

    private static ActionStep RemoveAndRotate(Situation situation) => new()
    {
        Id = "rotate-server",
        Order = 0,
        Title = "Remove what the intruder left and change the secrets of this server",
        Why = "Files, settings and keys that the intruder placed or copied work on after any update.",
        How =
        [
            "Remove the files and settings named in the findings, after they were copied.",
            "Change the ASP.NET machine keys and the passwords of the local administrators on this server.",
            "Take away the accounts, rights and group memberships that the intruder made; look for accounts newer than the first success that nobody can explain.",
            "Check scheduled tasks, services, web server modules, transport agents, virtual directories, mailbox rules and forwarding for entries that nobody can explain.",
        ],
        Verify = "A new assessment of fresh evidence shows none of these findings on disk or in the configuration.",
        Undo = "Restore a single file or setting from the copy if it turns out to be legitimate.",
        Decides = "the administrator",
        Due = situation.Within(TimeSpan.FromDays(2)),
    };

    private static ActionStep RotateAdministrators(Situation situation) => new()
    {
        Id = "rotate-administrators",
        Order = 0,
        Title = "Change the passwords of everybody who administers this server",
        Why = "Who commands the server can read the passwords of those who signed in on it.",
        How =
        [
            "List all accounts that signed in on the server since the first success, including service and backup accounts.",
            "Change their passwords from another, clean machine and end their sessions.",
            "Replace the certificates whose private keys were on the server and withdraw the old ones.",
        ],
        Verify = "No account on the list has a password older than this step.",
        Undo = "Not needed.",
        Decides = "the administrator",
        Due = situation.Within(TimeSpan.FromDays(3)),
    };

    private static ActionStep RotateDirectory(Situation situation) => new()
    {
        Id = "rotate-directory",
        Order = 0,
        Title = "Treat the whole directory as known to the intruder",
        Why = $"The findings reach {Phrases.List([.. situation.Rungs.Where(r => r is Rung.Directory or Rung.Lateral or Rung.Impact).Select(Spelling.Of)])}: passwords of all accounts may be in foreign hands.",
        How =
        [
            "Change the password of the krbtgt account twice, at least ten hours apart.",
            "Change the passwords of all privileged accounts, then of all others; check trusts and privileged groups for additions.",
            "Take away the far-reaching rights that Exchange groups have in the directory.",
        ],
        Verify = "The directory shows new password dates for all accounts and no unexplained member in a privileged group.",
        Undo = "Not possible: announce it to the people concerned first.",
        Decides = "management",
        Due = situation.Within(TimeSpan.FromDays(3)),
    };

    private static ActionStep SearchFurther(Situation situation) => new()
    {
        Id = "search-further",
        Order = 0,
        Title = "Search the other machines for the same intruder",
        Why = $"The findings reach {Phrases.List([.. situation.Rungs.Where(r => r is Rung.Persistence or Rung.Lateral or Rung.Impact).Select(Spelling.Of)])}: a clean mail server does not end it.",
        How =
        [
            "Begin with the domain controllers, the backup server, the other mail servers and every machine that this server's accounts signed in on since the first success.",
            "Look there for the addresses, accounts, file names and hashes of this report, in logs and on disk; assess every other mail server.",
            "Save their evidence before anything is changed on them, as in the first step.",
        ],
        Verify = "Each machine on the list has a result and a name beside it; the addresses of the activities are blocked and watched at the firewall.",
        Undo = "Nothing is changed by the search.",
        Decides = "management",
        Due = situation.Within(TimeSpan.FromDays(3)),
    };

    private static ActionStep Mailboxes(Situation situation)
    {
        var taken = situation.Mailboxes.Count(m => m.State == MailboxState.Taken);
        var reachable = situation.Mailboxes.Count(m => m.State == MailboxState.Reachable);
        return new ActionStep
        {
            Id = "mailboxes",
            Order = 0,
            Title = "Tell the owners of the mailboxes and judge what was in them",
            Why = string.Create(CultureInfo.InvariantCulture, $"The list of mailboxes has {taken} taken and {reachable} within reach."),
            How =
            [
                "Go through the list of mailboxes in this report with the person responsible for data protection.",
                "For each: what kind of information, whose, and who must be told by law or by contract.",
                "Where the mailbox is unknown, assume any mailbox until other logs say which.",
            ],
            Verify = "Each entry of the list has a decision and a date.",
            Undo = "Not needed.",
            Decides = "management with data protection",
            Due = situation.Within(TimeSpan.FromDays(3)),
        };
    }

    private static ActionStep Rebuild(Situation situation)
    {
        var restore = situation.FirstSuccess is { } first ? $"older than {Phrases.Moment(first.Utc)}, the first success seen" : "older than the first success; its time is not known, so older than the first known exploitation";

        // Mail can be taken with a password alone, which says nothing of the server itself.
        var must = situation.Rungs.Any(r => r >= Rung.ShellUsed && r != Rung.MailTaken);
        return new ActionStep
        {
            Id = "rebuild",
            Order = 0,
            Title = must ? "Rebuild the server; decide on it now" : "Decide whether to rebuild the server",
            Why = must
                ? "Somebody ran commands or kept a way in: a cleaned server is never certain to be clean."
                : $"{(situation.Rungs.Contains(Rung.MailTaken) ? "Nothing beyond the taking of mail is shown." : "No use of the way in is shown.")} Cleaning can be enough where the logs cover the whole time; where they do not, rebuilding is the safe choice.",
            How =
            [
                "Decide by the day named here; have the new server at work within 14 days, and this one off the internet until then.",
                "Install a new server with the newest updates, join it, move the mailboxes, retire the old one; keep its disk as evidence.",
                $"Restore only from a copy {restore}, not merely older than the update.",
            ],
            Verify = "An assessment of the new server shows the newest build and no findings; the old one is off the network.",
            Undo = "Keep the old disk until the case is closed.",
            Decides = "management",
            Due = situation.Within(TimeSpan.FromDays(3)),
        };
    }
}
