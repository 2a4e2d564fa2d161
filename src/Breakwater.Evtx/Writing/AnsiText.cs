using System.Text;

namespace Breakwater.Evtx.Writing;

/// <summary>Eight-bit strings, read as Windows-1252: the log does not say which code page its writer used.</summary>
internal static class AnsiText
{
    private const string From80To9F = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    public static void Append(Utf8Buffer output, ReadOnlySpan<byte> bytes, Escaping escaping)
    {
        bytes = bytes.TrimEnd((byte)0);
        Span<char> chars = stackalloc char[256];
        while (bytes.Length > 0)
        {
            var count = Math.Min(bytes.Length, chars.Length);
            Encoding.Latin1.GetChars(bytes[..count], chars);
            for (var i = bytes[..count].IndexOfAnyInRange((byte)0x80, (byte)0x9F); (uint)i < (uint)count; i++)
            {
                chars[i] = bytes[i] is >= 0x80 and < 0xA0 ? From80To9F[bytes[i] - 0x80] : chars[i];
            }

            ValueText.Chars(output, chars[..count], escaping);
            bytes = bytes[count..];
        }
    }
}
