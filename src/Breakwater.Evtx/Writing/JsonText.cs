using System.Buffers;
using System.Text.Unicode;

namespace Breakwater.Evtx.Writing;

/// <summary>Text inside a JSON string. Besides what JSON asks for, control and line-separating characters are escaped: event text is written by attackers and ends up on terminals.</summary>
internal static class JsonText
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\', .. Enumerable.Range(0x7F, 0x21).Select(c => (char)c), '\u2028', '\u2029']);

    public static void Append(Utf8Buffer output, ReadOnlySpan<char> text)
    {
        text = text[Short(output, text)..];
        if (text.Length == 0)
        {
            return;
        }

        while (true)
        {
            var plain = text.IndexOfAny(Escaped);
            AppendPlain(output, plain < 0 ? text : text[..plain]);
            if (plain < 0)
            {
                return;
            }

            AppendEscaped(output, text[plain]);
            text = text[(plain + 1)..];
        }
    }

    // Most values are short and plain; up to here a loop beats the start-up of the vector search.
    private const int ShortLength = 48;

    private static int Short(Utf8Buffer output, ReadOnlySpan<char> text)
    {
        var length = Math.Min(text.Length, ShortLength);
        var target = output.Reserve(ShortLength)[..length];
        var i = 0;
        for (; i < target.Length && i < text.Length; i++)
        {
            var c = text[i];
            if (c is < ' ' or '"' or '\\' or > '~')
            {
                break;
            }

            target[i] = (byte)c;
        }

        output.Advance(i);
        return i;
    }

    /// <summary>UTF-16 to UTF-8; half a surrogate pair becomes U+FFFD.</summary>
    public static void AppendPlain(Utf8Buffer output, ReadOnlySpan<char> text)
    {
        Utf8.FromUtf16(text, output.Reserve(text.Length * 3), out _, out var written);
        output.Advance(written);
    }

    private static void AppendEscaped(Utf8Buffer output, char c)
    {
        switch (c)
        {
            case '"':
                output.Append("\\\""u8);
                break;
            case '\\':
                output.Append("\\\\"u8);
                break;
            case '\n':
                output.Append("\\n"u8);
                break;
            case '\r':
                output.Append("\\r"u8);
                break;
            case '\t':
                output.Append("\\t"u8);
                break;
            default:
                output.Append("\\u"u8);
                Hex.Append(output, c, 4, upper: false);
                break;
        }
    }
}
