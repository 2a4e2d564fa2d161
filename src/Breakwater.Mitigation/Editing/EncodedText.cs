using System.Text;

namespace Breakwater.Mitigation.Editing;

/// <summary>The text of a file with what is needed to write it back: encoding and byte order mark. Only files that survive the round trip byte by byte are edited.</summary>
internal sealed record EncodedText(string Text, Encoding Encoding, bool HasMark)
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16 = new(false, false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16BigEndian = new(true, false, throwOnInvalidBytes: true);

    public static EncodedText? TryRead(byte[] bytes)
    {
        var (encoding, mark) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => ((Encoding)Utf8, 3),
            [0xFF, 0xFE, ..] => (Utf16, 2),
            [0xFE, 0xFF, ..] => (Utf16BigEndian, 2),
            [(byte)'<', 0, ..] => (Utf16, 0),
            [0, (byte)'<', ..] => (Utf16BigEndian, 0),
            _ => (Declared(bytes), 0),
        };
        try
        {
            var read = new EncodedText(encoding.GetString(bytes, mark, bytes.Length - mark), encoding, mark > 0);
            return read.ToBytes().AsSpan().SequenceEqual(bytes) ? read : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public byte[] ToBytes()
    {
        var content = Encoding.GetBytes(Text);
        if (!HasMark)
        {
            return content;
        }

        byte[] mark = Encoding is UTF8Encoding ? [0xEF, 0xBB, 0xBF] : Encoding.CodePage == Utf16.CodePage ? [0xFF, 0xFE] : [0xFE, 0xFF];
        return [.. mark, .. content];
    }

    /// <summary>UTF-8, unless the declaration names a single-byte set; what we insert is ASCII in any of them.</summary>
    private static Encoding Declared(byte[] bytes)
    {
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 200));
        return head.StartsWith("<?xml", StringComparison.Ordinal)
            && (head.Contains("iso-8859", StringComparison.OrdinalIgnoreCase) || head.Contains("windows-125", StringComparison.OrdinalIgnoreCase) || head.Contains("us-ascii", StringComparison.OrdinalIgnoreCase))
            ? Encoding.Latin1 : Utf8;
    }
}
