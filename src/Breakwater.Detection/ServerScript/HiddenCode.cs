namespace Breakwater.Detection.ServerScript;

/// <summary>Code that is evaluated only after the page's own functions have put it together from what no reader understands.</summary>
internal static class HiddenCode
{
    private const int MinOpaqueChars = 12;
    private const int MinPieces = 4;

    /// <summary>Texts longer than this are no statements but payloads.</summary>
    private const int MaxNestedChars = 16 * 1024;

    /// <summary>A key, a name or a licence is shorter.</summary>
    private const int MinPayloadChars = 4096;

    /// <summary>More than a declaration has, less than a page that does anything by itself.</summary>
    private const int MaxStubTokens = 40;
    private const int MinKeyChars = 16;

    private static readonly string[] Evaluating = ["eval", "execute", "executeglobal", "executestatement"];

    private static readonly string[] Conversions = ["cstr", "trim", "ltrim", "rtrim"];

    private static readonly CaselessTexts Evaluation = new(Evaluating);

    private static readonly CaselessTexts Reversed = new("tseuqer", "etucexe");

    /// <summary>The constant texts that are themselves code which takes what the visitor sends.</summary>
    public static IEnumerable<string> Nested(List<Token> tokens, int from)
    {
        for (var i = from; i < tokens.Count; i++)
        {
            var text = tokens[i].Value;
            if (tokens[i].Kind == TokenKind.Text && text.Length is > 6 and <= MaxNestedChars
                && (FlowWords.Request.AreIn(text) ? IsEvaluated(tokens, i) || Evaluation.AreIn(text) : i > 0 && IsEvaluated(tokens, i)))
            {
                yield return text;
            }
        }
    }

    /// <summary>True where an evaluation's argument is made by the page's own function from opaque text or from many numbers.</summary>
    public static bool IsIn(List<Token> tokens, ScriptFunctions functions)
    {
        if (!tokens.Exists(t => t.Kind == TokenKind.Name && Evaluating.Contains(t.Value)))
        {
            return false;
        }

        var names = HiddenNames(tokens, functions);
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (IsAlias(tokens, i) || (IsEvaluation(tokens, i) && !functions.Has(tokens[i].Value) && (IsStored(tokens, i + 1) || IsDecodedByComponent(tokens, i + 1) || IsDecoded(tokens, i + 1, ArgumentEnd(tokens, i + 1), functions, names))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Texts without words, together far longer than any setting, that a component of the server takes: only the component knows what they do.</summary>
    public static bool IsHandedOver(List<Token> tokens)
    {
        var chars = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 4; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.Text && IsOpaque(tokens[i].Value) && !tokens[i].Value.Contains(' ', StringComparison.Ordinal)
                && tokens[i - 1].IsMark('(') && tokens[i - 2].Kind == TokenKind.Name && tokens[i - 3].IsMark('.') && tokens[i - 4].Kind == TokenKind.Name)
            {
                var taker = tokens[i - 4].Value;
                chars[taker] = chars.GetValueOrDefault(taker) + tokens[i].Value.Length;
            }
        }

        return chars.Any(c => c.Value >= MinPayloadChars) && tokens.Exists(t => t.IsName("createobject"));
    }

    /// <summary>Intruders' clients give the page to the object that they made of loaded code by comparing the two: <c>o.Equals(Context)</c> says nothing to anybody else.</summary>
    public static bool IsHandedPage(List<Token> tokens) => Enumerable.Range(0, Math.Max(0, tokens.Count - 4)).Any(i =>
        tokens[i].IsMark('.') && tokens[i + 1].IsName("equals") && tokens[i + 2].IsMark('(') && tokens[i + 3].Value is "context" or "page" or "this" or "me" or "httpcontext" && tokens[i + 3].Kind == TokenKind.Name && tokens[i + 4].IsMark(')'));

    /// <summary>All that the page's code does is to make an object of a class that is not on the page, from a key.</summary>
    public static bool IsStub(List<Token> tokens) => tokens.Count <= MaxStubTokens && Enumerable.Range(0, tokens.Count).Any(i => tokens[i].IsName("new") && IsKeyed(tokens, i + 1));

    private static bool IsKeyed(List<Token> tokens, int name)
    {
        var open = name;
        while (open + 1 < tokens.Count && tokens[open].Kind == TokenKind.Name && tokens[open + 1].IsMark('.'))
        {
            open += 2;
        }

        return open > name && open + 3 < tokens.Count && tokens[open + 1].IsMark('(') && tokens[open + 3].IsMark(')')
            && tokens[open + 2] is { Kind: TokenKind.Text, Value.Length: >= MinKeyChars } key && key.Value.All(char.IsAsciiHexDigit);
    }

    private static bool IsEvaluated(List<Token> tokens, int i) =>
        (i > 0 && IsEvaluation(tokens, i - 1)) || (i > 1 && tokens[i - 1].IsMark('(') && IsEvaluation(tokens, i - 2));

    private static bool IsEvaluation(List<Token> tokens, int i) =>
        tokens[i].Kind == TokenKind.Name && Evaluating.Contains(tokens[i].Value) && !(i > 0 && ((tokens[i - 1].IsMark('.') && tokens[i].Value is "execute" or "eval") || tokens[i - 1].Value is "function" or "sub" or "end"));

    /// <summary>A store is filled by another request, an answer by another server: what they hold is hidden from this page's reader.</summary>
    private static bool IsStored(List<Token> tokens, int i)
    {
        while (i + 2 < tokens.Count && tokens[i].Kind == TokenKind.Name && Conversions.Contains(tokens[i].Value) && tokens[i + 1].IsMark('('))
        {
            i += 2;
        }

        i += tokens[i].IsMark('(') && i + 1 < tokens.Count ? 1 : 0;
        return tokens[i].Value is "session" or "application" || (i + 2 < tokens.Count && tokens[i + 1].IsMark('.') && tokens[i + 2].Value is "responsetext" or "responsebody");
    }

    /// <summary><c>execute component.Decode("...")</c>: what is no text to a reader is one to a component that is not on the page.</summary>
    private static bool IsDecodedByComponent(List<Token> tokens, int i)
    {
        i += tokens[i].IsMark('(') ? 1 : 0;
        return i + 4 < tokens.Count && tokens[i].Kind == TokenKind.Name && tokens[i + 1].IsMark('.') && tokens[i + 2].Kind == TokenKind.Name && tokens[i + 3].IsMark('(') && IsOpaque(tokens[i + 4]);
    }

    /// <summary>JScript lets <c>eval</c> go under another name.</summary>
    private static bool IsAlias(List<Token> tokens, int i) => tokens[i].IsName("eval") && i > 0 && (tokens[i - 1].IsMark(':') || tokens[i - 1].IsMark('='))
        && (tokens[i + 1].IsMark(',') || tokens[i + 1].IsMark('}') || tokens[i + 1].Kind == TokenKind.End);

    /// <summary>Names for opaque texts and names for what the page's functions made of them.</summary>
    private static (HashSet<string> Opaque, HashSet<string> Decoded) HiddenNames(List<Token> tokens, ScriptFunctions functions)
    {
        var names = (Opaque: new HashSet<string>(StringComparer.Ordinal), Decoded: new HashSet<string>(StringComparer.Ordinal));
        for (var i = 1; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].IsMark('=') && tokens[i - 1].Kind == TokenKind.Name && !(i > 1 && tokens[i - 2].IsMark('.')))
            {
                if (IsOpaque(tokens[i + 1]))
                {
                    names.Opaque.Add(tokens[i - 1].Value);
                }

                if (IsStored(tokens, i + 1) || IsDecoded(tokens, i + 1, ArgumentEnd(tokens, i + 1), functions, names))
                {
                    names.Decoded.Add(tokens[i - 1].Value);
                }
            }
        }

