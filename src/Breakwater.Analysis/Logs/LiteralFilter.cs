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
        _found = new ulong[required.Literals.Words];
    }

    public int FirstSuspect(ReadOnlySpan<byte> lines) => _required.Suspects.IndexIn(lines);

    public bool IsCandidate(ReadOnlySpan<byte> line)
    {
        // A quoted cell may hold a line break, across which a literal is not followed.
        if (_required.Suspects.IndexIn(line) < 0 && !line.Contains((byte)'\n'))
        {
            return false;
        }

        // A rule may find one text as written and the other one decoded.
        Array.Clear(_found);
        _required.Literals.Mark(line, _found);
        for (var round = 0; round < UrlForms.MaxRounds && _required.Escapes.IndexIn(line) >= 0; round++)
        {
            line = Decode(line);
            _required.Literals.Mark(line, _found);
        }

        return _required.AreMetBy(_found);
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
                line = line[EscapeLength(line, out target[written++])..];
            }
        }

        return target[..written];
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
