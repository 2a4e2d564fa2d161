using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Unicode;
using Breakwater.Evtx.Hot;

namespace Breakwater.Evtx.Writing;

/// <summary>Text inside a JSON string. Besides what JSON asks for, control and line-separating characters are escaped: event text is written by attackers and ends up on terminals.</summary>
internal static class JsonText
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\', .. Enumerable.Range(0x7F, 0x21).Select(c => (char)c), '\u2028', '\u2029']);

    /// <summary>The text between quotes.</summary>
    [MethodImpl(Jit.Hot)]
    public static void AppendQuoted(Utf8Buffer output, ReadOnlySpan<char> text)
    {
        var target = output.Reserve(text.Length + PlainText.Slack + 2);
        target[0] = (byte)'"';
        var plain = PlainText.Copy(text, target[1..], '"', '\\', '\\');
        if (plain == text.Length)
        {
            target[plain + 1] = (byte)'"';
            output.Advance(plain + 2);
            return;
        }

        output.Advance(plain + 1);
        Append(output, text[plain..]);
        output.Append((byte)'"');
    }

    public static void Append(Utf8Buffer output, ReadOnlySpan<char> text)
    {
        while (true)
        {
            var plain = PlainText.Copy(text, output.Reserve(text.Length + PlainText.Slack), '"', '\\', '\\');
            output.Advance(plain);
            if (plain == text.Length)
            {
                return;
            }

            text = text[plain..];
            if (text[0] <= '~')
            {
                AppendEscaped(output, text[0]);
                text = text[1..];
                continue;
            }

            var foreign = text.IndexOfAny(Escaped);
            foreign = foreign < 0 ? text.Length : foreign;
            AppendPlain(output, text[..foreign]);
            text = text[foreign..];
            if (text.Length > 0)
            {
                AppendEscaped(output, text[0]);
                text = text[1..];
            }
        }
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
                Hex.Append(output, c, 4);
                break;
        }
    }
}
