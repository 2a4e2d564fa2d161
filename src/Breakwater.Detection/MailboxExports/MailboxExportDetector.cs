using System.Text.RegularExpressions;
using Breakwater.Model;

namespace Breakwater.Detection.MailboxExports;

/// <summary>
/// Weighs saved lists of inbox rules and of rights to mailboxes. People forward their mail and give rights every day and the lists have no times, so nearly all of it is low and only ties a
/// mailbox to an intruder who is known by other traces.
/// </summary>
public static partial class MailboxExportDetector
{
    public const string Name = "mailbox-exports";

    private const string Campaign = "mailbox-abuse";

    /// <summary>Folders that nobody looks into.</summary>
    private static readonly string[] QuietFolders = ["RSS", "Conversation History", "Deleted Items", "Sync Issues", "Junk", "Gelöschte", "Aufgezeichnete", "Éléments supprimés", "Flux RSS", "削除済み"];

    private static readonly string[] Everybody = ["Everyone", "Anonymous", "ANONYMOUS LOGON", "Default", "Authenticated Users", "Jeder", "Tout le monde", "Domain Users", "Domänen-Benutzer"];

    /// <param name="rules">Of any mailboxes.</param>
    /// <param name="ownDomain">The server's domain; null where it is not known.</param>
    public static IReadOnlyList<FileTrace> Examine(IEnumerable<InboxRule> rules, string? ownDomain)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return [.. rules.Where(r => r.IsEnabled).Select(r => OfRule(r, ownDomain)).OfType<FileTrace>()];
    }

    public static IReadOnlyList<FileTrace> Examine(IEnumerable<MailboxRight> rights)
    {
        ArgumentNullException.ThrowIfNull(rights);
        return [.. rights.Where(r => !r.IsDeny && !r.IsInherited && r.Rights.Contains("FullAccess", StringComparer.OrdinalIgnoreCase) && !IsOwn(r)).Select(OfRight)];
    }

    private static FileTrace? OfRule(InboxRule rule, string? ownDomain)
    {
        var outside = rule.Receivers.SelectMany(r => Address().Matches(r).Select(m => m.Value)).Where(a => !IsWithin(a, ownDomain)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (outside.Count == 0)
        {
            return null;
        }

        // A rule that sends mail out, hides it from its owner and has no name to be found by has no honest use.
        var hides = rule.Deletes || QuietFolders.Any(f => rule.Folder.Contains(f, StringComparison.OrdinalIgnoreCase));
        var nameless = !rule.Name.Any(char.IsLetterOrDigit);
        return Trace(
            rule.Mailbox, hides && nameless ? "An inbox rule without a name that sends mail outside and hides it from its owner" : hides ? "An inbox rule that sends mail outside and hides it from its owner" : "An inbox rule that sends mail outside",
            hides && nameless ? Confidence.Medium : Confidence.Low, "T1114.003", outside[0], new() { ["rule"] = rule.Name, ["receivers"] = string.Join(", ", outside), ["hides"] = hides ? "yes" : "no" });
    }

    private static FileTrace OfRight(MailboxRight right)
    {
        var everybody = Everybody.Contains(Account(right.Holder), StringComparer.OrdinalIgnoreCase);
        return Trace(
            right.Mailbox, everybody ? "Full access to a mailbox for everybody" : "Full access to a mailbox for another account", everybody ? Confidence.Medium : Confidence.Low, "T1098.002",
            right.Holder, new() { ["holder"] = right.Holder, ["rights"] = string.Join(", ", right.Rights) });
    }

    /// <summary>An owner's right to his own mailbox, and those of the product.</summary>
    private static bool IsOwn(MailboxRight right) => Account(right.Holder) is "SELF" or "SYSTEM" or "SELBST" or "Système" || Account(right.Holder).Equals(ShortName(right.Mailbox), StringComparison.OrdinalIgnoreCase)
        || Account(right.Holder) is "Exchange Servers" or "Exchange Trusted Subsystem" or "Exchange Services" or "Managed Availability Servers" or "Public Folder Management" or "Delegated Setup" or "Organization Management" or "Domain Admins" or "Enterprise Admins";

    private static string Account(string holder) => holder[(holder.LastIndexOf('\\') + 1)..].Trim();

    /// <summary><c>contoso.example/Users/Anna</c> and <c>contoso.example/Users/Anna\123</c> are Anna's.</summary>
    public static string ShortName(string mailbox)
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        var name = mailbox[(mailbox.LastIndexOf('/') + 1)..];
        var rule = name.IndexOf('\\', StringComparison.Ordinal);
        return (rule > 0 ? name[..rule] : name).Trim();
    }

    private static bool IsWithin(string address, string? ownDomain)
    {
        var domain = address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..];
        return ownDomain is not null && (domain.Equals(ownDomain, StringComparison.OrdinalIgnoreCase) || ownDomain.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase) || domain.EndsWith("." + ownDomain, StringComparison.OrdinalIgnoreCase));
    }

    private static FileTrace Trace(string mailbox, string title, Confidence confidence, string technique, string who, SortedDictionary<string, string> fields)
    {
        foreach (var name in fields.Keys.ToList())
        {
            fields[name] = Excerpts.Around(fields[name], 0);
        }

        return new FileTrace
        {
            Detector = Name,
            Title = title,
            Campaign = Campaign,
            Rung = Rung.Persistence,
            Confidence = confidence,
            Attack = [technique],
            Excerpt = Excerpts.Around($"{mailbox}: {string.Join(", ", fields.Select(f => $"{f.Key} {f.Value}"))}", 0),
            Fields = fields,
            Target = Excerpts.Around($"{mailbox} {string.Join(' ', fields.Values)}", 0),
            Mailbox = ShortName(mailbox),
            Account = who,
        };
    }

    [GeneratedRegex(@"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9.\-]{1,253}", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
