namespace Breakwater.Detection.MailboxExports;

/// <summary>One rule of a mailbox as <c>Get-InboxRule</c> shows it; every string may be written by the attacker.</summary>
/// <param name="Mailbox">Whose it is, as the export has it.</param>
/// <param name="Receivers">Whom it forwards or redirects to, as shown: <c>"Name" [SMTP:address]</c> or <c>[EX:...]</c>.</param>
/// <param name="Deletes">The mail is deleted.</param>
/// <param name="Folder">Where it moves mail; empty where it does not.</param>
public sealed record InboxRule(string Mailbox, string Name, bool IsEnabled, IReadOnlyList<string> Receivers, bool Deletes, string Folder);
