using System.Text.RegularExpressions;
using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Literals;

/// <summary>
/// Finds the texts that every match of a pattern contains, through groups and alternatives; knows nothing rather than be wrong. A part of a pattern is either one of a few
/// exact texts, which join with the neighbours', or only known by what it requires.
/// </summary>
internal sealed class RegexClauses
{
    private const int MostExact = 64;
    private const int LongestExact = 64;
    private const int DeepestGroup = 32;

    private static readonly IReadOnlyList<IReadOnlyList<RequiredText>> Nothing = [];

    private readonly string _pattern;
    private readonly RegexPart _anyCharacter;
    private int _at;
    private bool _failed;

    private RegexClauses(string pattern, bool dotMatchesLineBreak)
    {
        _pattern = pattern;
        _anyCharacter = dotMatchesLineBreak ? RegexPart.Unknown : RegexPart.Unknown with { Without = "\n" };
    }

    public static IReadOnlyList<IReadOnlyList<RequiredText>> Find(string pattern, RegexOptions options)
    {
        // Comments and free spacing change what the characters mean, a class within a class where it ends; a condition chooses by what matched before.
        if (pattern.Contains("(?#", StringComparison.Ordinal) || RegexSize.SubtractsClass(pattern) || pattern.Contains("(?(", StringComparison.Ordinal)
            || RegexLiterals.HasInlineOption(pattern, 'x'))
        {
            return Nothing;
        }

        var reader = new RegexClauses(pattern, options.HasFlag(RegexOptions.Singleline) || RegexLiterals.HasInlineOption(pattern, 's'));
        var whole = reader.ReadAlternatives(0);
        return reader._failed || reader._at < pattern.Length ? Nothing : whole.Clauses();
    }

    private RegexPart ReadAlternatives(int depth)
    {
        var alternatives = new List<RegexPart> { ReadSequence(depth) };
        while (_at < _pattern.Length && _pattern[_at] == '|')
        {
            _at++;
            alternatives.Add(ReadSequence(depth));
        }

        return alternatives.Count == 1 ? alternatives[0] : RegexPart.AnyOf(alternatives, MostExact);
    }

    private RegexPart ReadSequence(int depth)
    {
        var sequence = new RegexSequence(MostExact, LongestExact);
        while (!_failed && _at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            sequence.Add(ReadRepeated(depth));
        }

        return sequence.End();
    }

    private RegexPart ReadRepeated(int depth)
    {
        var part = ReadOne(depth);
        while (_at < _pattern.Length && TryReadRepeat(out var least, out var most))
        {
            part = part.Repeated(least, most);
        }

        return part;
    }

    private bool TryReadRepeat(out int least, out int most)
    {
        (least, most) = (0, int.MaxValue);
        switch (_pattern[_at])
        {
            case '*':
                break;
            case '+':
                least = 1;
                break;
            case '?':
                most = 1;
                break;
            case '{' when RegexLiterals.EndOfRepeat(_pattern, _at) is var end && end > _at + 1:
                least = _pattern[_at + 1] == '0' || _pattern[_at + 1] == ',' ? 0 : 1;
                _at = end;
                break;
            default:
                return false;
        }

        _at++;
        // A lazy repeat matches the same texts.
        _at += _at < _pattern.Length && _pattern[_at] == '?' ? 1 : 0;
        return true;
    }

    private RegexPart ReadOne(int depth)
    {
        var c = _pattern[_at++];
        switch (c)
        {
            case '(':
                return ReadGroup(depth + 1);
            case '[':
                var start = _at - 1;
                _at = Math.Min(RegexSize.EndOfClass(_pattern, start) + 1, _pattern.Length);
                return RegexPart.OfClass(_pattern[start.._at]);
            case '^' or '$':
                return RegexPart.Empty;
            case '.':
                return _anyCharacter;
            case '\\' when _at < _pattern.Length:
                return ReadEscape();
            default:
                return Character(c);
        }
    }

    private RegexPart ReadEscape()
    {
        var c = _pattern[_at];
        if (!char.IsAsciiLetterOrDigit(c))
        {
            _at++;
            return Character(c);
        }

        // \x41, \u0041, \cA, \p{L}, \k<name>: what follows belongs to the escape.
        _at = RegexLiterals.EndOfEscape(_pattern, _at) + 1;
        return c is 'b' or 'B' or 'A' or 'z' or 'Z' or 'G' ? RegexPart.Empty : RegexPart.Unknown;
    }

    private static RegexPart Character(char c) => c is < ' ' or > '~' ? RegexPart.Unknown : RegexPart.Exactly([c.ToString()]);

    private RegexPart ReadGroup(int depth)
    {
        if (depth > DeepestGroup)
        {
            _failed = true;
            return RegexPart.Unknown;
        }

        var looksAround = false;
        if (_at < _pattern.Length && _pattern[_at] == '?')
        {
            var end = _at;
            while (end < _pattern.Length && _pattern[end] is not (':' or '=' or '!' or '>' or ')' or '\''))
            {
                end++;
            }

            var lead = _pattern[_at..Math.Min(end + 1, _pattern.Length)];
            looksAround = lead is "?=" or "?!" or "?<=" or "?<!";
            _failed |= lead.Contains('\'', StringComparison.Ordinal);
            if (lead is [.., ')'])
            {
                // (?i) and the like.
                _at = end + 1;
                return RegexPart.Empty;
            }

            _at = Math.Min(end + 1, _pattern.Length);
        }

        var part = ReadAlternatives(depth);
        _failed |= _at >= _pattern.Length || _pattern[_at] != ')';
        _at++;
        return looksAround ? RegexPart.Empty : part;
    }
}
