using System.Buffers;
using System.Text;

namespace Breakwater.Evidence.Recognition;

/// <summary>The head of a file as text, whatever its encoding: byte order marks, UTF-16 and blocks of NUL bytes (left by a power loss) are taken away.</summary>
internal static class TextHead
{
    private const int LongestNonText = 2;

    private static readonly SearchValues<byte> NonText =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(b => (byte)b).Where(b => b is not ((byte)'\t' or (byte)'\r' or (byte)'\n' or 0x0C or 0x1B or 0))]);

    /// <summary>Decodes the head into a buffer that is as long; false when it is binary.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> head, Span<char> buffer, out ReadOnlySpan<char> text)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            text = Decode(Encoding.Unicode, head[2..], buffer).TrimStart('\0');
            return true;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            text = Decode(Encoding.BigEndianUnicode, head[2..], buffer).TrimStart('\0');
            return true;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            head = head[3..];
        }

        head = head.TrimStart((byte)0);
        var utf16 = IsUtf16WithoutMark(head);
        text = Decode(utf16 ? Encoding.Unicode : Encoding.Latin1, head, buffer);
        return utf16 || (head.Length > 0 && CountNonText(head) <= LongestNonText + (head.Length / 64));
    }

    private static ReadOnlySpan<char> Decode(Encoding encoding, ReadOnlySpan<byte> head, Span<char> buffer) => buffer[..encoding.GetChars(head, buffer)];

    private static int CountNonText(ReadOnlySpan<byte> head)
    {
        var count = 0;
        for (int at; (at = head.IndexOfAny(NonText)) >= 0; head = head[(at + 1)..])
        {
            count++;
        }

        return count;
    }

    private static bool IsUtf16WithoutMark(ReadOnlySpan<byte> head)
    {
        if (head.Length < 16)
        {
            return false;
        }

        for (var i = 0; i < 16; i += 2)
        {
            if (head[i] is < 0x09 or > 0x7E || head[i + 1] != 0)
            {
                return false;
            }
        }

        return true;
    }
}
