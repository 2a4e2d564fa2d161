using System.Text;
using System.Text.RegularExpressions;

namespace Breakwater.Detection.Autostarts;

/// <summary>What a command line does that few products need: fetch code from elsewhere, run it, hide it.</summary>
/// <param name="Fetches">Loads something from an address.</param>
/// <param name="Executes">Runs text or bytes as code, or has a system program run a remote script.</param>
/// <param name="IsEncoded">The command is base64.</param>
/// <param name="IsUnreadable">It claims to be encoded but is not.</param>
/// <param name="RunsHidden">No window, no profile, no policy.</param>
/// <param name="IsRemoteShell">The shape that remote execution tools leave: a shell whose output goes to a share or a pipe.</param>
/// <param name="PlainAddress">The address is a bare number or has no encryption.</param>
internal sealed record CommandTraits(bool Fetches, bool Executes, bool IsEncoded, bool IsUnreadable, bool RunsHidden, bool IsRemoteShell, bool PlainAddress)
{
    private const int MaxChars = 64 * 1024;
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    private static readonly Regex Encoded = new(@"[-/](?:e|en|enc|enco|encod|encode|encodedc\w{0,10}|ec)\s+[""']?([A-Za-z0-9+/=]{16,})", Options);
    private static readonly Regex FetchWords = new(
        @"downloadstring|downloaddata|downloadfile|invoke-webrequest|invoke-restmethod|\biwr\b|\birm\b|start-bitstransfer|bitsadmin|certutil[^|&]{0,80}urlcache|net\.webclient|xmlhttp|\bcurl(?:\.exe)?\s|\bwget\b", Options);
    private static readonly Regex ExecuteWords = new(
        @"\biex\b|invoke-expression|frombase64string|\[reflection\.assembly\]|reflection\.assembly\]::load|scriptblock\]::create|virtualalloc|mshta(?:\.exe)?[""']?\s+[""']?(?:https?|vbscript|javascript):|regsvr32[^|&]{0,80}/i:https?:|scrobj\.dll|rundll32[^|&]{0,40}javascript:|powercat|invoke-powershelltcp", Options);
    private static readonly Regex HiddenWords = new(@"-w(?:indowstyle|in|i)?\s+(?:hidden|1)\b|-nop(?:rofile)?\b|-noni\b|bypass", Options);
    private static readonly Regex ShellToShare = new(@"(?:cmd(?:\.exe)?|%comspec%)[""']?\s[^\r\n]{0,400}\becho\b[^\r\n]{0,600}(?:\\\\127\.0\.0\.1\\|\\\\localhost\\|\\\\\.\\pipe\\|__output)", Options);
    private static readonly Regex Plain = new(@"http://|https?://\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}|\bhttps?['""+ ]{2,}", Options);

    public static CommandTraits Of(string command)
    {
        var text = command[..Math.Min(command.Length, MaxChars)];
        var encoded = Encoded.Match(text);
        var hidden = encoded.Success ? Decode(encoded.Groups[1].Value) : null;
        var all = hidden is null ? text : text + "\n" + hidden;
        return new CommandTraits(
            FetchWords.IsMatch(all), ExecuteWords.IsMatch(all), encoded.Success, encoded.Success && hidden is null,
            HiddenWords.IsMatch(all), ShellToShare.IsMatch(all), Plain.IsMatch(all));
    }

    /// <summary>PowerShell takes base64 over UTF-16; null for anything else.</summary>
    private static string? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        var padded = base64.TrimEnd('=') is var bare && bare.Length % 4 is var over and not 1 ? bare + new string('=', (4 - over) % 4) : base64;
        if (!Convert.TryFromBase64String(padded, bytes, out var length))
        {
            return null;
        }

        var text = Encoding.Unicode.GetString(bytes, 0, length & ~1);
        return text.Count(c => c is >= ' ' and < '\u007f' or '\r' or '\n' or '\t') * 10 >= text.Length * 8 ? text : null;
    }
}
