using System.Buffers;
using System.Text;

namespace Breakwater.Patterns;

/// <summary>A literal in the form in which it is compared.</summary>
internal sealed class SoughtLiteral
{
    private const int MaxLength = 256;

    private readonly byte[] _then;
    private readonly SearchValues<byte> _thenStart;
    private readonly SearchValues<byte> _notAcross;
    private readonly SearchValues<byte> _notAcrossInLine;

    public SoughtLiteral(Literal literal)
    {
        Bytes = Lower(literal.Text);
        _then = literal.Then.Length == 0 ? [] : Lower(literal.Then);
        _thenStart = SearchValues.Create(_then.Length == 0 ? [] : [_then[0], LogBytes.Upper(_then[0])]);
        _notAcross = SearchValues.Create(Encoding.ASCII.GetBytes(literal.NotAcross));
        _notAcrossInLine = SearchValues.Create(Encoding.ASCII.GetBytes(literal.NotAcross + "\n"));
    }

    /// <summary>The text in lower case.</summary>
    public byte[] Bytes { get; }

    /// <summary>Whether it stands at the start of the bytes.</summary>
    public bool IsAtStartOf(ReadOnlySpan<byte> bytes)
    {
        var sought = Bytes;
        if (bytes.Length < sought.Length)
        {
            return false;
        }

        for (var i = 0; i < sought.Length; i++)
        {
            if (LogBytes.Lower(bytes[i]) != sought[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether what must follow does.</summary>
    /// <param name="rest">The bytes behind the literal.</param>
    /// <param name="inLine">Whether it must follow in the same line.</param>
    public bool IsFollowed(ReadOnlySpan<byte> rest, bool inLine)
    {
        if (_then.Length == 0)
        {
            return true;
        }

        var stop = rest.IndexOfAny(inLine ? _notAcrossInLine : _notAcross);
        rest = stop < 0 ? rest : rest[..Math.Min(rest.Length, stop + _then.Length)];
        while (rest.Length >= _then.Length)
        {
            var at = rest.IndexOfAny(_thenStart);
            if (at < 0 || at + _then.Length > rest.Length)
            {
                return false;
            }

            if (Ascii.EqualsIgnoreCase(rest.Slice(at, _then.Length), _then))
            {
                return true;
            }

            rest = rest[(at + 1)..];
        }

        return false;
    }

    private static byte[] Lower(string text)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(text).Select(LogBytes.Lower)];
        return bytes.Length is > 0 and <= MaxLength && !text.Any(char.IsControl) ? bytes
            : throw new ArgumentException($"expected 1 to {MaxLength} bytes without control characters, found '{text}'", nameof(text));
    }
}
