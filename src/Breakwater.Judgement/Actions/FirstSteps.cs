using Breakwater.Knowledge.Mitigations;
using Breakwater.Model;

namespace Breakwater.Judgement.Actions;

/// <summary>Preserve what can still prove something, then take the way in away.</summary>
internal static class FirstSteps
{
    private const int LeadsNamed = 12;

    public static IEnumerable<ActionStep> Of(Situation situation)
    {
        if (situation.State >= VerdictState.CannotExclude || situation.ExploitedHoleOpen)
        {
            yield return Preserve(situation);
        }

        if (situation.BrokenInto)
        {
            yield return Isolate(situation);
        }
        else if (situation.ExploitedHoleOpen)
        {
            yield return Mitigate(situation);
        }

        if (situation.State == VerdictState.CannotExclude || (situation.State == VerdictState.Targeted && situation.Open.Count > 0) || situation.MissingSources.Count > 0)
        {
            yield return CloseTheGap(situation);
        }

        // After a break-in the search for ways back asks for all of them anyway.
        if (!situation.BrokenInto && situation.Leads.Count > 0)
        {
            yield return Explain(situation);
        }
    }

    private static ActionStep Preserve(Situation situation) => new()
    {
        Id = "preserve",
        Order = 0,
        Title = "Save the evidence before anything is changed",
        Why = "Logs are deleted after about 30 days, and every repair destroys traces. What is not saved now cannot be proved later.",
        How =
        [
            "Stop automatic deletion: raise the retention of the Exchange and IIS logs, after checking that the disk has room for the days to come (breakwater collect --root C:\\ --out FILE.zip --forecast says how much there is).",
            "Copy the Exchange logging folder, the IIS logs, the event logs (Application, System, Security, MSExchange Management, PowerShell, Defender), all web folders with the temporary ASP.NET files, the IIS configuration, the registry hives and the virus scanner's logs to a disk that is not reachable from the server; breakwater collect does this and seals it.",
            "Save as text the settings of the virtual directories, the scheduled tasks and the services: they are not all in files.",
            situation.BrokenInto ? "Take an image of the memory and the disk, or pause the virtual machine and copy it, before it is restarted." : "Keep the newest backup that is older than 30 days from being overwritten.",
            "Write down the clock offset, the time zone, who copied what, the SHA-256 of each copy, and what could not be copied.",
        ],
        Verify = "The hashes of the copies match, and the copies open on another machine.",
        Undo = "Set the retention back when the case is closed; nothing else was changed.",
        Decides = "the administrator",
        Due = situation.Within(TimeSpan.FromHours(4)),
    };

    private static ActionStep CloseTheGap(Situation situation) => new()
    {
        Id = "close-gap",
        Order = 0,
        Title = "Find the logs that are missing and assess again",
        Why = situation.Open.Count > 0
            ? $"For {Phrases.List([.. situation.Open.Select(c => c.Name)])} the evidence does not cover the whole time of exposure. Nothing found in what is left does not mean that nothing happened."
            : "The configuration names logs that were not handed in.",
        How =
        [
            .. situation.MissingSources,
            .. situation.Open.SelectMany(c => c.Coverage.Missing.Take(3).Select(m => $"{c.Name}: {m}")).Distinct(StringComparer.Ordinal).Take(12),
            "Look in backups, snapshots, a log server, a reverse proxy or firewall for the missing days, and give them to the same command together with this evidence.",
        ],
        Verify = "The new assessment shows sufficient coverage for the campaigns named here.",
        Undo = "Nothing is changed on the server.",
        Decides = "the administrator",
        Due = situation.Within(TimeSpan.FromDays(1)),
    };

    private static ActionStep Explain(Situation situation) => new()
    {
        Id = "explain",
        Order = 0,
        Title = "Find out who put in place what neither Windows nor Exchange brings",
        Why = "Products for protection, monitoring or backup leave such things, and so do intruders. Only somebody who knows this server can tell them apart.",
        How =
        [
            .. situation.Leads.DistinctBy(f => (f.Title, f.Subject.Target)).Take(LeadsNamed).Select(f => $"{f.Title}: {Phrases.Short(f.Subject.Target ?? f.Source.Artefact)} ({f.Id})."),
            "For each: which product, installed by whom and when, and is its file signed by that vendor? What nobody can explain is to be treated as an intruder's: save it, then assess again.",
        ],
        Verify = "Each entry has a product and a person who answers for it.",
        Undo = "Nothing is changed by looking.",
        Decides = "the administrator",
        Due = situation.Within(TimeSpan.FromDays(1)),
    };

    private static ActionStep Isolate(Situation situation) => new()
    {
        Id = "isolate",
        Order = 0,
        Title = "Take the server off the internet, keep it running",
        Why = "An intruder who has a way in keeps it after an update. Cutting the connection stops further theft; switching off would lose the memory.",
        How =
        [
            "Block all incoming and outgoing connections between the server and the internet at the firewall; allow only the machines used for the investigation.",
            "Tell people how to reach the organisation meanwhile: telephone, and mail by another provider. Do not use this server to talk about the incident.",
            "Check from outside that the web pages of the server no longer answer.",
        ],
        Verify = "The firewall shows no session between the server and the internet; a request from outside gets no answer.",
        Undo = "Remove the firewall rules, only after the server was rebuilt or cleared.",
        Decides = "management",
        Due = situation.Within(TimeSpan.FromHours(4)),
    };

    private static ActionStep Mitigate(Situation situation) => new()
    {
        Id = "mitigate",
        Order = 0,
        Title = "Block the known attack until the update is in",
        Why = "A hole that is used by attackers is open. An interim block stops known request patterns only: it is no repair, and it removes nobody who is already inside.",
        How =
        [
            "Best: allow the web pages of the server only through a VPN until the update is installed.",
            .. situation.Mitigations.Select(Said),
            "Keep a copy of the configuration as it was. Have the evidence saved first: applying a block restarts parts of Exchange. breakwater mitigate plan shows each change before it is made.",
            "Check each block again after every update, change of the configuration or restart of a service, and after 24 hours: setup overwrites some of them.",
        ],
        Verify = "Read the configuration back (breakwater mitigate verify) and send the harmless test request that belongs to the block; a tool that reports it as applied is no proof.",
        Undo = "Restore exactly the saved values; remove the block once the update is proved effective.",
        Decides = "the administrator",
        Due = situation.Within(TimeSpan.FromDays(1)),
    };

    /// <summary>What it blocks, what it leaves open, what it costs: the administrator has to weigh them.</summary>
    private static string Said(Mitigation mitigation)
    {
        var costs = mitigation.Costs.Count == 0 ? "" : $" While it is on: {string.Join("; ", mitigation.Costs.Select(c => c.TrimEnd('.')))}.";
        return $"Apply: {mitigation.Title} ({mitigation.Id}), against {Phrases.List(mitigation.Cves)}. {mitigation.Caveat}{costs}";
    }
}
