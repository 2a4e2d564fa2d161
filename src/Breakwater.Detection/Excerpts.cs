namespace Breakwater.Detection;

/// <summary>Cuts the telling part out of a long text without leaving half a character.</summary>
internal static class Excerpts
{
    private const int MaxChars = 500;
    private const int LeadChars = 60;

    /// <summary>The text around a place, cut to 500 characters, control characters as spaces.</summary>
    public static string Around(string text, int index)
    {
        var start = Math.Clamp(index - LeadChars, 0, text.Length);
        start -= start > 0 && start < text.Length && char.IsLowSurrogate(text[start]) ? 1 : 0;
        var length = Math.Min(MaxChars, text.Length - start);
        length -= length > 0 && char.IsHighSurrogate(text[start + length - 1]) ? 1 : 0;
        return string.Create(length, (text, start), static (span, s) =>
        {
            s.text.AsSpan(s.start, span.Length).CopyTo(span);
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsControl(span[i]) ? ' ' : span[i];
            }
        });
    }

    /// <summary>One-based number of the line that holds a place.</summary>
    public static long LineOf(string text, int index) => text.AsSpan(0, Math.Clamp(index, 0, text.Length)).Count('\n') + 1;
}
