namespace Breakwater.Sigma.Values;

/// <summary>Compares two numbers as a rule asks.</summary>
internal static class Comparison
{
    public static bool Holds(ComparisonKind kind, decimal found, decimal number) => kind switch
    {
        ComparisonKind.Less => found < number,
        ComparisonKind.LessOrEqual => found <= number,
        ComparisonKind.Greater => found > number,
        ComparisonKind.GreaterOrEqual => found >= number,
        ComparisonKind.NotEqual => found != number,
        _ => found == number,
    };
}
