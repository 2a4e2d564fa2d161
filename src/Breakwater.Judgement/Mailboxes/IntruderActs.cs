using Breakwater.Judgement.Verdicts;
using Breakwater.Model;

namespace Breakwater.Judgement.Mailboxes;

/// <summary>
/// Acts on mailboxes that administrators do every day (exports, forwarding, rights, searches) and that count here because an account did them that the intruder
/// was using just then. They change no verdict: the success by which the account is known has done that.
/// </summary>
internal static class IntruderActs
{
    /// <summary>A session opened with a stolen or forged identity lasts hours; what the account's owner does days later is not the intruder's.</summary>
    private static readonly TimeSpan Session = TimeSpan.FromHours(12);

    /// <summary>Takes findings in finding order.</summary>
    public static IReadOnlyList<Finding> Of(IReadOnlyList<Finding> findings)
    {
        var uses = findings.Where(f => Weighing.Counts(f) && f.Outcome >= Outcome.Success && f.Time is not null)
            .SelectMany(f => AccountsOf(f).Select(account => (Account: account, f.Time!.Value.Utc)))
            .ToLookup(u => u.Account, u => u.Utc, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. findings.Where(f => IsMailAct(f) && f.Time is { } time && AccountName(f.Subject.User) is { } account
                && uses[account].Any(use => time.Utc >= use && time.Utc - use <= Session)),
        ];
    }

    private static bool IsMailAct(Finding finding) => finding is { Confidence: Confidence.Low, Outcome: Outcome.Success, Rung: Rung.MailTaken or Rung.Persistence, Subject.Mailbox: not null };

    /// <summary>The account that the request ran as, and over remote PowerShell the one that it claimed to be.</summary>
    private static IEnumerable<string> AccountsOf(Finding finding) =>
        new[] { AccountName(finding.Subject.User), AccessMethod.IsPowerShell(finding) ? AccountName(finding.Subject.Mailbox) : null }.OfType<string>();

    /// <summary><c>CONTOSO\ann</c>, <c>ann@contoso.example</c> and <c>contoso.example/Users/ann</c> are ann; null for the accounts of machines, services and probes, which everybody shares.</summary>
    private static string? AccountName(string? account)
    {
        var name = account?.Trim() ?? "";
        var at = name.IndexOf('@', StringComparison.Ordinal);
        name = at > 0 ? name[..at] : name[(name.LastIndexOfAny(['\\', '/']) + 1)..];
        return name.Length == 0 || name == "-" || name.EndsWith('$') || name.StartsWith("HealthMailbox", StringComparison.OrdinalIgnoreCase)
            || name.Equals("SYSTEM", StringComparison.OrdinalIgnoreCase) || name.StartsWith("S-1-5-", StringComparison.OrdinalIgnoreCase) ? null : name;
    }
}
