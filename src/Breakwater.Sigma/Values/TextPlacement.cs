namespace Breakwater.Sigma.Values;

/// <summary>Where in a field's value the rule's value stands.</summary>
internal enum TextPlacement
{
    Whole,
    Contains,
    StartsWith,
    EndsWith,
}
