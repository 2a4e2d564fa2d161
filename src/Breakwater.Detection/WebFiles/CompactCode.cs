using System.Globalization;
using System.Text;

namespace Breakwater.Detection.WebFiles;

/// <summary>
/// A page's text with everything removed that changes no meaning for the compiler: comments, white space, split string literals, escaped and
/// marked identifiers, letter case. What looks different to a reader of bytes becomes the same text.
/// </summary>
internal static class CompactCode
{
    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            i = Step(text, i, result);
        }

        return result.ToString();
    }

    private static int Step(string text, int i, StringBuilder result)
    {
        var c = text[i];
        if (char.IsWhiteSpace(c) || c == '\0')
        {
            return i + 1;
        }

        if (c == '/' && Starts(text, i, "/*"))
        {
            return After(text, i + 2, "*/");
        }

        if (c == '<' && Starts(text, i, "<%--"))
        {
            return After(text, i + 4, "--%>");
        }

        if (c == '\\' && TryReadEscape(text, i, out var unescaped))
        {
            result.Append(char.ToLowerInvariant(unescaped));
            return i + 6;
        }

        if (c is '"' or '\'' && JoinEnd(text, i) is var end and > 0)
        {
            return end;
        }

        // C# allows @ before any identifier; in <%@ it starts a directive.
        if (c == '@' && i + 1 < text.Length && char.IsAsciiLetter(text[i + 1]) && (i == 0 || text[i - 1] != '%'))
        {
            return i + 1;
        }

        result.Append(char.ToLowerInvariant(c));
        return i + 1;
    }

    private static bool Starts(string text, int i, string what) => string.CompareOrdinal(text, i, what, 0, what.Length) == 0;

    /// <summary>An unclosed comment hides nothing: the compiler would refuse the page, a reader must not be fooled.</summary>
    private static int After(string text, int from, string end)
    {
        var at = text.IndexOf(end, from, StringComparison.Ordinal);
        return at < 0 ? from : at + end.Length;
    }

    private static bool TryReadEscape(string text, int i, out char unescaped)
    {
        unescaped = default;
        if (i + 6 > text.Length || text[i + 1] is not ('u' or 'U')
            || !ushort.TryParse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return false;
        }

        unescaped = (char)code;
        return true;
    }

    /// <summary>Where a string literal goes on that ends here and is continued by <c>+</c> or <c>&amp;</c>; 0 when it does not.</summary>
    private static int JoinEnd(string text, int i)
    {
        var at = SkipSpace(text, i + 1);
        if (at >= text.Length || text[at] is not ('+' or '&'))
        {
            return 0;
        }

        at = SkipSpace(text, at + 1);
        return at < text.Length && text[at] == text[i] ? at + 1 : 0;
    }

    private static int SkipSpace(string text, int i)
    {
        while (i < text.Length && char.IsWhiteSpace(text[i]))
        {
            i++;
        }

        return i;
    }
}
