using System.Text;

namespace Breakwater.Detection.WebFiles;

/// <summary>UTF-7 (RFC 2152): .NET no longer decodes it, ASP.NET on the server still does when a page asks for code page 65000.</summary>
internal static class Utf7
{
    /// <summary>Decodes what is well-formed and keeps the rest as it stands.</summary>
    public static string Decode(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '+')
            {
                result.Append(text[i]);
                continue;
            }

            var end = i + 1;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '+' or '/'))
            {
                end++;
            }

            AppendShifted(text.AsSpan(i + 1, end - i - 1), result);
            i = end < text.Length && text[end] == '-' ? end : end - 1;
        }

        return result.ToString();
    }

    /// <summary>An empty shift sequence is a plus sign.</summary>
    private static void AppendShifted(ReadOnlySpan<char> base64, StringBuilder result)
    {
        if (base64.IsEmpty)
        {
            result.Append('+');
            return;
        }

        var (bits, count) = (0u, 0);
        foreach (var c in base64)
        {
            bits = (bits << 6) | Sextet(c);
            count += 6;
            if (count >= 16)
            {
                count -= 16;
                result.Append((char)(bits >> count));
                bits &= (1u << count) - 1;
            }
        }
    }

    private static uint Sextet(char c) => c switch
    {
        >= 'A' and <= 'Z' => (uint)(c - 'A'),
        >= 'a' and <= 'z' => (uint)(c - 'a' + 26),
        >= '0' and <= '9' => (uint)(c - '0' + 52),
        '+' => 62,
        _ => 63,
    };
}
