namespace Breakwater.Judgement.Actions;

/// <summary>How long a step takes one person who does it for the first time, for planning a day; the amount of data or of mailboxes decides more than anything else.</summary>
internal static class Durations
{
    private static readonly Dictionary<string, string> ById = new(StringComparer.Ordinal)
    {
        ["preserve"] = "an hour of work, then as long as the copying runs",
        ["close-gap"] = "an hour to a day, depending on who keeps the backups",
        ["isolate"] = "half an hour",
        ["mitigate"] = "half an hour",
        ["fix"] = "two to four hours for each update, with a restart",
        ["prove-fix"] = "half an hour",
        ["decide"] = "a meeting of an hour",
        ["lock-accounts"] = "an hour for each account",
        ["rotate-server"] = "half a day",
        ["rotate-administrators"] = "half a day",
        ["rotate-directory"] = "two days: the second change waits until the first has reached every domain controller",
        ["search-further"] = "a day for each ten machines",
        ["mailboxes"] = "an hour for each mailbox, more where letters have to be written",
        ["rebuild"] = "one to three days",
        ["report"] = "two hours for the first notice",
        ["explain"] = "an hour",
        ["harden"] = "a day, over a few weeks",
        ["check-again"] = "half an hour each time",
        ["stay-current"] = "two hours a month",
        ["confirm"] = "half an hour",
        ["replace"] = "weeks: a project of its own",
    };

    public static string Of(string id) => ById[id];
}
