namespace Breakwater.TextLogs;

/// <summary>Undoes the doubling of quotes, in place of a copy where nothing is doubled.</summary>
internal static class Unescape
{
    public static ReadOnlySpan<byte> Doubled(ReadOnlySpan<byte> text, byte quote, Span<byte> scratch)
    {
        var at = text.IndexOf(quote);
        if (at < 0)
        {
            return text;
        }

        var written = 0;
        while (at >= 0)
        {
            text[..(at + 1)].CopyTo(scratch[written..]);
            written += at + 1;
            text = text[(at + 1)..];
            text = text.Length > 0 && text[0] == quote ? text[1..] : text;
            at = text.IndexOf(quote);
        }

        text.CopyTo(scratch[written..]);
        return scratch[..(written + text.Length)];
    }
}
