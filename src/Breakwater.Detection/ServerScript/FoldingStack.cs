using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Breakwater.Detection.ServerScript;

/// <summary>Takes tokens one by one and replaces what has become a constant at its end. A list is a text whose items <see cref="ConstantCalls.Separator"/> separates.</summary>
/// <param name="tokens">Takes the result.</param>
/// <param name="values">Names that stand for constants.</param>
internal sealed class FoldingStack(List<Token> tokens, Dictionary<string, string> values)
{
    private const int MinListedCodes = 4;

    /// <summary>Longer texts are payloads, not words; joining and copying them would cost time.</summary>
    private const int MaxJoinedChars = 8 * 1024;

    private readonly Stack<int> _open = new();
    private readonly Dictionary<string, int> _timesSet = new(StringComparer.Ordinal);
    private readonly HashSet<string> _varied = new(StringComparer.Ordinal);

    /// <summary>Place of the last closing mark that stayed: what surrounds it is not constant, and looking again would take quadratic time.</summary>
    private int _stayed = -1;

    private int _statement;

    /// <summary>The last characters that were written by their codes, one call after another.</summary>
    private string _coded = "";

    public List<Token> Tokens { get; } = tokens;

    /// <summary>A telling word came out that stands nowhere.</summary>
    public bool Conceals { get; private set; }

    public void PushAll(List<Token> code)
    {
        for (var i = 0; i < code.Count; i++)
        {
            Push(code[i], i + 1 < code.Count ? code[i + 1] : Token.End);
        }
    }

    /// <summary>The constants that are set in one place only.</summary>
    public Dictionary<string, string> OnceSet() => values.Where(v => _timesSet.GetValueOrDefault(v.Key) == 1 && !_varied.Contains(v.Key)).ToDictionary(StringComparer.Ordinal);

    private void Push(Token token, Token next)
    {
        if (token.Kind == TokenKind.Text)
        {
            PushText(token.Value);
        }
        else if (token.Kind == TokenKind.Number && EndsWithCharCast())
        {
            Tokens.RemoveRange(Tokens.Count - 3, 3);
            PushText(((char)Number(token)).ToString());
        }
        else if (token.Kind == TokenKind.Name && values.TryGetValue(token.Value, out var value) && IsRead(next))
        {
            PushText(value);
        }
        else if (token.IsMark(')') || token.IsMark(']') || token.IsMark('}'))
        {
            NoteValue(false);
            Close(token);
        }
        else
        {
            Open(token);
        }
    }

    private Token Last(int back) => Tokens.Count >= back ? Tokens[^back] : Token.End;

    private bool IsRead(Token next) => !Last(1).IsMark('.') && Last(1).Kind != TokenKind.Name | Last(1).Value is "return" or "execute" or "eval" or "executeglobal" or "call" or "case"
        && !next.IsMark('=') && !next.IsMark('.') && !next.IsMark('(') && !next.IsMark('[') && next.Kind is not (TokenKind.Name or TokenKind.Text) && next.Value != ":=" && !(next.IsMark('+') && _statement == Tokens.Count);

    private void PushText(string text)
    {
        _coded = "";
        if ((Last(1).IsMark('+') || Last(1).IsMark('&')) && Last(2).Kind == TokenKind.Text && Last(2).Value.Length + text.Length <= MaxJoinedChars)
        {
            var left = Last(2).Value;
            Conceals |= TellingWords.AppearIn(left, text);
            Tokens.RemoveRange(Tokens.Count - 2, 2);
            text = left + text;
        }

        Tokens.Add(new Token(TokenKind.Text, text));
    }

    private bool EndsWithCharCast() => Last(1).IsMark(')') && Last(2).IsName("char") && Last(3).IsMark('(');

    private void Open(Token token)
    {
        // a["name"](...) calls a member by its name.
        if (token.IsMark('(') && Last(1).IsMark(']') && Last(2).Kind == TokenKind.Text && Last(3).IsMark('['))
        {
            var name = Last(2).Value.ToLowerInvariant();
            Tokens.RemoveRange(Tokens.Count - 3, 3);
            Tokens.Add(new Token(TokenKind.Mark, "."));
            Tokens.Add(new Token(TokenKind.Name, name));
        }

        if (token.Kind == TokenKind.End || token.IsMark(','))
        {
            NoteValue(token.Kind == TokenKind.End);
        }

        if (token.IsMark('(') || token.IsMark('[') || token.IsMark('{'))
        {
            _open.Push(Tokens.Count);
        }

        Tokens.Add(token);
        _statement = token.Kind == TokenKind.End || token.IsMark('{') ? Tokens.Count : _statement;
    }

    /// <summary>Remembers <c>name = text</c> and <c>name += text</c>, forgets a name that gets anything else.</summary>
    private void NoteValue(bool ends)
    {
        if (_statement < Tokens.Count && Tokens[_statement].Kind == TokenKind.Name && Tokens[_statement].Value is "if" or "elseif" or "while" or "until" or "case")
        {
            return;
        }

        if (Last(1).Kind == TokenKind.Text && Last(2).IsMark('='))
        {
            var appends = Last(3).IsMark('+') || Last(3).IsMark('&');
            var name = Last(appends ? 4 : 3);
            if (name.Kind == TokenKind.Name && !Last(appends ? 5 : 4).IsMark('.'))
            {
                Set(name.Value, appends ? values.GetValueOrDefault(name.Value) + Last(1).Value : Last(1).Value);
            }
        }
        else if (ends)
        {
            VaryAssigned();
        }
    }

