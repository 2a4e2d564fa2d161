namespace Breakwater.Sigma.Values;

/// <summary>The comparisons of numeric modifiers and of correlation conditions.</summary>
internal enum ComparisonKind
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
