namespace Breakwater.Sigma.Correlations;

/// <summary>Finds where a condition holds in the occurrences of one group, which are in order of time.</summary>
internal abstract class EpisodeFinder(CorrelationCondition condition, TimeSpan timespan)
{
    protected CorrelationCondition Condition { get; } = condition;

    protected long Span { get; } = timespan.Ticks;

    /// <param name="holdsAt">Set for each occurrence at which the condition holds; a correlation above sees it happen there.</param>
    public abstract IEnumerable<Episode> Find(List<Occurrence> occurrences, bool[] holdsAt);

    protected decimal MoreTelling(decimal one, decimal other) => Condition.WantsLeast ? Math.Min(one, other) : Math.Max(one, other);
}
