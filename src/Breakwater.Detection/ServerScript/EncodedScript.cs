using System.Buffers.Binary;
using System.Text;

namespace Breakwater.Detection.ServerScript;

/// <summary>Undoes the script encoder of Windows (<c>VBScript.Encode</c>, <c>JScript.Encode</c>): a fixed substitution that hides code from a reader and nothing from the server.</summary>
internal static class EncodedScript
{
    private const string Opening = "#@~^";
    private const string Closing = "^#~@";

    /// <summary>Characters of the length before the code, and of the checksum after it.</summary>
    private const int FrameChars = 8;

    /// <summary>Which alphabet the character at a position, modulo 64, is written in.</summary>
    private const string Order = "1201202002021020102011200210200211020201011201021020112001120102";

    /// <summary>What tab and the characters from space to 0x7E become; a question mark stands for one that is escaped instead.</summary>
    private static readonly string[] Alphabets =
    [
        "dP\"Ja^][B`#e_~ORz!F &c*vG%,)i?'?g?bAZf2sMCq9|SH1rnpI?Kj.\u007F(5}$-T7{=l4mN+0otkL3V:xWw;D/YE\\h6Xy\tu8U",
        "7~ZE:yY'vcbMQSR &Tq+f*X\u007F{01lI?x?_?)$/93o!u(BFJ\\H6K}]jPi#\tpet,wD?m|C8^[nWL4r%VshUG25.dO;-Aaz\"`kN=",
        "i,er[fuLEv*C3B cJZ8y2Wl+FRO=p?{?Q?z~;GAwV_&xndtg}h5\"U:`jqoI\\]'Y%|#m(19\u007F6T4bN0^s\tKa$MkD!7SXH.P-)?",
    ];

    private static readonly char[][] Plain = [.. Alphabets.Select(Inverse)];

    /// <summary>The code with every encoded part decoded, what stands between them kept; two readings where only the unknown code page tells which one is right.</summary>
    public static IEnumerable<string> Decode(string code)
    {
        var start = code.IndexOf(Opening, StringComparison.Ordinal);
        return start < 0 ? [code] : code.AsSpan(start).ContainsAnyInRange('\u0081', '\u00FE') ? [Decode(code, start, paired: false), Decode(code, start, paired: true)] : [Decode(code, start, paired: false)];
    }

    /// <summary>True where encoded code is not as long as it says it is, counted by the letter or by the byte: no reader can tell what it does.</summary>
    public static bool IsDamaged(string code)
    {
        for (var start = code.IndexOf(Opening, StringComparison.Ordinal); start >= 0; start = code.IndexOf(Opening, start + Opening.Length, StringComparison.Ordinal))
        {
            var from = start + Opening.Length + FrameChars;
            var end = from < code.Length ? code.IndexOf(Closing, from, StringComparison.Ordinal) - FrameChars : -1;
            if (end < from || !TryReadLength(code.AsSpan(start + Opening.Length, FrameChars), out var stated))
            {
                return true;
            }

            var letters = 0;
            var bytes = code.AsSpan(from, end - from);
            for (var i = 0; i < bytes.Length; i++)
            {
                letters++;
                i += bytes[i] is >= '\u0081' and <= '\u00FE' ? 1 : 0;
            }

            if (stated != bytes.Length && stated != letters)
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryReadLength(ReadOnlySpan<char> frame, out long length)
    {
        Span<byte> bytes = stackalloc byte[FrameChars];
        var read = Convert.TryFromBase64Chars(frame, bytes, out var count) && count == sizeof(uint);
        length = read ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : -1;
        return read;
    }

    private static string Decode(string code, int start, bool paired)
    {
        var result = new StringBuilder(code.Length);
        var copied = 0;
        for (; start >= 0; start = code.IndexOf(Opening, copied, StringComparison.Ordinal))
        {
            result.Append(code, copied, start - copied);
            var from = Math.Min(start + Opening.Length + FrameChars, code.Length);
            var end = code.IndexOf(Closing, from, StringComparison.Ordinal);
            copied = end < 0 ? code.Length : end + Closing.Length;
            Append(code.AsSpan(from, Math.Max(0, (end < 0 ? code.Length : end - FrameChars) - from)), paired, result);
        }

        return result.Append(code, copied, code.Length - copied).ToString();
    }

    /// <param name="encoded">The encoded characters.</param>
    /// <param name="paired">East Asian letters take two bytes, of which the second may look like ASCII.</param>
    /// <param name="result">Takes the code.</param>
    private static void Append(ReadOnlySpan<char> encoded, bool paired, StringBuilder result)
    {
        var position = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            var c = encoded[i];
            if (c == '@' && i + 1 < encoded.Length && Unescape(encoded[i + 1]) is var plain and not '\0')
            {
                result.Append(plain);
                i++;
                position++;
            }
            else if (paired && c is >= '\u0081' and <= '\u00FE' && i + 1 < encoded.Length)
            {
                result.Append(c).Append(encoded[++i]);
            }
            else
            {
                // Other alphabets than ASCII are left as they are and not counted.
                result.Append(c < 128 ? Plain[Order[position++ % Order.Length] - '0'][c] : c);
            }
        }
    }

    private static char Unescape(char c) => c switch { '#' => '\r', '&' => '\n', '!' => '<', '*' => '>', '$' => '@', _ => '\0' };

    private static char[] Inverse(string alphabet)
    {
        var plain = Enumerable.Range(0, 128).Select(c => (char)c).ToArray();
        for (var i = 0; i < alphabet.Length; i++)
        {
            plain[alphabet[i]] = i == 0 ? '\t' : (char)(i + 31);
        }

        return plain;
    }
}
