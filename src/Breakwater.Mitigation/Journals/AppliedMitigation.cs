namespace Breakwater.Mitigation.Journals;

/// <summary>A mitigation that is applied, with what it changed.</summary>
/// <param name="Id">Mitigation.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Package">The sealed package that was taken before; null when it was applied without one.</param>
/// <param name="Addresses">Addresses that it was given, so that it can be applied again in the same way.</param>
/// <param name="Files">Its changes.</param>
public sealed record AppliedMitigation(string Id, DateTime At, string? Package, IReadOnlyList<string> Addresses, IReadOnlyList<FileChange> Files);
