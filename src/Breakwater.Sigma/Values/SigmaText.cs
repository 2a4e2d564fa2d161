using System.Text;

namespace Breakwater.Sigma.Values;

/// <summary>A value as the specification's wildcard and escape rules read it: characters and wildcards, one symbol each.</summary>
internal sealed class SigmaText
{
    public const int AnyMany = -1;
    public const int AnyOne = -2;

    /// <summary>Any of the five characters that Windows takes for the start of an option (`windash`).</summary>
    public const int AnyDash = -3;

    /// <summary>The five dashes of the `windash` modifier.</summary>
    public const string Dashes = "-/\u2013\u2014\u2015";

    private readonly int[] _symbols;

    private SigmaText(int[] symbols, bool isBytes)
    {
        _symbols = symbols;
        IsBytes = isBytes;
    }

    public ReadOnlySpan<int> Symbols => _symbols;

    /// <summary>Whether the characters stand for bytes (the value went through an encoding).</summary>
    public bool IsBytes { get; }

    public bool IsPlain => Array.TrueForAll(_symbols, symbol => symbol >= 0);

    /// <summary>Escaping: a backslash stands for itself unless it stands before `*`, `?` or a backslash, which it makes plain.</summary>
    public static SigmaText Parse(string text)
    {
        var symbols = new int[text.Length];
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            symbols[count++] = text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '*' or '?' or '\\' ? text[++i]
                : text[i] switch { '*' => AnyMany, '?' => AnyOne, var other => other };
        }

        return new SigmaText(count == symbols.Length ? symbols : symbols[..count], isBytes: false);
    }

    public static SigmaText Plain(string text) => new([.. text.Select(c => (int)c)], isBytes: false);

    public SigmaText WithAnyDash() =>
        new([.. _symbols.Select(symbol => symbol >= 0 && Dashes.Contains((char)symbol) ? AnyDash : symbol)], IsBytes);

    /// <summary>UTF-16 symbol by symbol, so that wildcards keep their place.</summary>
    public SigmaText ToUtf16(bool bigEndian, bool withMark)
    {
        var symbols = new List<int>((_symbols.Length * 2) + 2);
        if (withMark)
        {
            symbols.AddRange(bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]);
        }

        foreach (var symbol in _symbols)
        {
            int low = symbol < 0 ? symbol : symbol & 0xFF, high = symbol < 0 ? symbol : symbol >> 8;
            if (symbol == AnyMany)
            {
                symbols.Add(symbol);
            }
            else
            {
                symbols.AddRange(bigEndian ? [high, low] : [low, high]);
            }
        }

        return new SigmaText([.. symbols], isBytes: true);
    }

    /// <summary>Base64 of the value; only for a value without wildcards.</summary>
    public SigmaText ToBase64() => new([.. Convert.ToBase64String(ToBytes()).Select(c => (int)c)], isBytes: true);

    /// <summary>The characters that stay the same whatever surrounds the value, for each of its three positions in a longer Base64 text.</summary>
    public IEnumerable<SigmaText> ToBase64Offsets()
    {
        var bytes = ToBytes();
        int[] start = [0, 2, 3], cut = [0, 3, 2];
        for (var offset = 0; offset < 3; offset++)
        {
            var text = Convert.ToBase64String([.. new byte[offset], .. bytes]);
            var end = text.Length - cut[(bytes.Length + offset) % 3];
            yield return new SigmaText([.. text[Math.Min(start[offset], end)..end].Select(c => (int)c)], isBytes: true);
        }
    }

    private byte[] ToBytes()
    {
        var text = string.Concat(_symbols.Select(symbol => (char)symbol));
        return (IsBytes ? Encoding.Latin1 : Encoding.UTF8).GetBytes(text);
    }
}