        return names;
    }

    private static bool IsDecoded(List<Token> tokens, int from, int to, ScriptFunctions functions, (HashSet<string> Opaque, HashSet<string> Decoded) names)
    {
        var pieces = 0;
        for (var i = from; i < to; i++)
        {
            var member = i > 0 && tokens[i - 1].IsMark('.');
            if (tokens[i].Kind != TokenKind.Name || (member && tokens[i].Value != "frombase64string"))
            {
                continue;
            }

            var indexed = i + 1 < tokens.Count && (tokens[i + 1].IsMark('(') || tokens[i + 1].IsMark('['));
            if (names.Decoded.Contains(tokens[i].Value) || (indexed && names.Opaque.Contains(tokens[i].Value)))
            {
                return true;
            }

            var own = functions.Has(tokens[i].Value);
            if (indexed && i + 2 < tokens.Count && (own || tokens[i].Value is "unescape" or "frombase64string" or "replace" or "chr" or "chrw"))
            {
                pieces += own || tokens[i].Value is "chr" or "chrw" ? 1 : 0;
                if (IsOpaque(tokens[i + 2]) || (tokens[i + 2].Kind == TokenKind.Name && names.Opaque.Contains(tokens[i + 2].Value)))
                {
                    return true;
                }
            }
        }

        return pieces >= MinPieces;
    }

    private static int ArgumentEnd(List<Token> tokens, int from)
    {
        var i = from;
        while (i < tokens.Count && i - from < 512 && tokens[i].Kind != TokenKind.End)
        {
            i++;
        }

        return i;
    }

    private static bool IsOpaque(Token token) => token.Kind == TokenKind.Text && IsOpaque(token.Value);

    /// <summary>Not made of words: digits, signs and foreign letters, or long without a space.</summary>
    public static bool IsOpaque(string text)
    {
        if (Reversed.AreIn(text) || text.AsSpan().Count(ConstantCalls.Separator) >= 3)
        {
            return true;
        }

        var odd = 0;
        foreach (var c in text)
        {
            odd += char.IsAsciiLetter(c) || c is ' ' or '.' or '/' or '\\' or '_' or '-' or ':' or '\r' or '\n' or '\t' ? 0 : 1;
        }

        return text.Length >= MinOpaqueChars && (odd * 5 > text.Length || (text.Length >= 60 && !text.Contains(' ', StringComparison.Ordinal)));
    }
}
