namespace Breakwater.Sigma;

/// <summary>One match of a correlation: a run of events of one group in which its condition holds throughout.</summary>
/// <param name="Group">The `group-by` fields with their values; for a share of values also the field and the value that it is of.</param>
/// <param name="Events">The caller's references of the events, in order of time, up to <see cref="CorrelationLimits.EventsPerMatch"/>.</param>
/// <param name="Value">What the condition was compared with: the greatest in the run, or the least where the condition has upper bounds only.</param>
public sealed record CorrelationMatch(
    SigmaCorrelation Correlation,
    IReadOnlyList<KeyValuePair<string, string>> Group,
    DateTime First,
    DateTime Last,
    IReadOnlyList<long> Events,
    long EventCount,
    decimal Value);
