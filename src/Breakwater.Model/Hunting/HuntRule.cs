namespace Breakwater.Model.Hunting;

/// <summary>The rule of a match. Every string in it comes from a rule file.</summary>
/// <param name="Id">Id, or name or title where it has none.</param>
/// <param name="Level">Sigma level: informational, low, medium, high or critical.</param>
/// <param name="Path">The rule's file.</param>
/// <param name="Tactics">ATT&amp;CK tactics of its tags, for example <c>initial-access</c>.</param>
public sealed record HuntRule(string Id, string Title, string Level, string Path, IReadOnlyList<string> Tactics);
