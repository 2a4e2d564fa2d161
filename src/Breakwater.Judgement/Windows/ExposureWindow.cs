using Breakwater.Judgement.SoftwareExposure;
using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.Judgement.Windows;

/// <summary>Decides when this server was open to a campaign (design section 5, Times).</summary>
internal static class ExposureWindow
{
    /// <param name="campaign">The campaign.</param>
    /// <param name="fix">Whether and since when its entry is closed here.</param>
    /// <param name="neverAffected">True when no product line seen on this server has the holes.</param>
    /// <param name="since">The date given by the caller.</param>
    /// <param name="end">The collection time with its basis; the assessment time when nothing has a time.</param>
    /// <param name="newestRecord">The newest record of any source that is not from after the assessment, also one that is not judged.</param>
    public static WindowDecision Of(Campaign campaign, FixState fix, bool neverAffected, DateTime? since, CollectionTime end, DateTime? newestRecord)
    {
        if (neverAffected)
        {
            return Never("this product was never affected");
        }

        var (from, fromBasis) = Start(campaign, fix, since);
        if (fix.InstalledFixed)
        {
            return Never($"this server was installed with the fix ({fix.Basis})");
        }

        if (fix.FixedSince is { } closed && closed <= from)
        {
            return Never(since is null
                ? $"the fix was effective since {Phrases.Moment(closed)}, before the campaign began ({Phrases.Moment(from)}; {fix.Basis})"
                : $"the fix was effective since {Phrases.Moment(closed)}, before the date given with --since ({Phrases.Moment(from)}); the time before that date was not judged");
        }

        return end.Time <= from
            ? Outside(from, since, end, newestRecord)
            : Open(from, fromBasis, fix, end);
    }

    private static (DateTime From, string Basis) Start(Campaign campaign, FixState fix, DateTime? since)
    {
        var first = campaign.FirstKnownExploitation.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return since is { } given ? (given, "given with --since")
            : fix.FirstInstalled is { } installed && installed > first ? (installed, "this server's first installation")
            : (first, "first known exploitation");
    }

    private static WindowDecision Open(DateTime from, string fromBasis, FixState fix, CollectionTime end)
    {
        var (to, toBasis) = fix.FixedSince is { } closed && closed < end.Time
            ? (closed, $"the fix was effective: {fix.Basis}")
            : (end.Time, $"collection time: {end.Basis}");
        var window = new TimeRange(from, to);
        return new WindowDecision { Window = window, Basis = $"Exposure window {Phrases.Range(window)} ({fromBasis}; until {toBasis}).{(fix.Conflict is { } conflict ? " " + conflict : "")}" };
    }

    private static WindowDecision Outside(DateTime from, DateTime? since, CollectionTime end, DateTime? newestRecord)
    {
        var reason = $"the evidence was collected on {Phrases.Moment(end.Time)}, before {(since is null ? "the campaign began" : "the date given with --since")} ({Phrases.Moment(from)})";

        // Records later than the collection time show that the server went on: then the evidence does not say that it was collected earlier.
        return since is null && !(newestRecord > from)
            ? Never(reason)
            : new WindowDecision { Basis = $"No exposure window lies inside the evidence: {reason}{(newestRecord > from ? ", though a single source has later records" : "")}." };
    }

    private static WindowDecision Never(string reason) => new() { NeverExposed = reason, Basis = $"No exposure window: {reason}." };
}
