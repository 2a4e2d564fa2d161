using Breakwater.Patterns;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Logs;

/// <summary>
/// Passes the lines on which a rule could match: those that hold one of the rules' mandatory literals, as written or percent-decoded. It may pass too much,
/// never too little; its plain twin, which it must equal in every finding, is <see cref="EveryLine"/>. One per thread: it decodes into a buffer of its own.
/// </summary>
internal sealed class LiteralFilter : ICandidateFilter
{
    private readonly LiteralSet _literals;
    private readonly LiteralSet _suspects;
    private byte[] _decoded = new byte[4096];

    private LiteralFilter(List<string> literals)
    {
        _literals = new LiteralSet(literals);
        _suspects = new LiteralSet([.. literals, .. EscapesThatMatter(literals)]);
    }

    /// <summary>The filter for rules with these mandatory literals (values, as rules see them), or every line where there can be none.</summary>
    public static ICandidateFilter Of(IReadOnlyList<string>? mandatory)
    {
        var pieces = mandatory?.Select(PieceAsWritten).ToList();
        return pieces is null || pieces.Contains(null) ? EveryLine.Instance : new LiteralFilter(pieces!);
    }

    public int FirstSuspect(ReadOnlySpan<byte> lines) => _suspects.IndexIn(lines);

    public bool IsCandidate(ReadOnlySpan<byte> line)
    {
        if (_literals.OccursIn(line))
        {
            return true;
        }

        for (var round = 0; round < UrlForms.MaxRounds; round++)
        {
            if (!TryDecode(line, out var decoded))
            {
                return false;
            }

            if (_literals.OccursIn(decoded))
            {
                return true;
            }

            line = decoded;
        }

        return false;
    }

    /// <summary>
    /// The escapes that can turn a line into one with a literal: of characters that a literal has, and of those that make up an escape, for it may be escaped in turn.
    /// All others, the most frequent ones in logs (<c>%5C</c>, <c>%40</c>) among them, are none of a rule's business.
    /// </summary>
    private static IEnumerable<string> EscapesThatMatter(List<string> literals) =>
        literals.Count == 0 ? [] : literals.SelectMany(l => l).Concat("%u0123456789abcdef").SelectMany(c => new[] { char.ToLowerInvariant(c), char.ToUpperInvariant(c) })
            .Distinct().Select(c => $"%{(int)c:x2}").Append("%u00");

    /// <summary>
    /// The longest piece of a literal that stands in a line exactly as in the value: a value may have been unquoted (quotes), joined from two columns (question
    /// mark) or had its spaces restored (space, plus, comma). Null when no piece of three characters is left.
    /// </summary>
    private static string? PieceAsWritten(string literal) =>
        literal.Split([' ', '+', ',', '?', '"', '\'']).MaxBy(p => p.Length) is { Length: >= 3 } piece ? piece : null;

    /// <summary>One round of percent-decoding over the whole line: what it makes of a field is what <see cref="UrlForms"/> makes of it, as far as ASCII goes.</summary>
    private bool TryDecode(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> decoded)
    {
        decoded = default;
        var percent = line.IndexOf((byte)'%');
        if (percent < 0)
        {
            return false;
        }

        if (_decoded.Length < line.Length)
        {
            _decoded = new byte[line.Length];
        }

        // The second and third round read and write the same buffer: the write position never passes the read position.
        var target = _decoded.AsSpan();
        line[..percent].CopyTo(target);
        var written = percent;
        var changed = false;
        for (var i = percent; i < line.Length;)
        {
            var length = EscapeLength(line[i..], out var value);
            changed |= length > 1;
            target[written++] = value;
            i += length;
        }

        decoded = target[..written];
        return changed;
    }

    private static int EscapeLength(ReadOnlySpan<byte> text, out byte value)
    {
        value = text[0];
        if (value != '%' || text.Length < 3)
        {
            return 1;
        }

        var high = HexDigit(text[1]);
        var low = HexDigit(text[2]);
        if (high >= 0 && low >= 0)
        {
            value = (byte)((high << 4) | low);
            return 3;
        }

        if ((text[1] | 0x20) == 'u' && text.Length >= 6 && text[2] == '0' && text[3] == '0' && HexDigit(text[4]) is >= 0 and var fifth && HexDigit(text[5]) is >= 0 and var sixth)
        {
            value = (byte)((fifth << 4) | sixth);
            return 6;
        }

        return 1;
    }

    private static int HexDigit(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };
}
