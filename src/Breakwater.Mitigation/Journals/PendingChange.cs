namespace Breakwater.Mitigation.Journals;

/// <summary>A transaction that was begun: what it writes, and what the journal says afterwards.</summary>
/// <param name="Action"><see cref="Apply"/> or <see cref="Rollback"/>.</param>
/// <param name="Ids">Mitigations it is about.</param>
public sealed record PendingChange(string Action, IReadOnlyList<string> Ids, DateTime At, IReadOnlyList<FileChange> Writes, IReadOnlyList<AppliedMitigation> AppliedAfter)
{
    public const string Apply = "apply";
    public const string Rollback = "rollback";
}
