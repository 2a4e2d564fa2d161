namespace Breakwater.Sigma.Correlations;

/// <summary>An event as it reaches one correlation.</summary>
/// <param name="Ticks">When it counts: an event of a correlation below counts once that correlation holds.</param>
/// <param name="Event">Which kept event.</param>
/// <param name="Feed">On which way it came.</param>
/// <param name="Match">Which match of a correlation below it belongs to; negative for a plain event.</param>
/// <param name="Value">The condition's field as an id; negative where the kind looks at none.</param>
internal readonly record struct Occurrence(long Ticks, long Reference, int Event, int Feed, int Match, int Value) : IComparable<Occurrence>
{
    public int CompareTo(Occurrence other) =>
        (Ticks, Reference, Match, Feed, Event).CompareTo((other.Ticks, other.Reference, other.Match, other.Feed, other.Event));
}