    /// <summary>The statement assigns what is not constant: <c>name = ...</c>, <c>Set name = ...</c>, <c>string name = ...</c>.</summary>
    private void VaryAssigned()
    {
        for (var i = _statement; i + 1 < Tokens.Count && i < _statement + 3 && Tokens[i].Kind == TokenKind.Name; i++)
        {
            if (Tokens[i + 1].IsMark('='))
            {
                Vary(Tokens[i].Value);
            }
        }
    }

    /// <summary>From now on the name may hold what is not constant.</summary>
    private void Vary(string name)
    {
        _varied.Add(name);
        values.Remove(name);
    }

    private void Set(string name, string value)
    {
        _timesSet[name] = _timesSet.GetValueOrDefault(name) + 1;
        if (value.Length > MaxJoinedChars)
        {
            Vary(name);
        }
        else if (!_varied.Contains(name))
        {
            values[name] = value;
        }
    }

    private void Close(Token token)
    {
        if (!_open.TryPop(out var open) || open >= Tokens.Count || _stayed > open)
        {
            Keep(token);
            return;
        }

        var content = CollectionsMarshal.AsSpan(Tokens)[(open + 1)..];
        var call = open > 0 && Tokens[open - 1].Kind == TokenKind.Name && !token.IsMark('}') ? Tokens[open - 1].Value : null;
        if ((call is null or "array" or "list" ? Listed(content, token, call) : Item(call, content) ?? (token.IsMark(')') ? ConstantCalls.Evaluate(call, content) : null)) is not { } value)
        {
            Keep(token);
            return;
        }

        Conceals |= (call is not null || content.Length > 1) && TellingWords.AppearFrom(content, ConstantCalls.Plain(value));
        Tokens.RemoveRange(open, Tokens.Count - open);
        DropCallee(call is not null, token.IsMark('}'));
        var coded = call is "chr" or "chrw" or "chrb" && value.Length == 1 ? _coded + value : "";
        PushText(value);
        _coded = coded[Math.Max(0, coded.Length - TellingWords.LongestWord)..];
        Conceals |= TellingWords.AreIn(_coded);
    }

    private void Keep(Token token)
    {
        _stayed = Tokens.Count;
        Tokens.Add(token);
    }

    /// <summary>An item of a list that a name stands for.</summary>
    private string? Item(string name, ReadOnlySpan<Token> content) =>
        content is [{ Kind: TokenKind.Number } number] && values.TryGetValue(name, out var list) && list.Contains(ConstantCalls.Separator, StringComparison.Ordinal)
        && list.Split(ConstantCalls.Separator) is var items && Number(number) is >= 0 and var index && index < items.Length ? items[index] : null;

    /// <summary>A text in parentheses, and lists of texts, characters or their codes.</summary>
    private static string? Listed(ReadOnlySpan<Token> content, Token close, string? call)
    {
        if (call is null && content.Length == 1 && content[0].Kind == TokenKind.Text && close.IsMark(')'))
        {
            return content[0].Value;
        }

        if (content.Length < (HasNumber(content) ? (2 * MinListedCodes) - 1 : 3) || (call is null && close.IsMark(')')))
        {
            return null;
        }

        var text = new StringBuilder();
        for (var i = 0; i < content.Length; i++)
        {
            var token = content[i];
            var code = token.Kind == TokenKind.Number ? Number(token) : -1;
            if (i % 2 == 1 ? !token.IsMark(',') : token.Kind != TokenKind.Text && code is < 0 or > 255)
            {
                return null;
            }

            text.Append(i % 2 == 1 ? ConstantCalls.Separator : token.Kind == TokenKind.Text ? token.Value : ((char)code).ToString());
        }

        return text.ToString();
    }

    private static bool HasNumber(ReadOnlySpan<Token> content)
    {
        foreach (var token in content)
        {
            if (token.Kind == TokenKind.Number)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Removes what named the function, or <c>new char[]</c> before a list.</summary>
    private void DropCallee(bool call, bool braces)
    {
        if (braces)
        {
            Drop(t => t.IsMark(']'));
            Drop(t => t.IsMark('['));
            Drop(t => t.Kind == TokenKind.Name && t.Value is "char" or "byte" or "int" or "string" or "object");
        }
        else if (call)
        {
            Drop(t => t.Kind == TokenKind.Name);
            while (Last(1).IsMark('.'))
            {
                Drop(t => t.IsMark('.'));
                DropGroup();
                Drop(t => t.Kind == TokenKind.Name);
            }
        }

        Drop(t => t.IsName("new"));
        _stayed = Math.Min(_stayed, Tokens.Count - 1);
    }

    private void DropGroup()
    {
        if (!Last(1).IsMark(')'))
        {
            return;
        }

        var depth = 0;
        do
        {
            depth += Last(1).IsMark(')') ? 1 : Last(1).IsMark('(') ? -1 : 0;
            Tokens.RemoveAt(Tokens.Count - 1);
        }
        while (depth > 0 && Tokens.Count > 0);
    }

    private void Drop(Func<Token, bool> what)
    {
        if (Tokens.Count > 0 && what(Tokens[^1]))
        {
            Tokens.RemoveAt(Tokens.Count - 1);
        }
    }

    private static long Number(Token token) => long.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1;
}
