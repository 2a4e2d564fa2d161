using Breakwater.Sigma.Resolving;

namespace Breakwater.Sigma.Correlations;

/// <summary>Chooses how a kind of correlation is evaluated.</summary>
internal static class Finders
{
    public static EpisodeFinder For(CorrelationNode node, KeptEvents events)
    {
        var rule = node.Rule;
        var condition = rule.Condition;
        return rule.Kind switch
        {
            // One event may match several of the rules and is still one event.
            CorrelationKind.EventCount => Sliding(() => new DistinctCount(occurrence => (occurrence.Match, occurrence.Match < 0 ? occurrence.Reference : 0)), condition.IsLowerOnly),
            CorrelationKind.ValueCount => Sliding(() => new DistinctCount(occurrence => (occurrence.Value, 0)), condition.IsLowerOnly),
            CorrelationKind.Temporal => Sliding(() => new DistinctCount(occurrence => (node.Feeds[occurrence.Feed].Target, 0)), condition.IsLowerOnly),
            CorrelationKind.ValueSum => Sliding(() => new NumberTotal(NumberOf, average: false), condition.IsLowerOnly),
            CorrelationKind.ValueAvg => Sliding(() => new NumberTotal(NumberOf, average: true), grows: false),
            CorrelationKind.ValuePercentile => new PercentileEpisodes(condition, rule.Timespan, NumberOf),
            _ => new OrderedEpisodes(condition, rule.Timespan, feed => node.Feeds[feed].Target, node.Children.Count),
        };

        SlidingEpisodes Sliding(Func<WindowValue> newWindow, bool grows) => new(condition, rule.Timespan, newWindow, grows);

        decimal NumberOf(int value) => events.NumberOf(value) ?? 0;
    }
}
