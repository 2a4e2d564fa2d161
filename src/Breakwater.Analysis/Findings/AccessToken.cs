using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Breakwater.Analysis.Findings;

/// <summary>Reads whom a ready-made access token (X-Rps-CAT, CVE-2021-34523) claims to be; nothing in it is verified.</summary>
internal static class AccessToken
{
    private const string Parameter = "X-Rps-CAT=";
    private const int MaxChars = 4096;

    private static readonly SearchValues<char> Digits = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    /// <summary>The account named in the token of a logged query; null where there is no token or it breaks off before the name.</summary>
    public static string? AccountIn(string? query)
    {
        var at = query?.IndexOf(Parameter, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0)
        {
            return null;
        }

        var text = query![(at + Parameter.Length)..];
        text = Uri.UnescapeDataString(text.Length > MaxChars ? text[..MaxChars] : text).Replace(' ', '+');
        var end = text.AsSpan().IndexOfAnyExcept(Digits);
        var digits = Encoding.ASCII.GetBytes(end >= 0 ? text[..end] : text);
        digits = digits[..(digits.Length & ~3)];
        var token = new byte[Base64.GetMaxDecodedFromUtf8Length(digits.Length)];
        Base64.DecodeFromUtf8(digits, token, out _, out var written, isFinalBlock: false);
        return AccountIn(token.AsSpan(0, written));
    }

    /// <summary>V version, C compressed: two and one bytes; T type, A authentication, L logon name: a length byte and text.</summary>
    private static string? AccountIn(ReadOnlySpan<byte> token)
    {
        while (token.Length >= 2)
        {
            var length = token[0] switch { (byte)'V' => 1, (byte)'C' => 0, _ => token[1] };
            if (token[0] is not ((byte)'V' or (byte)'C' or (byte)'T' or (byte)'A' or (byte)'L') || token.Length < 2 + length)
            {
                return null;
            }

            if (token[0] == (byte)'L')
            {
                var name = Encoding.UTF8.GetString(token.Slice(2, length)).Trim();
                return name.Length == 0 || name.Any(char.IsControl) ? null : name;
            }

            token = token[(2 + length)..];
        }

        return null;
    }
}
