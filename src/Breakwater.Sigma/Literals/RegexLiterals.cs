using System.Text;
using System.Text.RegularExpressions;
using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Literals;

/// <summary>Finds a text that every match of a pattern contains; says null rather than be wrong.</summary>
internal sealed class RegexLiterals
{
    private readonly List<string> _texts = [];
    private readonly StringBuilder _text = new();
    private readonly bool _ignoresCase;

    private RegexLiterals(bool ignoresCase)
    {
        _ignoresCase = ignoresCase;
    }

    public static string? Find(string pattern, RegexOptions options)
    {
        // Comments and free spacing change what the characters mean; a class within a class changes where it ends.
        if (pattern.Contains("(?#", StringComparison.Ordinal) || RegexSize.SubtractsClass(pattern) || HasInlineOption(pattern, 'x'))
        {
            return null;
        }

        var literals = new RegexLiterals(options.HasFlag(RegexOptions.IgnoreCase) || HasInlineOption(pattern, 'i'));
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '|')
            {
                return null;
            }

            i = literals.Read(pattern, i);
        }

        literals.End();
        return literals._texts.Select(AsciiText.LongestIn).MaxBy(text => text.Length) is { Length: >= AsciiText.MinLength } longest ? longest : null;
    }

    /// <summary>Reads one element outside any group; returns its last index.</summary>
    private int Read(string pattern, int at)
    {
        switch (pattern[at])
        {
            case '(':
                End();
                return EndOfGroup(pattern, at);
            case '[':
                End();
                return RegexSize.EndOfClass(pattern, at);
            case '*' or '?' or '{':
                // The character before may occur no time at all. `{` may also be literal; ending the text is right for both.
                _text.Length -= _text.Length > 0 ? 1 : 0;
                End();
                return EndOfRepeat(pattern, at);
            case '\\' when at + 1 < pattern.Length && char.IsAsciiLetterOrDigit(pattern[at + 1]):
                // \x41, \u0041, \cA, \p{L}, \k<name>: what follows belongs to the escape.
                End();
                return EndOfEscape(pattern, at + 1);
            case '\\' when at + 1 < pattern.Length:
                Add(pattern[at + 1]);
                return at + 1;
            case '+' or '.' or '^' or '$' or '}' or ')':
                End();
                return at;
            default:
                Add(pattern[at]);
                return at;
        }
    }

    private void End()
    {
        _texts.Add(_text.ToString());
        _text.Clear();
    }

    private void Add(char c)
    {
        // Without case, .NET equates k with the Kelvin sign and i with dotted I, which a byte search does not.
        if (_ignoresCase && c is 'k' or 'K' or 'i' or 'I')
        {
            End();
        }
        else
        {
            _text.Append(c);
        }
    }

    internal static int EndOfRepeat(string pattern, int start)
    {
        var end = start + 1;
        while (end < pattern.Length && pattern[end] is (>= '0' and <= '9') or ',')
        {
            end++;
        }

        return pattern[start] == '{' && end < pattern.Length && pattern[end] == '}' ? end : start;
    }

    private static int EndOfGroup(string pattern, int start)
    {
        var depth = 0;
        for (var i = start; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    i = RegexSize.EndOfClass(pattern, i);
                    break;
                case '(':
                    depth++;
                    break;
                case ')' when --depth == 0:
                    return i;
            }
        }

        return pattern.Length;
    }

    internal static int EndOfEscape(string pattern, int letter)
    {
        var end = letter + 1;
        if (pattern[letter] is 'x' or 'u' or 'c' or 'p' or 'P' or 'k' or (>= '0' and <= '9'))
        {
            while (end < pattern.Length && (char.IsAsciiLetterOrDigit(pattern[end]) || pattern[end] is '{' or '}' or '<' or '>' or '\''))
            {
                end++;
            }
        }

        return end - 1;
    }

    /// <summary>Whether `(?i)`, `(?im-s:` or the like names the option; names of groups count too, which errs to the safe side.</summary>
    internal static bool HasInlineOption(string pattern, char option)
    {
        for (var at = pattern.IndexOf("(?", StringComparison.Ordinal); at >= 0; at = pattern.IndexOf("(?", at + 2, StringComparison.Ordinal))
        {
            for (var i = at + 2; i < pattern.Length && (char.IsAsciiLetter(pattern[i]) || pattern[i] == '-'); i++)
            {
                if (pattern[i] == option)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
