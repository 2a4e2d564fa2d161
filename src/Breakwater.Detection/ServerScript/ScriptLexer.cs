using System.Globalization;
using System.Text;

namespace Breakwater.Detection.ServerScript;

/// <summary>Splits server code into tokens. Refuses nothing: what no compiler would accept still gives tokens, in time linear to its length.</summary>
internal sealed class ScriptLexer
{
    public static readonly System.Buffers.SearchValues<char> PlainNameChars = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
    private static readonly string[] Marks = [.. Enumerable.Range(0, 128).Select(c => ((char)c).ToString())];
    private readonly string _code;
    private readonly bool _basic;
    private readonly List<Token> _tokens;
    private int _at;

    /// <summary>Up to here no apostrophe is closed; without this a line of them would be read again and again.</summary>
    private int _unclosedUntil;

    private ScriptLexer(ServerBlock block, List<Token> tokens)
    {
        _code = block.Code;
        _basic = block.Dialect == ScriptDialect.Basic;
        _tokens = tokens;
    }

    /// <summary>Adds the block's tokens and an end of statement.</summary>
    public static void Read(ServerBlock block, List<Token> tokens)
    {
        new ScriptLexer(block, tokens).ReadAll();
        tokens.Add(Token.End);
    }

    private void ReadAll()
    {
        while (_at < _code.Length)
        {
            ReadOne(_code[_at]);
        }
    }

    private char Ahead(int by) => _at + by < _code.Length ? _code[_at + by] : '\0';

    private void ReadOne(char c)
    {
        switch (c)
        {
            case '\n' or '\r':
                ReadLineEnd();
                break;
            case '\'' when _basic:
                SkipLine();
                break;
            case '/' when !_basic && Ahead(1) == '/':
                SkipLine();
                break;
            case '/' when !_basic && Ahead(1) == '*':
                SkipBlockComment();
                break;
            case '\'' when _at < _unclosedUntil:
                _at++;
                break;
            case '"' or '\'' or '`' when c == '"' || !_basic:
                ReadText(c);
                break;
            case '\\' when Ahead(1) is 'u' or 'U' || !_basic:
                ReadName();
                break;
            case '@' when IsNameStart(Ahead(1)):
                _at++;
                break;
            case '$' when Ahead(1) is '"' or '@':
                _at++;
                break;
            case '&' when _basic && Ahead(1) is 'h' or 'H' && char.IsAsciiHexDigit(Ahead(2)):
                _at += 2;
                ReadNumber(NumberStyles.AllowHexSpecifier);
                break;
            default:
                ReadPlain(c);
                break;
        }
    }

    private void ReadPlain(char c)
    {
        if (c is ' ' or '\t')
        {
            _at++;
        }
        else if (char.IsAsciiLetter(c))
        {
            ReadName();
        }
        else if (char.IsWhiteSpace(c) || c == '\0' || char.GetUnicodeCategory(c) == UnicodeCategory.Format)
        {
            _at++;
        }
        else if (IsNameStart(c))
        {
            ReadName();
        }
        else if (char.IsAsciiDigit(c))
        {
            var hex = c == '0' && Ahead(1) is 'x' or 'X';
            _at += hex ? 2 : 0;
            ReadNumber(hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None);
        }
        else
        {
            ReadMark(c);
        }
    }

    private void ReadLineEnd()
    {
        _at++;
        if (_basic && _tokens.Count > 0 && _tokens[^1].Kind != TokenKind.End)
        {
            // An underscore at the end of a line joins it with the next one.
            if (_tokens[^1].IsName("_"))
            {
                _tokens.RemoveAt(_tokens.Count - 1);
            }
            else
            {
                _tokens.Add(Token.End);
            }
        }
    }

    private void SkipLine()
    {
        var end = _code.IndexOf('\n', _at);
        _at = end < 0 ? _code.Length : end;
    }

    /// <summary>An unclosed comment hides nothing: the compiler would refuse the page, a reader must not be fooled.</summary>
    private void SkipBlockComment()
    {
        var end = _code.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        _at = end < 0 ? _at + 2 : end + 2;
    }

    private void ReadText(char quote)
    {
        var mark = _at > 0 ? _code[_at - 1] : '\0';
        var verbatim = _basic || mark == '@';
        var plain = _code.AsSpan(_at + 1).IndexOfAny(quote, '\\', '\n');
        if (plain >= 0 && _code[_at + 1 + plain] == quote && mark != '$' && (!verbatim || Ahead(plain + 2) != quote))
        {
            _tokens.Add(new Token(TokenKind.Text, _code.Substring(_at + 1, plain)));
            _at += plain + 2;
            return;
        }

        var text = new StringBuilder();
        var i = _at + 1;
        while (i < _code.Length && (_code[i] != '\n' || quote == '`' || (verbatim && !_basic)))
        {
            if (_code[i] == quote && !(verbatim && i + 1 < _code.Length && _code[i + 1] == quote))
            {
                break;
            }

            i += Take(i, quote, verbatim, text);
        }

        var closed = i < _code.Length && _code[i] == quote;

        // An apostrophe that no other one closes is text between markup, as in Razor pages.
        if (quote == '\'' && !closed)
        {
            _unclosedUntil = i;
            _at++;
            return;
        }

        _at = closed ? i + 1 : i;
        _tokens.Add(new Token(TokenKind.Text, text.ToString()));
        if (mark == '$')
        {
            ReadHoles(text.ToString());
        }
    }

