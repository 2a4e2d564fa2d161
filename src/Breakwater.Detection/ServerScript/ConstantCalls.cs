using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Breakwater.Detection.ServerScript;

/// <summary>The functions of the four languages that turn constants into constants.</summary>
internal static class ConstantCalls
{
    /// <summary>Between the items of a list; no source text has it.</summary>
    public const char Separator = '\u0001';

    private const int MaxChars = 1024 * 1024;

    /// <param name="name">The function, lower case, without what it is a member of.</param>
    /// <param name="content">What stands between its parentheses.</param>
    /// <returns>Null when the function is another one or an argument is not constant.</returns>
    public static string? Evaluate(string name, ReadOnlySpan<Token> content)
    {
        if (!TryReadArguments(content, out var arguments) || arguments.Sum(static a => a.Length) > MaxChars)
        {
            return null;
        }

        return (name, arguments) switch
        {
            ("chr" or "chrw" or "chrb" or "tochar" or "fromcharcode", { Length: > 0 }) => Characters(arguments),
            ("strreverse", [var text]) => Reversed(text),
            ("replace", [var text, { Length: > 0 } old, var by, ..]) when text.Length * (long)(by.Length + 1) <= MaxChars => text.Replace(old, by, StringComparison.Ordinal),
            ("concat", { Length: > 0 }) => Plain(string.Concat(arguments)),
            ("split", [var text, { Length: > 0 } by, ..]) => text.Replace(by, Separator.ToString(), StringComparison.Ordinal),
            ("join", [var list]) => Plain(list),
            ("join", [var list, var by]) when list.Contains(Separator, StringComparison.Ordinal) => list.Replace(Separator.ToString(), by, StringComparison.Ordinal),
            ("join", [var by, ..]) => string.Join(by, arguments.Skip(1).SelectMany(a => a.Split(Separator))),
            ("frombase64string" or "atob", [var text]) => Base64Text(text),
            ("unescape" or "urldecode" or "decodeuricomponent" or "unescapedatastring", [var text]) => Unescaped(text),
            ("getstring" or "getbytes" or "string" or "trim" or "cstr" or "lcase" or "ucase" or "tostring", [var text]) => Plain(text),
            _ => null,
        };
    }

    /// <summary>A list of characters as the text that they make.</summary>
    public static string Plain(string text) => text.Replace(Separator.ToString(), "", StringComparison.Ordinal);

    private static bool TryReadArguments(ReadOnlySpan<Token> content, out string[] arguments)
    {
        arguments = [];
        for (var i = 0; i < content.Length; i++)
        {
            if (i % 2 == 1 ? !content[i].IsMark(',') : content[i].Kind is not (TokenKind.Text or TokenKind.Number))
            {
                return false;
            }
        }

        // Few of a page's calls have constant arguments only; the others need no list.
        arguments = new string[(content.Length + 1) / 2];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = content[2 * i].Value;
        }

        return arguments.Length > 0;
    }

    private static string? Characters(string[] codes)
    {
        var text = new StringBuilder();
        foreach (var code in codes)
        {
            if (!ushort.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }

            text.Append((char)value);
        }

        return text.ToString();
    }

    private static string Reversed(string text)
    {
        var chars = text.ToCharArray();
        Array.Reverse(chars);
        return new string(chars);
    }

    /// <summary>The text; null where it is data.</summary>
    private static string? Base64Text(string text)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        return Convert.TryFromBase64String(text, bytes, out var length) && length > 0 && !bytes.AsSpan(0, length).ContainsAnyInRange((byte)0, (byte)8) ? Encoding.Latin1.GetString(bytes, 0, length) : null;
    }

    private static string Unescaped(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var wide = text[i] == '%' && i + 1 < text.Length && text[i + 1] is 'u' or 'U';
            var (from, digits) = wide ? (i + 2, 4) : (i + 1, 2);
            if (text[i] == '%' && from + digits <= text.Length && ushort.TryParse(text.AsSpan(from, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                result.Append((char)code);
                i = from + digits - 1;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }
}
