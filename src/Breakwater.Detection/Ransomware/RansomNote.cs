using System.Text.RegularExpressions;

namespace Breakwater.Detection.Ransomware;

/// <summary>
/// A text that says the reader's data is encrypted and how to pay or whom to write to. Advice for such a case says the same words, but of a case that may come ("if your files have been encrypted").
/// </summary>
public static class RansomNote
{
    /// <summary>Notes have one or two thousand characters.</summary>
    public const int MaxChars = 16 * 1024;

    private const int CharactersBefore = 24;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    private const string Things = @"(files?|documents?|data|databases?|network|servers?|systems?|computers?|drives?|backups?)";

    private static readonly Lazy<Regex> Claim = new(() => new Regex(
        $@"\b(your|all)\s(\w+[\s,]+){{0,6}}{Things}\b[^.!?]{{0,80}}\b(encrypted|locked)\b|\bencrypted\s[^.!?]{{0,40}}\b(your|all)\s[^.!?]{{0,40}}\b{Things}\b", Options));

    private static readonly Lazy<Regex> Supposed = new(() => new Regex(@"\b(if|when|whether|once|should|how|may|might|could|unless)\b", Options));

    private static readonly Lazy<Regex> Mail = new(() => new Regex(@"[a-z0-9._+-]{2,64}@[a-z0-9-]{2,63}\.[a-z]{2,10}", Options));

    private static readonly CaselessTexts Payment = new(".onion", "bitcoin", " btc", "monero", "tor browser");

    private static readonly CaselessTexts Offer = new("decrypt", "private key", "unlock");

    public static bool Is(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = text.Length <= MaxChars ? text : text[..MaxChars];
        return Offer.AreIn(read) && (Payment.AreIn(read) || Mail.Value.IsMatch(read)) && Claim.Value.EnumerateMatches(read) is var claims && HasPlainClaim(read, claims);
    }

    private static bool HasPlainClaim(string text, Regex.ValueMatchEnumerator claims)
    {
        foreach (var claim in claims)
        {
            var start = Math.Max(0, claim.Index - CharactersBefore);
            if (!Supposed.Value.IsMatch(text.AsSpan(start, claim.Index + claim.Length - start)))
            {
                return true;
            }
        }

        return false;
    }
}