    /// <summary>Appends one character of a literal and says how many were read.</summary>
    private int Take(int i, char quote, bool verbatim, StringBuilder text)
    {
        if (_code[i] == quote)
        {
            text.Append(quote);
            return 2;
        }

        if (verbatim || _code[i] != '\\' || i + 1 >= _code.Length)
        {
            text.Append(_code[i]);
            return 1;
        }

        var digits = _code[i + 1] switch { 'u' => 4, 'x' => 2, _ => 0 };
        if (digits > 0 && TryReadHex(i + 2, digits, out var code))
        {
            text.Append(code);
            return digits + 2;
        }

        text.Append(_code[i + 1] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', '0' => '\0', var other => other });
        return 2;
    }

    /// <summary>The expressions in an interpolated string are joined to it like with a plus sign.</summary>
    private void ReadHoles(string text)
    {
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0;)
        {
            var close = text.IndexOf('}', open);
            if (close > open + 1)
            {
                _tokens.Add(new Token(TokenKind.Mark, "+"));
                new ScriptLexer(new ServerBlock(text[(open + 1)..close].Replace("$\"", "\"", StringComparison.Ordinal), ScriptDialect.Braces), _tokens).ReadAll();
            }

            open = close < 0 ? -1 : text.IndexOf('{', close);
        }
    }

    private void ReadName()
    {
        var length = _code.AsSpan(_at).IndexOfAnyExcept(PlainNameChars);
        length = length < 0 ? _code.Length - _at : length;
        if (length > 0 && (_at + length == _code.Length || _code[_at + length] is < (char)128 and not '\\'))
        {
            var plain = NameTable.OfThread.Lower(_code.AsSpan(_at, length));
            _at += length;
            AddName(plain);
            return;
        }

        ReadOddName();
    }

    /// <summary>A name with escapes, invisible characters or letters beyond ASCII.</summary>
    private void ReadOddName()
    {
        var name = new StringBuilder();
        var start = _at;
        while (_at < _code.Length)
        {
            var c = _code[_at];
            if (c == '\\' && Ahead(1) is 'u' or 'U' && TryReadHex(_at + 2, Ahead(1) == 'u' ? 4 : 8, out var escaped))
            {
                name.Append(char.ToLowerInvariant(escaped));
                _at += Ahead(1) == 'u' ? 6 : 10;
            }
            else if (IsNameStart(c) || char.IsAsciiDigit(c))
            {
                name.Append(char.ToLowerInvariant(c));
                _at++;
            }
            else if (c >= 128 && char.GetUnicodeCategory(c) == UnicodeCategory.Format)
            {
                _at++;
            }
            else
            {
                break;
            }
        }

        if (_at == start)
        {
            _at++;
            return;
        }

        AddName(name.ToString());
    }

    private void AddName(string name)
    {
        if (_basic && name == "rem" && (_tokens.Count == 0 || _tokens[^1].Kind == TokenKind.End))
        {
            SkipLine();
            return;
        }

        _tokens.Add(new Token(TokenKind.Name, name));
        if (_basic && name is "then" or "else")
        {
            _tokens.Add(Token.End);
        }
    }

    private void ReadNumber(NumberStyles style)
    {
        var start = _at;
        while (_at < _code.Length && (style == NumberStyles.None ? char.IsAsciiDigit(_code[_at]) : char.IsAsciiHexDigit(_code[_at])))
        {
            _at++;
        }

        _tokens.Add(new Token(TokenKind.Number, long.TryParse(_code.AsSpan(start, _at - start), style, CultureInfo.InvariantCulture, out var value) ? value.ToString(CultureInfo.InvariantCulture) : ""));
    }

    private void ReadMark(char c)
    {
        var pair = (c, Ahead(1)) switch
        {
            ('=', '>') => "=>",
            ('=', '=') => "==",
            ('!', '=') => "!=",
            ('<', '=') => "<=",
            ('>', '=') => ">=",
            ('<', '>') => "<>",
            (':', '=') when _basic => ":=",
            _ => null,
        };
        _at += pair?.Length ?? 1;
        _tokens.Add(pair is not null ? new Token(TokenKind.Mark, pair) : c == ';' || (c == ':' && (_basic || EndsCaseLabel())) ? Token.End : new Token(TokenKind.Mark, c < 128 ? Marks[c] : c.ToString()));
    }

    private bool EndsCaseLabel() => _tokens.Count > 0 && (_tokens[^1].IsName("default") || (_tokens.Count > 1 && _tokens[^2].IsName("case")));

    private bool TryReadHex(int at, int digits, out char value)
    {
        var read = at + digits <= _code.Length && uint.TryParse(_code.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? code : uint.MaxValue;
        value = (char)read;
        return read <= char.MaxValue;
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_' || (c >= 128 && !char.IsWhiteSpace(c) && c is not ('\u201C' or '\u201D' or '\uFEFF') && char.GetUnicodeCategory(c) != UnicodeCategory.Format);
}
