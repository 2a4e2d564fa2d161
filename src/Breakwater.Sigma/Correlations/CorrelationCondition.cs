using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Correlations;

/// <summary>The bounds that a correlation's value must keep, all of them.</summary>
/// <param name="Percentile">Which percentile of the numbers is meant; null where the bounds are on the share of each value.</param>
internal sealed record CorrelationCondition(IReadOnlyList<CorrelationCondition.Bound> Bounds, decimal? Percentile)
{
    /// <summary>Whether more events can only make it true, never false, for a value that only grows.</summary>
    public bool IsLowerOnly => Bounds.All(bound => bound.Kind is ComparisonKind.Greater or ComparisonKind.GreaterOrEqual);

    /// <summary>Whether the smallest value says most about a match.</summary>
    public bool WantsLeast => Bounds.All(bound => bound.Kind is ComparisonKind.Less or ComparisonKind.LessOrEqual);

    public bool Holds(decimal value)
    {
        foreach (var bound in Bounds)
        {
            if (!Comparison.Holds(bound.Kind, value, bound.Number))
            {
                return false;
            }
        }

        return true;
    }

    internal readonly record struct Bound(ComparisonKind Kind, decimal Number);
}
