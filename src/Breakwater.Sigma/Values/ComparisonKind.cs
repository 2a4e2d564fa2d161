namespace Breakwater.Sigma.Values;

/// <summary>The numeric comparison modifiers.</summary>
internal enum ComparisonKind
{
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
