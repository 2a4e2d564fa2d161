using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Breakwater.Detection.WebFiles;

/// <summary>The text of a script page in the encoding that ASP.NET would use, so that an odd encoding hides nothing.</summary>
internal sealed record PageText(string Text, string EncodingName, bool IsBinary)
{
    private const int SniffBytes = 4096;

    /// <summary>What text has not: control characters, white space excepted, and what stands for bytes that are no character.</summary>
    private static readonly SearchValues<char> Odd = SearchValues.Create([.. Enumerable.Range(0, 256).Select(c => (char)c).Where(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t' or '\f' or '\v')), '\uFFFD']);

    private static readonly CaselessTexts Utf7Names = new("65000", "utf-7");

    /// <summary>Reads any bytes; those that are no text become replacement characters and set <see cref="IsBinary"/>.</summary>
    public static PageText Read(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Of(Encoding.UTF8.GetString(rest), "utf-8-bom"),
        [0xFF, 0xFE, .. var rest] => Of(Encoding.Unicode.GetString(rest), "utf-16le"),
        [0xFE, 0xFF, .. var rest] => Of(Encoding.BigEndianUnicode.GetString(rest), "utf-16be"),
        _ => WithoutMark(bytes),
    };

    private static PageText WithoutMark(ReadOnlySpan<byte> bytes)
    {
        var sniff = bytes[..Math.Min(bytes.Length, SniffBytes)];
        var (even, odd) = CountZeros(sniff);
        var half = sniff.Length / 2;
        if (half >= 8 && odd > half * 3 / 4 && even < half / 4)
        {
            return Of(Encoding.Unicode.GetString(bytes), "utf-16le");
        }

        if (half >= 8 && even > half * 3 / 4 && odd < half / 4)
        {
            return Of(Encoding.BigEndianUnicode.GetString(bytes), "utf-16be");
        }

        if (bytes.ContainsAnyInRange((byte)0x80, (byte)0xFF) && Utf8.IsValid(bytes))
        {
            return Of(Encoding.UTF8.GetString(bytes), "utf-8");
        }

        // Latin-1 keeps every byte: the script inside a binary file stays readable, and invalid UTF-8 cannot swallow a quote.
        var text = Encoding.Latin1.GetString(bytes);
        return NamesUtf7(text) ? Of(Utf7.Decode(text), "utf-7") : Of(text, "8-bit");
    }

    private static (int Even, int Odd) CountZeros(ReadOnlySpan<byte> sniff)
    {
        var (even, odd) = (0, 0);
        for (var i = sniff.Contains((byte)0) ? 0 : sniff.Length; i < sniff.Length; i++)
        {
            if (sniff[i] == 0)
            {
                _ = i % 2 == 0 ? even++ : odd++;
            }
        }

        return (even, odd);
    }

    private static bool NamesUtf7(string text)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, SniffBytes));
        if (!Utf7Names.AreIn(start))
        {
            return false;
        }

        var head = start.ToString().Replace(" ", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal);
        return head.Contains("codepage=65000", StringComparison.OrdinalIgnoreCase) || head.Contains("encoding=utf-7", StringComparison.OrdinalIgnoreCase);
    }

    private static PageText Of(string text, string encoding)
    {
        var sniff = text.AsSpan(0, Math.Min(text.Length, SniffBytes));
        var odd = 0;
        for (var at = sniff.IndexOfAny(Odd); at >= 0; at = sniff[++at..].IndexOfAny(Odd) is >= 0 and var next ? at + next : -1)
        {
            odd++;
        }

        // A stray byte is a typing accident, one in twenty is no text.
        return new PageText(text, encoding, odd * 20 > sniff.Length);
    }
}
