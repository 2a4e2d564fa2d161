using Breakwater.Model;

namespace Breakwater.Judgement.Mailboxes;

/// <summary>Which mailbox a finding is about: one request leaves rows in several logs of which only one may name it, and a cmdlet may have an alias for what a log has in full.</summary>
internal sealed class MailboxNames
{
    private readonly Dictionary<string, string> _byRequest;
    private readonly Dictionary<string, string> _byAlias;

    public MailboxNames(IReadOnlyList<Finding> findings)
    {
        _byRequest = findings.Where(f => f.Subject is { RequestId: not null, Mailbox: not null }).GroupBy(f => f.Subject.RequestId!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.First().Subject.Mailbox!.Trim(), StringComparer.OrdinalIgnoreCase);

        // Two addresses of one local part are two people, and then an alias stays what it is.
        _byAlias = findings.Select(f => f.Subject.Mailbox?.Trim()).OfType<string>().Where(m => m.IndexOf('@', StringComparison.Ordinal) > 0).Distinct(StringComparer.OrdinalIgnoreCase)
            .GroupBy(m => m[..m.IndexOf('@', StringComparison.Ordinal)], StringComparer.OrdinalIgnoreCase).Where(g => !g.Skip(1).Any()).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Null where nothing names it.</summary>
    public string? Of(Finding finding)
    {
        var name = finding.Subject.Mailbox is { } mailbox && !string.IsNullOrWhiteSpace(mailbox) ? mailbox.Trim()
            : finding.Subject.RequestId is { } request ? _byRequest.GetValueOrDefault(request) : null;
        return name is not null && _byAlias.TryGetValue(name, out var address) ? address : name;
    }
}
