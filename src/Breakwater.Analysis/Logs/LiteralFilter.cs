using System.Buffers.Text;
using System.Text;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Logs;

/// <summary>
/// Passes the lines on which a rule could match: those that hold what one of the rules requires, as written or percent-decoded. It may pass too much,
/// never too little; its plain twin, which it must equal in every finding, is <see cref="EveryLine"/>. One per thread: it decodes into a buffer of its own.
/// </summary>
internal sealed class LiteralFilter : ICandidateFilter
{
    private readonly LineRequirements _required;
    private readonly ulong[] _found;
    private byte[] _decoded = new byte[4096];

    public LiteralFilter(LineRequirements required)
    {
        _required = required;
        _found = new ulong[required.Words];
    }

    public int FirstSuspect(ReadOnlySpan<byte> lines) => _required.Suspects.IndexIn(lines);

    public bool IsCandidate(ReadOnlySpan<byte> line)
    {
        // A quoted cell may hold a line break, across which a literal is not followed.
        if (_required.Suspects.IndexIn(line) < 0 && !line.Contains((byte)'\n'))
        {
            return false;
        }

        Array.Clear(_found);
        _required.MarkAllCharacters(_found);
        Mark(line, characters: false);
        if (!_required.AreMetBy(_found) || !_required.AsksCharacters)
        {
            return _required.AreMetBy(_found);
        }

        _found.AsSpan(_required.Literals.Words).Clear();
        Mark(line, characters: true);
        return _required.AreMetBy(_found);
    }

    /// <summary>Marks what the line holds, as written and decoded: a rule may find one text as written and the other one decoded.</summary>
    private void Mark(ReadOnlySpan<byte> line, bool characters)
    {
        for (var round = 0; ; round++)
        {
            if (characters)
            {
                _required.MarkCharacters(line, _found);
            }
            else
            {
                _required.Literals.Mark(line, _found);
            }

            if (round == UrlForms.MaxRounds || _required.Escapes.IndexIn(line) < 0)
            {
                return;
            }

            line = Decode(line);
        }
    }

    /// <summary>One round of percent-decoding over the whole line: what it makes of a field is what <see cref="UrlForms"/> makes of it, as far as ASCII goes.</summary>
    private ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> line)
    {
        if (_decoded.Length < line.Length)
        {
            _decoded = new byte[line.Length];
        }

        // The second and third round read and write the same buffer: the write position never passes the read position.
        var target = _decoded.AsSpan();
        var written = 0;
        while (!line.IsEmpty)
        {
            var percent = line.IndexOf((byte)'%');
            var plain = percent < 0 ? line.Length : percent;
            line[..plain].CopyTo(target[written..]);
            written += plain;
            line = line[plain..];
            if (!line.IsEmpty)
            {
                line = line[DecodeOne(line, target, ref written)..];
            }
        }

        return target[..written];
    }

    /// <summary>Writes what stands at the start of the text and tells how many bytes that was; what it writes is never longer.</summary>
    private static int DecodeOne(ReadOnlySpan<byte> text, Span<byte> target, ref int written)
    {
        if (text.Length >= 3 && HexDigit(text[1]) is >= 0 and var high && HexDigit(text[2]) is >= 0 and var low)
        {
            target[written++] = (byte)((high << 4) | low);
            return 3;
        }

        if (text.Length >= 6 && (text[1] | 0x20) == 'u' && Utf8Parser.TryParse(text.Slice(2, 4), out ushort unit, out var digits, 'x') && digits == 4)
        {
            written += Rune.TryCreate((char)unit, out var rune) ? rune.EncodeToUtf8(target[written..]) : 0;
            return 6;
        }

        target[written++] = text[0];
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
