using Breakwater.Model;

namespace Breakwater.Detection.MailboxExports;

/// <summary>
/// Weighs saved lists of rights to folders. Calendars are shared every day and administrators let everybody read a folder; nobody and nothing makes everybody the owner of
/// an inbox, which is how attacks through a script in a message keep their way to it (CVE-2026-42897).
/// </summary>
public static class FolderRightDetector
{
    public const string Name = "mailbox-folders";

    private const string Campaign = "mailbox-abuse";

    /// <summary>The entries for everybody who has an account, and for everybody else.</summary>
    private static readonly string[] Everybody = ["Default", "Anonymous", "Standard", "Anonym", "Par défaut", "Anonyme", "Predeterminado", "Anónimo", "Predefinito", "Anonimo", "Standaard", "Anoniem", "既定", "匿名"];

    /// <summary>The whole mailbox and the folders that mail comes into and goes out from, as servers and mail programs name them.</summary>
    private static readonly string[] MailFolders =
    [
        "Top of Information Store", "Inbox", "Sent Items", "Deleted Items", "Drafts", "Archive", "Oberste Ebene des Informationsspeichers", "Posteingang", "Gesendete Elemente", "Gesendete Objekte", "Gelöschte Elemente", "Entwürfe",
        "Haut de la banque d'informations", "Boîte de réception", "Éléments envoyés", "Éléments supprimés", "Brouillons", "Bandeja de entrada", "Elementos enviados", "Posta in arrivo", "Posta inviata", "Postvak IN", "Verzonden items",
        "インフォメーション ストアの先頭", "受信トレイ", "送信済みアイテム", "削除済みアイテム",
    ];

    private static readonly string[] Owning = ["Owner", "FolderOwner", "EditAllItems", "DeleteAllItems"];
    private static readonly string[] Changing = ["PublishingEditor", "Editor"];
    private static readonly string[] Reading = ["Reviewer", "PublishingAuthor", "Author", "NonEditingAuthor", "ReadItems"];

    public static IReadOnlyList<FileTrace> Examine(IEnumerable<FolderRight> rights)
    {
        ArgumentNullException.ThrowIfNull(rights);
        return [.. rights.Select(Examine).OfType<FileTrace>()];
    }

    private static FileTrace? Examine(FolderRight right)
    {
        var forEverybody = Everybody.Contains(right.Holder.Trim(), StringComparer.OrdinalIgnoreCase);
        var isMail = MailFolders.Contains(NameOf(right.Folder), StringComparer.OrdinalIgnoreCase);
        return (forEverybody, isMail) switch
        {
            (true, true) when Holds(right, Owning) => Trace(right, "Everybody owns a mail folder", Confidence.High),
            (true, true) when Holds(right, Changing) => Trace(right, "Everybody may read and change a mail folder", Confidence.Medium),
            (true, true) when Holds(right, Reading) => Trace(right, "Everybody may read a mail folder", Confidence.Low),

            // A calendar in a language that is not known here may be meant.
            (true, false) when Holds(right, Owning) => Trace(right, "Everybody owns a folder", Confidence.Low),
            (false, true) when Holds(right, Owning) || Holds(right, Changing) || Holds(right, Reading) => Trace(right, "A mail folder opened to another account", Confidence.Low),
            _ => null,
        };
    }

    private static bool Holds(FolderRight right, string[] roles) => right.Rights.Any(r => roles.Contains(r, StringComparer.OrdinalIgnoreCase));

    /// <summary>Lists made by hand have the whole path: <c>\Inbox</c>, <c>/Top of Information Store</c>, <c>anna:\Inbox</c>.</summary>
    private static string NameOf(string folder) => folder[(folder.LastIndexOfAny(['\\', '/']) + 1)..].Trim();

    private static FileTrace Trace(FolderRight right, string title, Confidence confidence)
    {
        var (folder, holder, rights) = (Excerpts.Around(right.Folder, 0), Excerpts.Around(right.Holder, 0), Excerpts.Around(string.Join(", ", right.Rights), 0));
        return new FileTrace
        {
            Detector = Name,
            Title = title,
            Campaign = Campaign,
            Rung = Rung.Persistence,
            Confidence = confidence,
            Attack = ["T1098.002", "T1114.002"],
            Excerpt = Excerpts.Around($"{right.Mailbox ?? "mailbox not named"}: folder {folder}, holder {holder}, rights {rights}", 0),
            Fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["folder"] = folder, ["holder"] = holder, ["rights"] = rights },
            Target = Excerpts.Around($"{right.Mailbox} {folder} {holder}", 0),
            Mailbox = right.Mailbox is { } mailbox ? MailboxExportDetector.ShortName(mailbox) : null,
            Account = right.Holder,
        };
    }
}
