using Breakwater.Model;

namespace Breakwater.Judgement.Mailboxes;

/// <summary>By which way a mailbox was read or could be.</summary>
internal static class AccessMethod
{
    /// <summary>EWS operations that hand out content (design section 5); the log's text is compared, never repeated.</summary>
    private static readonly string[] Reads = ["FindItem", "GetItem", "SyncFolderItems", "GetAttachment", "ExportItems", "ConvertId"];

    private const int DecodingRounds = 3;

    private static readonly string[] Addressing = ["cs-uri-stem", "cs-uri-query", "UrlStem", "UrlQuery", "AnchorMailbox"];

    public static string Of(Finding finding)
    {
        if (finding.Fields.TryGetValue("SoapAction", out var action) && Reads.FirstOrDefault(r => action.Contains(r, StringComparison.OrdinalIgnoreCase)) is { } read)
        {
            return "EWS " + read;
        }

        return IsEws(finding) ? (finding.Rung == Rung.MailTaken ? "EWS, action not logged" : "EWS reached, no reading shown")
            : IsPowerShell(finding) ? "Remote PowerShell reached, no cmdlet shown"
            : IsSetting(finding) ? "Rule or setting changed without a login"
            : MailboxOpenings.IsListed(finding) ? finding.Title + ", in a saved list without times"
            : finding.Title;
    }

    public static bool IsEws(Finding finding) => finding.SourceId == SourceCatalogue.Ews || Aims(finding, "/ews/");

    public static bool IsPowerShell(Finding finding) => finding.SourceId == SourceCatalogue.RpsHttp || Aims(finding, "/powershell");

    /// <summary>The services behind the options of a mailbox.</summary>
    public static bool IsSetting(Finding finding) => finding.Subject is { Mailbox: not null, Target: { } target } && target.StartsWith("/ecp/", StringComparison.OrdinalIgnoreCase) && target.Contains(".svc/", StringComparison.OrdinalIgnoreCase);

    private static bool Aims(Finding finding, string part) =>
        new[] { finding.Subject.Target }.Concat(Addressing.Select(name => finding.Fields.GetValueOrDefault(name)))
            .Any(text => text is not null && Decoded(text).Contains(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>The path confusion hides the real target in the query, percent-encoded once or more; rules decode as often.</summary>
    private static string Decoded(string text)
    {
        for (var round = 0; round < DecodingRounds && text.Contains('%', StringComparison.Ordinal); round++)
        {
            text = Uri.UnescapeDataString(text);
        }

        return text;
    }
}
