namespace Breakwater.Detection.MailboxExports;

/// <summary>A right to a mailbox as <c>Get-MailboxPermission</c> shows it; every string may be written by the attacker.</summary>
/// <param name="Mailbox">Whose it is, as the export has it.</param>
/// <param name="Holder">Who has the right.</param>
/// <param name="Rights">For example <c>FullAccess</c>.</param>
/// <param name="IsDeny">The right is refused, not given.</param>
/// <param name="IsInherited">It was given to all mailboxes at once, which is how the product and backup programs have theirs.</param>
public sealed record MailboxRight(string Mailbox, string Holder, IReadOnlyList<string> Rights, bool IsDeny, bool IsInherited);
