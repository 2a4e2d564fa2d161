using System.Text.RegularExpressions;

namespace Breakwater.Judgement.Mailboxes;

/// <summary>One way to write a mailbox: an address, an alias with or without domain, a distinguished name of old Exchange, a number such as GUID or SID.</summary>
/// <param name="Key">Equal for spellings that are the same but for case and decoration.</param>
/// <param name="Text">As written, without decoration.</param>
/// <param name="IsAddress">An SMTP address, the spelling that people know.</param>
/// <param name="Alias">The part that an address has before the @; null for numbers.</param>
internal sealed partial record MailboxSpelling(string Key, string Text, bool IsAddress, string? Alias)
{
    public static MailboxSpelling Of(string written)
    {
        var text = written.Trim().Trim('<', '>');
        text = text.StartsWith("smtp:", StringComparison.OrdinalIgnoreCase) ? text[5..] : text;
        var key = text.ToUpperInvariant();
        if (text.StartsWith("/o=", StringComparison.OrdinalIgnoreCase))
        {
            // Newer Exchange puts 32 digits before the name to keep it unique.
            var name = text[(text.LastIndexOf('=') + 1)..];
            return new MailboxSpelling(key, text, false, Unique().Replace(name, "").ToUpperInvariant());
        }

        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (Guid.TryParse(at > 0 ? text[..at] : text, out var number))
        {
            return new MailboxSpelling(number.ToString("D").ToUpperInvariant(), text, false, null);
        }

        return at > 0 ? new MailboxSpelling(key, text, true, key[..at])
            : key.StartsWith("S-1-", StringComparison.Ordinal) ? new MailboxSpelling(key, text, false, null)
            : new MailboxSpelling(key, text, false, key[(key.LastIndexOf('\\') + 1)..]);
    }

    [GeneratedRegex("^[0-9a-f]{32}-", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unique();
}
