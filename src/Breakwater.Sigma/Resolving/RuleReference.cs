namespace Breakwater.Sigma.Resolving;

/// <summary>A rule as another document names it, by id or name.</summary>
internal readonly record struct RuleReference(string Text, int Line);
