using System.Globalization;
using System.Text;

namespace Breakwater.Analysis.Logs;

/// <summary>Percent-decoding for matching: attackers encode once or twice, so every round up to a fixed point is another form of the same text.</summary>
internal static class UrlForms
{
    /// <summary>Servers decode at most twice on the way to the handler; a third round covers a proxy in front.</summary>
    public const int MaxRounds = 3;

    /// <summary>Decodes one round into <paramref name="target"/>, which must be as long as <paramref name="text"/>. False when nothing was encoded.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<char> target, out int written)
    {
        written = 0;
        if (!text.Contains('%'))
        {
            return false;
        }

        var changed = false;
        Span<byte> run = stackalloc byte[64];
        for (var i = 0; i < text.Length;)
        {
            var bytes = ReadRun(text, ref i, run);
            if (bytes > 0)
            {
                changed = true;
                // Invalid UTF-8 becomes replacement characters, never longer than the escapes it came from.
                written += Encoding.UTF8.GetChars(run[..bytes], target[written..]);
            }
            else if (TryReadUnicodeEscape(text[i..], out var unicode))
            {
                changed = true;
                target[written++] = unicode;
                i += 6;
            }
            else
            {
                target[written++] = text[i++];
            }
        }

        return changed;
    }

    private static int ReadRun(ReadOnlySpan<char> text, ref int position, Span<byte> run)
    {
        var count = 0;
        while (count < run.Length && position + 2 < text.Length && text[position] == '%'
            && byte.TryParse(text.Slice(position + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            run[count++] = value;
            position += 3;
        }

        return count;
    }

    /// <summary>IIS also accepts <c>%uXXXX</c>.</summary>
    private static bool TryReadUnicodeEscape(ReadOnlySpan<char> text, out char unicode)
    {
        unicode = default;
        if (text.Length < 6 || text[0] != '%' || (text[1] | 0x20) != 'u'
            || !ushort.TryParse(text.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        unicode = (char)value;
        return true;
    }
}
