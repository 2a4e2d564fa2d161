using System.Text;

namespace Breakwater.Sigma.Values;

/// <summary>A value as the specification's wildcard and escape rules read it: plain text, or characters and wildcards, one symbol each.</summary>
internal readonly struct SigmaText : IEquatable<SigmaText>
{
    public const int AnyMany = -1;
    public const int AnyOne = -2;

    /// <summary>Any of the five characters that Windows takes for the start of an option (`windash`).</summary>
    public const int AnyDash = -3;

    /// <summary>The five dashes of the `windash` modifier.</summary>
    public const string Dashes = "-/\u2013\u2014\u2015";

    private readonly int[]? _symbols;

    private SigmaText(string? plain, int[]? symbols, bool isBytes)
    {
        Plain = plain;
        _symbols = symbols;
        IsBytes = isBytes;
    }

    /// <summary>The text when it has no wildcard, as most have none; else null.</summary>
    public string? Plain { get; }

    /// <summary>Characters and wildcards; of a text that is <see cref="Plain"/> none.</summary>
    public ReadOnlySpan<int> Symbols => _symbols;

    /// <summary>Whether the characters stand for bytes (the value went through an encoding).</summary>
    public bool IsBytes { get; }

    /// <summary>Escaping: a backslash stands for itself unless it stands before `*`, `?` or a backslash, which it makes plain.</summary>
    public static SigmaText Parse(string text)
    {
        if (!text.AsSpan().ContainsAny('*', '?') && !text.Contains(@"\\", StringComparison.Ordinal))
        {
            return new SigmaText(text, null, isBytes: false);
        }

        var symbols = new int[text.Length];
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            symbols[count++] = text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '*' or '?' or '\\' ? text[++i]
                : text[i] switch { '*' => AnyMany, '?' => AnyOne, var other => other };
        }

        return Of(symbols[..count], isBytes: false);
    }

    public int Length => Plain?.Length ?? _symbols!.Length;

    /// <summary>How many texts <see cref="WithEachDash"/> has; a billion stands for any more.</summary>
    public long DashForms => (long)Math.Min(1e9, Math.Pow(Dashes.Length, AllSymbols().Count(IsDash)));

    /// <summary>The text with every dash in each of its forms: five texts for one dash, twenty-five for two.</summary>
    public IEnumerable<SigmaText> WithEachDash()
    {
        int[][] texts = [[.. AllSymbols()]];
        for (var i = 0; i < texts[0].Length; i++)
        {
            if (IsDash(texts[0][i]))
            {
                var at = i;
                texts = [.. texts.SelectMany(text => Dashes.Select(dash => (int[])[.. text[..at], dash, .. text[(at + 1)..]]))];
            }
        }

        var isBytes = IsBytes;
        return texts.Select(text => Of(text, isBytes));
    }

    public SigmaText WithAnyDash() => Of([.. AllSymbols().Select(symbol => IsDash(symbol) ? AnyDash : symbol)], IsBytes);

    /// <summary>UTF-16 symbol by symbol, so that wildcards keep their place.</summary>
    public SigmaText ToUtf16(bool bigEndian, bool withMark)
    {
        var symbols = new List<int>();
        if (withMark)
        {
            symbols.AddRange(bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]);
        }

        foreach (var symbol in AllSymbols())
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

        return Of([.. symbols], isBytes: true);
    }

    /// <summary>Base64 of the value; only for a value without wildcards.</summary>
    public SigmaText ToBase64() => new(Convert.ToBase64String(ToBytes()), null, isBytes: true);

    /// <summary>Whether a character stays the same at every position: of a value of one byte none does at one of them, so that it could not be found there, and a single one at the others.</summary>
    public bool HasBase64Offsets => ToBytes().Length > 1;

    /// <summary>The characters that stay the same whatever surrounds the value, for each of its three positions in a longer Base64 text; only for a value that <see cref="HasBase64Offsets"/>.</summary>
    public IEnumerable<SigmaText> ToBase64Offsets()
    {
        var bytes = ToBytes();
        int[] start = [0, 2, 3], cut = [0, 3, 2];
        for (var offset = 0; offset < 3; offset++)
        {
            var text = Convert.ToBase64String([.. new byte[offset], .. bytes]);
            yield return new SigmaText(text[start[offset]..^cut[(bytes.Length + offset) % 3]], null, isBytes: true);
        }
    }

    public bool Equals(SigmaText other) => Plain == other.Plain && Symbols.SequenceEqual(other.Symbols);

    public override bool Equals(object? obj) => obj is SigmaText other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Plain);
        foreach (var symbol in Symbols)
        {
            hash.Add(symbol);
        }

        return hash.ToHashCode();
    }

    private static SigmaText Of(int[] symbols, bool isBytes) =>
        HasWildcard(symbols) ? new SigmaText(null, symbols, isBytes) : new SigmaText(TextOf(symbols), null, isBytes);

    private static bool HasWildcard(ReadOnlySpan<int> symbols) => symbols.ContainsAnyInRange(int.MinValue, -1);

    /// <summary>The characters of symbols that are no wildcards.</summary>
    public static string TextOf(ReadOnlySpan<int> symbols) => string.Create(symbols.Length, symbols, (text, plain) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = (char)plain[i];
        }
    });

    private static bool IsDash(int symbol) => symbol >= 0 && Dashes.Contains((char)symbol);

    private IEnumerable<int> AllSymbols() => Plain is null ? _symbols! : Plain.Select(c => (int)c);

    private byte[] ToBytes() => (IsBytes ? Encoding.Latin1 : Encoding.UTF8).GetBytes(Plain!);
}
