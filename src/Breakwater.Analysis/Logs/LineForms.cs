using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Breakwater.Patterns;

namespace Breakwater.Analysis.Logs;

/// <summary>A line as written and after each round of percent-decoding: a rule may find one text as written and another one decoded. Its buffers are used again for the next line.</summary>
internal ref struct LineForms
{
    private readonly byte[][] _buffers;
    private readonly ReadOnlySpan<byte> _written;
    private readonly int[] _lengths;

    /// <param name="line">As written.</param>
    /// <param name="escapes">Without one of these a line is not decoded.</param>
    /// <param name="buffers">One for each round.</param>
    /// <param name="lengths">Likewise.</param>
    public LineForms(ReadOnlySpan<byte> line, LiteralSet escapes, byte[][] buffers, int[] lengths)
    {
        _written = line;
        _buffers = buffers;
        _lengths = lengths;
        Count = 1;
        while (Count <= buffers.Length && this[Count - 1].Contains((byte)'%') && escapes.IndexIn(this[Count - 1]) >= 0)
        {
            if (buffers[Count - 1].Length < line.Length)
            {
                buffers[Count - 1] = new byte[line.Length];
            }

            lengths[Count - 1] = Decode(this[Count - 1], buffers[Count - 1]);
            Count++;
        }
    }

    public int Count { get; private set; }

    public readonly ReadOnlySpan<byte> this[int form] => form == 0 ? _written : _buffers[form - 1].AsSpan(0, _lengths[form - 1]);

    public readonly bool HasAny(SearchValues<byte> characters)
    {
        for (var form = 0; form < Count; form++)
        {
            if (this[form].ContainsAny(characters))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One round of percent-decoding over the whole line: what it makes of a field is what <see cref="UrlForms"/> makes of it, as far as ASCII and the Kelvin sign go.</summary>
    private static int Decode(ReadOnlySpan<byte> line, Span<byte> target)
    {
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

        return written;
    }

    /// <summary>Writes what the percent sign at the start stands for and tells how many bytes that takes; what it writes is never longer.</summary>
    private static int DecodeOne(ReadOnlySpan<byte> text, Span<byte> target, ref int written)
    {
        if (text.Length >= 3 && Utf8Parser.TryParse(text.Slice(1, 2), out byte value, out var digits, 'x') && digits == 2)
        {
            target[written++] = value;
            return 3;
        }

        if (text.Length >= 6 && (text[1] | 0x20) == 'u' && Utf8Parser.TryParse(text.Slice(2, 4), out ushort unit, out digits, 'x') && digits == 4)
        {
            written += Rune.TryCreate((char)unit, out var rune) ? rune.EncodeToUtf8(target[written..]) : 0;
            return 6;
        }

        target[written++] = text[0];
        return 1;
    }
}
