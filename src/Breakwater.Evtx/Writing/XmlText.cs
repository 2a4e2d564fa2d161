using System.Buffers;
using System.Xml;

namespace Breakwater.Evtx.Writing;

/// <summary>Text and names in XML 1.0. A character that XML cannot hold becomes U+FFFD; in names everything unusual becomes an underscore.</summary>
internal static class XmlText
{
    private const string Controls =
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\uFFFE\uFFFF";

    private static readonly SearchValues<char> InText = SearchValues.Create("&<>\r\u007F" + Controls + C1);
    private static readonly SearchValues<char> InAttribute = SearchValues.Create("&<>\r\n\t\"\u007F" + Controls + C1);

    private static string C1 => string.Concat(Enumerable.Range(0x80, 0x20).Select(c => (char)c));

    public static void Append(Utf8Buffer output, ReadOnlySpan<char> text, bool attribute)
    {
        var special = attribute ? InAttribute : InText;
        while (true)
        {
            var plain = text.IndexOfAny(special);
            JsonText.AppendPlain(output, plain < 0 ? text : text[..plain]);
            if (plain < 0)
            {
                return;
            }

            AppendSpecial(output, text[plain]);
            text = text[(plain + 1)..];
        }
    }

    public static void AppendName(Utf8Buffer output, ReadOnlySpan<char> name)
    {
        if (name.Length > 0 && !XmlConvert.IsStartNCNameChar(name[0]))
        {
            output.Append((byte)'_');
        }

        Span<char> safe = stackalloc char[128];
        while (name.Length > 0)
        {
            var part = name[..Math.Min(name.Length, safe.Length)];
            for (var i = 0; i < part.Length; i++)
            {
                safe[i] = XmlConvert.IsNCNameChar(part[i]) || part[i] == ':' ? part[i] : '_';
            }

            JsonText.AppendPlain(output, safe[..part.Length]);
            name = name[part.Length..];
        }
    }

    private static void AppendSpecial(Utf8Buffer output, char c) => output.Append(c switch
    {
        '&' => "&amp;"u8,
        '<' => "&lt;"u8,
        '>' => "&gt;"u8,
        '"' => "&quot;"u8,
        '\r' => "&#13;"u8,
        '\n' => "&#10;"u8,
        '\t' => "&#9;"u8,
        _ => "\uFFFD"u8,
    });
}
