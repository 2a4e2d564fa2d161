using System.Text;
using Breakwater.TextLogs.Reading;

namespace Breakwater.TextLogs.Recognition;

/// <summary>Encoding of a head, and the head as UTF-8.</summary>
internal static class HeadText
{
    public static LogEncoding EncodingOf(ReadOnlySpan<byte> head)
    {
        // Zeroed sectors of a lost write come in even numbers, so skipping pairs keeps UTF-16 aligned.
        var zeros = Math.Max(0, head.IndexOfAnyExcept((byte)0));
        return head[(zeros & ~1)..] switch
        {
            [0xEF, 0xBB, 0xBF, ..] => LogEncoding.Utf8Bom,
            [0xFF, 0xFE, ..] => LogEncoding.Utf16Le,
            [0xFE, 0xFF, ..] => LogEncoding.Utf16Be,
            [not 0, 0, not 0, 0, not 0, 0, ..] => LogEncoding.Utf16Le,
            [0, not 0, 0, not 0, 0, not 0, ..] => LogEncoding.Utf16Be,
            _ => LogEncoding.Utf8,
        };
    }

    /// <summary>The head as UTF-8.</summary>
    public static LineBuffer ToUtf8(ReadOnlySpan<byte> head, LogEncoding encoding) =>
        LineBuffer.Over(Utf16(encoding) is { } utf16 ? Encoding.UTF8.GetBytes(utf16.GetString(head[..(head.Length & ~1)])) : head);

    /// <summary>The .NET encoding of a UTF-16 file; null for UTF-8.</summary>
    public static Encoding? Utf16(LogEncoding encoding) => encoding switch
    {
        LogEncoding.Utf16Le => Encoding.Unicode,
        LogEncoding.Utf16Be => Encoding.BigEndianUnicode,
        _ => null,
    };
}
