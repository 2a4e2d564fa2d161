using System.Globalization;
using Breakwater.Analysis.Rules;
using Breakwater.Model;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Findings;

/// <summary>What correlations found once all records were read.</summary>
/// <param name="Findings">One for each match.</param>
/// <param name="Unread">What they could not take into account.</param>
internal sealed record CorrelationFindings(IReadOnlyList<Finding> Findings, IReadOnlyList<UnreadItem> Unread)
{
    private static readonly CorrelationFindings None = new([], []);

    /// <param name="rules">The rules of the run.</param>
    /// <param name="feed">What they join; null without correlations.</param>
    /// <param name="isServer">Whether a computer is the assessed server: what only others did is not judged.</param>
    public static CorrelationFindings Of(ActiveRules rules, CorrelationFeed? feed, Func<string?, bool> isServer)
    {
        if (feed is null)
        {
            return None;
        }

        var report = feed.Evaluate();
        return new CorrelationFindings([.. report.Matches.Where(m => rules.IsReported(m.Correlation) && m.Events.Any(e => isServer(feed.EventOf(e).Computer))).Select(m => Of(m, rules, feed))], [.. Shortfalls(report, feed)]);
    }

    /// <summary>What the correlations could not take into account, in words.</summary>
    public static IEnumerable<UnreadItem> Shortfalls(CorrelationReport report, CorrelationFeed feed)
    {
        foreach (var shortfall in report.Shortfalls)
        {
            yield return new UnreadItem(
                shortfall.Correlation.Path,
                FormattableString.Invariant($"CORR001 correlation {shortfall.Correlation.Id}: {shortfall.Untimed} events without a time, {shortfall.WithoutGroup} without a group-by field, {shortfall.WithoutValue} without a usable value, {shortfall.Dropped} over the bound and {shortfall.MatchesDropped} further matches are left out"),
                null);
        }

        if (feed.Dropped > 0)
        {
            yield return new UnreadItem("correlations", FormattableString.Invariant($"CORR002 expected at most {CorrelationLimits.Default.Events} events for correlations, found {feed.Dropped} more; they are left out"), null);
        }
    }

    /// <summary>The group, the number of events and what the condition was compared with.</summary>
    public static SortedDictionary<string, string> FieldsOf(CorrelationMatch match)
    {
        var fields = new SortedDictionary<string, string>(match.Group.DistinctBy(g => g.Key).ToDictionary(g => g.Key, g => g.Value), StringComparer.Ordinal);
        fields.TryAdd("correlation.events", match.EventCount.ToString(CultureInfo.InvariantCulture));
        fields.TryAdd("correlation.value", match.Value.ToString(CultureInfo.InvariantCulture));
        fields.TryAdd("correlation.first", EvidenceTime.FromMilliseconds(match.First).ToString());
        return fields;
    }

    public static string Excerpt(CorrelationMatch match) => FormattableString.Invariant(
        $"{match.EventCount} events from {EvidenceTime.FromMilliseconds(match.First)} to {EvidenceTime.FromMilliseconds(match.Last)}{string.Concat(match.Group.Select(g => $", {g.Key} {g.Value}"))}");

    private static Finding Of(CorrelationMatch match, ActiveRules rules, CorrelationFeed feed)
    {
        var block = rules.BlockOf(match.Correlation);
        var last = feed.EventOf(match.Events[^1]);
        var ids = match.Events.Select(feed.EventOf).SelectMany(e => e.Rules.Select(r => FindingIdentity.Of(r, e.Position))).Distinct(StringComparer.Ordinal);
        return RecordFinding.Of(new MatchedRecord(last.Source, last.Position, last.Time, last.Computer, "", "", FieldsOf(match), Excerpt(match)), match.Correlation, block) with { Events = [.. ids] };
    }
}
