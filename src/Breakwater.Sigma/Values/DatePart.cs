namespace Breakwater.Sigma.Values;

/// <summary>The time modifiers.</summary>
internal enum DatePart
{
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}
