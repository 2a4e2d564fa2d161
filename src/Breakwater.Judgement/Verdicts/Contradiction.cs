using Breakwater.Model;

namespace Breakwater.Judgement.Verdicts;

/// <summary>
/// Successes of a campaign on a server that is known to have held the fix by then. What happened counts all the same: neither a fix nor a mitigation lowers a verdict. But a text
/// that says both must say that they do not fit.
/// </summary>
internal static class Contradiction
{
    /// <summary>Null where nothing contradicts.</summary>
    public static string? Of(CampaignCase matter, Weighing weighing)
    {
        var after = matter.Exposure.NeverExposed is not null ? [.. weighing.Successes]
            : matter.Fix.FixedSince is { } since ? weighing.Successes.Where(f => f.Time is { } time && time.Utc >= since && f.Rung == Rung.Exploited).ToList()
            : [];
        return after.Count == 0 || matter.Campaign.Access is not null ? null
            : $"This does not fit: {(matter.Exposure.NeverExposed is { } reason ? reason : $"the hole was closed ({matter.Fix.Basis})")}, yet {Phrases.Ids(after)} {(after.Count == 1 ? "shows" : "show")} a success{FirstOf(after)}. "
                + "Either the fix did not take effect, or the way in was another one that leaves the same traces, or these records are older or of another server. What happened counts all the same; which of these it was has to be found out.";
    }

    private static string FirstOf(List<Finding> findings) => Seen.First(findings) is { } first ? $" from {first.WholeSecond} on" : "";
}
