using Breakwater.Patterns;
using Breakwater.Sigma;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Logs;

/// <summary>
/// Passes the lines on which a rule could match: those that hold enough of the literals it needs, as written or percent-decoded. It may pass too much, never too
/// little; its plain twin, which it must equal in every finding, is <see cref="EveryLine"/>. One per thread: it decodes into a buffer of its own.
/// </summary>
internal sealed class LiteralFilter : ICandidateFilter
{
    private const int MaxLiteralChars = 400_000;

    private readonly LineNeed[] _needs;
    private readonly LiteralSet _literals;
    private readonly bool[] _found;
    private byte[] _decoded = new byte[4096];

    private LiteralFilter(LineNeed[] needs, LiteralSet literals)
    {
        _needs = needs;
        _literals = literals;
        _found = new bool[literals.Count];
    }

    /// <summary>The filter for rules with these needs, or every line where a rule needs no literal. Without rules no line passes.</summary>
    public static ICandidateFilter Of(IReadOnlyList<TextNeed?> needs)
    {
        if (Resolve(needs, static _ => 0) is null)
        {
            return EveryLine.Instance;
        }

        var named = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Resolve(needs, literal => named.Add(literal) ? 0 : 0);
        if (named.Sum(l => (long)l.Length) > MaxLiteralChars)
        {
            return EveryLine.Instance;
        }

        var set = new LiteralSet(named);
        var places = set.Literals.Select((l, i) => (l, i)).ToDictionary(l => l.l, l => l.i, StringComparer.OrdinalIgnoreCase);
        return new LiteralFilter(Resolve(needs, literal => places[literal])!, set);
    }

    public bool IsCandidate(ReadOnlySpan<byte> line)
    {
        if (_needs.Length == 0)
        {
            return false;
        }

        // Literals count together in whatever form of the line they stand: one field may have to be decoded, another not.
        Array.Clear(_found);
        _literals.FindIn(line, _found);
        for (var round = 0; round < UrlForms.MaxRounds && TryDecode(line, out line); round++)
        {
            _literals.FindIn(line, _found);
        }

        foreach (var need in _needs)
        {
            if (need.IsMet(_found))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Null when a rule needs nothing.</summary>
    private static LineNeed[]? Resolve(IReadOnlyList<TextNeed?> needs, Func<string, int> literals)
    {
        var known = new Dictionary<TextNeed, LineNeed?>(ReferenceEqualityComparer.Instance);
        LineNeed?[] resolved = [.. needs.Select(n => n is null ? null : LineNeed.Of(n, literals, known))];
        return resolved.Contains(null) ? null : [.. resolved.OfType<LineNeed>()];
    }

    /// <summary>
    /// One round of percent-decoding over the whole line: what it makes of a field is what <see cref="UrlForms"/> makes of it, as far as ASCII goes. False when
    /// no escape of a printable character is there: the others make nothing that a literal holds.
    /// </summary>
    private bool TryDecode(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> decoded)
    {
        decoded = default;
        var first = FirstPrintableEscape(line);
        if (first < 0)
        {
            return false;
        }

        if (_decoded.Length < line.Length)
        {
            _decoded = new byte[line.Length];
        }

        // The second and third round read and write the same buffer: the write position never passes the read position.
        var target = _decoded.AsSpan();
        line[..first].CopyTo(target);
        var written = first;
        for (var i = first; i < line.Length;)
        {
            i += EscapeLength(line[i..], out target[written]);
            written++;
        }

        decoded = target[..written];
        return true;
    }

    private static int FirstPrintableEscape(ReadOnlySpan<byte> line)
    {
        for (var at = 0; line[at..].IndexOf((byte)'%') is >= 0 and var step;)
        {
            at += step;
            var length = EscapeLength(line[at..], out var value);
            if (length > 1 && value is >= (byte)' ' and <= (byte)'~')
            {
                return at;
            }

            at += length;
        }

        return -1;
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
