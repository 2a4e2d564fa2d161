namespace Breakwater.Sigma;

/// <summary>The kinds of the Sigma correlation specification.</summary>
public enum CorrelationKind
{
    EventCount,
    ValueCount,
    ValueSum,
    ValueAvg,
    ValuePercentile,
    Temporal,
    TemporalOrdered,
}
