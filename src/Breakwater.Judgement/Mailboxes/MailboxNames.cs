using Breakwater.Model;

namespace Breakwater.Judgement.Mailboxes;

/// <summary>
/// Which mailbox a finding is about. One request leaves rows in several logs of which only one may name it, and logs name it differently. Spellings are one mailbox only where the evidence ties them:
/// rows of one request, members of one row, or the one address that has an alias before its @. Who asks chooses the anchor of a request, so two addresses are two mailboxes whatever stands beside them.
/// </summary>
internal sealed class MailboxNames
{
    /// <summary>Members of a row that name the same person.</summary>
    private static readonly string[] OfOnePerson = ["ActAsUser", "ActAsUserEmail", "ImpersonatedUser"];

    private readonly Dictionary<string, string> _byRequest;
    private readonly Dictionary<string, SortedDictionary<string, MailboxSpelling>> _ties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<MailboxSpelling>> _byAlias;

    public MailboxNames(IReadOnlyList<Finding> findings)
    {
        var named = findings.Where(f => !string.IsNullOrWhiteSpace(f.Subject.Mailbox)).ToList();
        var requests = named.Where(f => f.Subject.RequestId is not null).GroupBy(f => f.Subject.RequestId!, StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var request in requests)
        {
            Tie(request.Select(f => f.Subject.Mailbox!));
        }

        foreach (var finding in named)
        {
            Tie(OfOnePerson.Select(c => finding.Fields.GetValueOrDefault(c)).Where(v => v is { Length: > 1 }).Append(finding.Subject.Mailbox).OfType<string>());
        }

        _byAlias = named.Select(f => MailboxSpelling.Of(f.Subject.Mailbox!)).Where(s => s.Alias is not null).DistinctBy(s => s.Key, StringComparer.Ordinal)
            .GroupBy(s => s.Alias!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.OrderBy(s => s.Key, StringComparer.Ordinal).ToList(), StringComparer.Ordinal);
        _byRequest = requests.ToDictionary(r => r.Key, r => r.Select(f => Of(f)!).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(n => !n.Contains('@', StringComparison.Ordinal)).First(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Null where nothing names it.</summary>
    public string? Of(Finding finding) =>
        finding.Subject.Mailbox is { } mailbox && !string.IsNullOrWhiteSpace(mailbox) ? Known(MailboxSpelling.Of(mailbox)).Text
        : finding.Subject.RequestId is { } request ? _byRequest.GetValueOrDefault(request) : null;

    /// <summary>The other names that may mean this mailbox without anything that ties them; null where there are none.</summary>
    public string? DoubtOf(string name)
    {
        var spelling = MailboxSpelling.Of(name);
        var others = spelling.Alias is not null ? _byAlias.GetValueOrDefault(spelling.Alias) ?? [] : _ties.GetValueOrDefault(spelling.Key)?.Values.Where(s => s.IsAddress).ToList() ?? [];
        var texts = others.Select(s => Known(s).Text).Where(t => !t.Equals(spelling.Text, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return texts.Count == 0 ? null : $"may be the mailbox of {string.Join(" or ", texts)}, which nothing in the evidence proves";
    }

    private void Tie(IEnumerable<string> names)
    {
        var spellings = names.Select(MailboxSpelling.Of).DistinctBy(s => s.Key, StringComparer.Ordinal).ToList();
        foreach (var spelling in spellings.Where(s => !s.IsAddress && spellings.Count > 1))
        {
            _ties.TryAdd(spelling.Key, new SortedDictionary<string, MailboxSpelling>(StringComparer.Ordinal));
            foreach (var other in spellings.Where(s => s != spelling))
            {
                _ties[spelling.Key].TryAdd(other.Key, other);
            }
        }
    }

    /// <summary>The spelling under which a mailbox is listed: its address where one is tied to it.</summary>
    private MailboxSpelling Known(MailboxSpelling spelling)
    {
        if (spelling.IsAddress)
        {
            return spelling;
        }

        var tied = _ties.GetValueOrDefault(spelling.Key)?.Values.ToList() ?? [];
        if (tied.Where(s => s.IsAddress).ToList() is { Count: > 0 } addresses)
        {
            return addresses is [var only] ? only : spelling;
        }

        // A number takes the name that stands beside it; that name may lead on to an address.
        return spelling.Alias is not null ? OfAlias(spelling) : tied.Where(s => s.Alias is not null).ToList() is [var name] ? OfAlias(name) : spelling;
    }

    /// <summary>Two addresses of one local part are two people, as are two accounts of one name in two domains; then an alias stays what it is.</summary>
    private MailboxSpelling OfAlias(MailboxSpelling spelling)
    {
        var same = _byAlias.GetValueOrDefault(spelling.Alias!) ?? [];
        return same.Where(s => s.IsAddress).ToList() is { Count: > 0 } addresses ? (addresses is [var only] ? only : spelling)
            : same.Count(s => s.Text.Contains('\\', StringComparison.Ordinal)) > 1 ? spelling
            : same.Count > 0 ? same[0] : spelling;
    }
}
