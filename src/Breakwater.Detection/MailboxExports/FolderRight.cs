namespace Breakwater.Detection.MailboxExports;

/// <summary>A right to one folder of a mailbox as <c>Get-MailboxFolderPermission</c> shows it; every string may be written by the attacker.</summary>
/// <param name="Mailbox">Whose it is; null where the export does not say, as the cmdlet's own output does not.</param>
/// <param name="Folder">Name of the folder in the language of its owner.</param>
/// <param name="Holder">Who has the right.</param>
/// <param name="Rights">Roles such as <c>Reviewer</c>, or single rights.</param>
public sealed record FolderRight(string? Mailbox, string Folder, string Holder, IReadOnlyList<string> Rights);
