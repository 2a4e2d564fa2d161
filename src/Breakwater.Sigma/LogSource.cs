namespace Breakwater.Sigma;

/// <summary>Which records a rule is about; a part that is null says nothing.</summary>
public sealed record LogSource(string? Category, string? Product, string? Service);
