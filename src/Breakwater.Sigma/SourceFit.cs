namespace Breakwater.Sigma;

/// <summary>What a rule can do on a source that does not carry all of its fields.</summary>
/// <param name="CanMatch">False when no record of the source can satisfy the rule: it is not evaluable there.</param>
/// <param name="AlwaysMatches">True when every record would satisfy it, because all that it excludes is in fields the source lacks.</param>
/// <param name="MissingFields">The fields that decide it, as the rule names them; empty when some record can match and some not.</param>
public sealed record SourceFit(bool CanMatch, bool AlwaysMatches, IReadOnlyList<string> MissingFields);
