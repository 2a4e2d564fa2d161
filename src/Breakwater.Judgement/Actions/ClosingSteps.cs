using System.Globalization;
using Breakwater.Model;

namespace Breakwater.Judgement.Actions;

/// <summary>Report, confirm, harden, check again: shells outlive the hole, and intruders come back.</summary>
internal static class ClosingSteps
{
    private static readonly int[] CheckDays = [7, 14, 21, 28];

    public static IEnumerable<ActionStep> Of(Situation situation)
    {
        if (situation.BrokenInto)
        {
            yield return Report(situation);
        }

        if (situation.Exposure.ToConfirm.Count > 0)
        {
            yield return Confirm(situation);
        }

        if (situation.State > VerdictState.NotFound || situation.NeedsUpdate)
        {
            yield return Harden(situation);
            yield return CheckAgain(situation);
        }
        else
        {
            yield return StayCurrent(situation);
        }

        if (situation.Exposure.Supported == false)
        {
            yield return Replace(situation);
        }
    }

    private static ActionStep Report(Situation situation) => new()
    {
        Id = "report",
        Order = 0,
        Title = "Report the break-in where the law asks for it",
        Why = "Many laws give 72 hours from the moment the break-in is known, and some authorities presume a data breach when a known hole stayed open.",
        How =
        [
            "Give this report to management and to the person responsible for data protection; they decide on the notification.",
            "Tell the national computer emergency team; file a complaint with the police if management so decides.",
            "Have at hand what they ask for: addresses and times, the saved files and their hashes, misused accounts, other machines reached.",
            "Tell partners whose mail passed through this server.",
        ],
        Verify = "Each notification has a date, a recipient and a reference number.",
        Undo = "A notification can be corrected later; a missed deadline cannot.",
        Decides = "management with data protection",
        Due = situation.Within(TimeSpan.FromHours(72)),
    };

    private static ActionStep Harden(Situation situation) => new()
    {
        Id = "harden",
        Order = 0,
        Title = "Make the next attack harder and easier to see",
        Why = situation.Targeted.Count > 0
            ? $"Attempts were seen ({Phrases.List(situation.Targeted)}). They will be repeated."
            : "The same servers are attacked again with each new hole.",
        How =
        [
            "Keep operating system, Exchange and network logs 180 days on another machine, and have somebody look at them.",
            "Let the firewall refuse what is not needed, outgoing connections of the server too, and let the administration pages be reached only from inside or through a VPN.",
            "Remove rights that nobody needs: remote administration for ordinary users, mailbox export, Exchange servers' rights in the directory; no account that works on this server belongs to the domain administrators.",
            "Keep the virus scanner on, with signatures no older than a day.",
            "Install security updates within 48 hours of their release.",
        ],
        Verify = "A log entry of today is found on the other machine; the administration page does not answer from the internet.",
        Undo = "Each setting can be set back by itself; note the value before.",
        Decides = "the administrator",
        Due = situation.Within(TimeSpan.FromDays(21)),
    };

    private static ActionStep CheckAgain(Situation situation) => new()
    {
        Id = "check-again",
        Order = 0,
        Title = "Assess the server again on day 7, 14, 21 and 28",
        Why = "What was overlooked shows when it is used; a few in a hundred servers are broken into a second time.",
        How =
        [
            $"On {Phrases.List([.. CheckDays.Select(d => situation.AssessedAt.AddDays(d).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))])}: run a full scan with the newest Microsoft Safety Scanner, whose log is evidence too.",
            "Then collect fresh evidence, update the knowledge of this program, run the same command, compare with this report.",
            "Keep the evidence and each report for at least six months.",
        ],
        Verify = "The new assessment has no finding that this one lacks, and its coverage begins where this one ends.",
        Undo = "Nothing is changed by this step.",
        Decides = "the administrator",
        Due = situation.Within(TimeSpan.FromDays(CheckDays[^1])),
    };

    private static ActionStep StayCurrent(Situation situation) => new()
    {
        Id = "stay-current",
        Order = 0,
        Title = "Keep it that way",
        Why = "Nothing was found and all known updates are in. New holes are published every month.",
        How = ["Install security updates within 48 hours of their release.", "Keep the logs 180 days on another machine.", "Assess again after each update day."],
        Verify = "The next assessment says the same.",
        Undo = "Not needed.",
        Decides = "the administrator",
        Due = situation.Within(TimeSpan.FromDays(30)),
    };

    private static ActionStep Confirm(Situation situation) => new()
    {
        Id = "confirm",
        Order = 0,
        Title = "Confirm the settings that the evidence cannot show",
        Why = "Some updates protect only together with a setting.",
        How = [.. situation.Exposure.ToConfirm.Select(c => $"{c.Id}: {c.What.TrimEnd('.')}. {c.How}")],
        Verify = "Each answer is written down with the output that shows it; give the output to the next assessment.",
        Undo = "Reading settings changes nothing.",
        Decides = "the administrator",
        Due = situation.Within(TimeSpan.FromDays(situation.Exposure.ToConfirm.Any(c => c.RaisesExitCode) ? 3 : situation.BrokenInto ? 14 : 15)),
    };

    private static ActionStep Replace(Situation situation) => new()
    {
        Id = "replace",
        Order = 0,
        Title = "Plan the move to a supported product",
        Why = "This product gets no more security updates: new holes stay open for ever.",
        How =
        [
            "Decide between a supported on-premises version and a hosted service, name a date, and keep the server behind a VPN until then.",
            .. situation.UpdatesByMoving.Select(FixSteps.Said),
        ],
        Verify = "No server of the old product answers from the internet.",
        Undo = "Not needed.",
        Decides = "management",
        Due = situation.Within(TimeSpan.FromDays(30)),
    };
}
