namespace Breakwater.IisConfig.Rewriting;

/// <summary>An input with its braces resolved.</summary>
/// <param name="Text">The text; what is unknown is left empty.</param>
/// <param name="IsKnown">False when it depends on something no request of a table can say, such as the client's address.</param>
internal readonly record struct ExpandedInput(string Text, bool IsKnown);
