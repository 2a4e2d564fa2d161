namespace Breakwater.Detection.ServerScript;

/// <summary>Finds what belongs together in a list of tokens.</summary>
internal static class TokenSpans
{
    /// <summary>Nobody writes longer paths; without a limit every call of a long one would be as much work as the whole.</summary>
    private const int MaxLinks = 128;

    /// <summary>Index of the mark that closes the group opened at an index; where none does within the limit, the last index looked at.</summary>
    public static int Close(List<Token> tokens, int open, int limit = 1024)
    {
        var depth = 0;
        var end = Math.Min(tokens.Count, open + limit);
        for (var i = open; i < end; i++)
        {
            if (tokens[i].Kind == TokenKind.Mark)
            {
                depth += Step(tokens[i]);
                if (depth <= 0)
                {
                    return i;
                }
            }
        }

        return end - 1;
    }

    /// <summary>Index of the mark that opens the group closed at an index.</summary>
    public static int Open(List<Token> tokens, int close, int limit = 256)
    {
        var depth = 0;
        for (var i = close; i >= 0 && close - i < limit; i--)
        {
            if (tokens[i].Kind == TokenKind.Mark)
            {
                depth -= Step(tokens[i]);
                if (depth <= 0)
                {
                    return i;
                }
            }
        }

        return Math.Max(0, close - limit);
    }

    public static int Step(Token token) => token.Kind != TokenKind.Mark || token.Value.Length != 1 ? 0 : token.Value[0] switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };

    /// <summary>Index of the first token of the path that ends at an index, such as <c>a.b(c).d</c>; of one with more links than the limit, of a later part.</summary>
    public static int PathStart(List<Token> tokens, int end)
    {
        var i = end;
        for (var links = 0; links < MaxLinks && TryStepBack(tokens, ref i); links++)
        {
        }

        return Math.Max(0, i);
    }

    /// <summary>Whether a path that ends at an index names something on the way, outside of its brackets.</summary>
    public static bool PathNames(List<Token> tokens, int end, string name)
    {
        var i = end;
        for (var links = 0; links < MaxLinks && i >= 0; links++)
        {
            if (tokens[i].IsName(name))
            {
                return true;
            }

            if (!TryStepBack(tokens, ref i))
            {
                break;
            }
        }

        return false;
    }

    private static bool TryStepBack(List<Token> tokens, ref int i)
    {
        if (i > 0 && (tokens[i].IsMark(')') || tokens[i].IsMark(']')))
        {
            i = Open(tokens, i) - 1;
            return true;
        }

        if (i >= 2 && tokens[i].Kind == TokenKind.Name && tokens[i - 1].IsMark('.'))
        {
            i -= 2;
            return true;
        }

        return false;
    }

    /// <summary>Index behind the first of the arguments that lie between two indexes: of its comma, or where they end.</summary>
    public static int FirstArgumentEnd(List<Token> tokens, int from, int to)
    {
        var depth = 0;
        for (var i = from; i < to; i++)
        {
            depth += Step(tokens[i]);
            if (depth == 0 && tokens[i].IsMark(','))
            {
                return i;
            }
        }

        return to;
    }

    /// <summary>Index of the first token of the last of the arguments that lie between two indexes.</summary>
    public static int LastArgumentStart(List<Token> tokens, int from, int to)
    {
        for (var end = FirstArgumentEnd(tokens, from, to); end < to; end = FirstArgumentEnd(tokens, from, to))
        {
            from = end + 1;
        }

        return from;
    }

    /// <summary>Index behind the expression that begins at an index; one that is longer than the limit ends there.</summary>
    public static int EndOfExpression(List<Token> tokens, int from, int limit = 1024)
    {
        var depth = 0;
        var i = from;
        for (; i < tokens.Count && i - from < limit; i++)
        {
            depth += Step(tokens[i]);
            if (depth < 0 || (tokens[i].Kind == TokenKind.End && depth <= 0) || (depth == 0 && tokens[i].IsMark(',')))
            {
                break;
            }
        }

        return i;
    }
}
