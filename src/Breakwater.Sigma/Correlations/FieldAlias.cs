using Breakwater.Sigma.Resolving;

namespace Breakwater.Sigma.Correlations;

/// <summary>One name for what is another field in the events of each rule.</summary>
internal sealed record FieldAlias(string Name, int Line, IReadOnlyList<KeyValuePair<RuleReference, string>> FieldOf);
