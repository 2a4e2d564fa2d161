using Breakwater.Detection;
using Breakwater.Detection.MailboxExports;

namespace Breakwater.Analysis.Exports;

/// <summary>Finds in saved cmdlet output the rules of mailboxes and the rights to them.</summary>
internal static class MailboxExports
{
    private static readonly string[] Sending = ["ForwardTo", "RedirectTo", "ForwardAsAttachmentTo"];

    public static bool IsRules(Export export) => export.Objects.Any(IsRule);

    public static bool IsRights(Export export) => export.Objects.Any(IsRight);

    public static IReadOnlyList<FileTrace> Examine(Export export, string? ownDomain) =>
        [.. MailboxExportDetector.Examine(export.Objects.Where(IsRule).Select(Rule), ownDomain), .. MailboxExportDetector.Examine(export.Objects.Where(IsRight).Select(Right))];

    private static bool IsRule(ExportedObject item) => Sending.Any(item.Has) && (item.Has("MailboxOwnerId") || item.Has("RuleIdentity") || item.Has("StopProcessingRules"));

    private static bool IsRight(ExportedObject item) => item.Has("AccessRights") && item.Has("User") && item.Has("Identity") && (item.Has("IsInherited") || item.Has("Deny"));

    private static InboxRule Rule(ExportedObject item) => new(
        First(item, "MailboxOwnerId", "Identity"), item.Text("Name"), item.Flag("Enabled") != false, [.. Sending.SelectMany(item.All)], item.Flag("DeleteMessage") == true || item.Flag("SoftDeleteMessage") == true, item.Text("MoveToFolder"));

    /// <summary>JSON holds rights as an array or one text, lists and CSV in braces.</summary>
    private static MailboxRight Right(ExportedObject item) => new(
        item.Text("Identity"), item.Text("User"), [.. item.All("AccessRights").SelectMany(r => r.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))], item.Flag("Deny") == true, item.Flag("IsInherited") == true);

    private static string First(ExportedObject item, params string[] names) => names.Select(item.Text).FirstOrDefault(t => t.Length > 0) ?? "?";
}
