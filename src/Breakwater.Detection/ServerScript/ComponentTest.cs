namespace Breakwater.Detection.ServerScript;

/// <summary>
/// An object that is made only to see whether the server has its class, as pages for administrators do: it is asked for nothing but its version. What an intruder makes by a name of his choice
/// he then uses.
/// </summary>
internal static class ComponentTest
{
    private static readonly string[] Making = ["createobject", "activexobject"];
    private static readonly string[] Labels = ["version", "about", "build", "fullname"];
    private static readonly string[] Questions = ["isobject", "typename", "isempty", "isnull"];

    /// <param name="tokens">The page's code.</param>
    /// <param name="callee">The name by which the object is made.</param>
    public static bool Is(List<Token> tokens, int callee)
    {
        var start = TokenSpans.PathStart(tokens, callee);
        if (!Making.Contains(tokens[callee].Value) || start < 2 || !tokens[start - 1].IsMark('=') || tokens[start - 2].Kind != TokenKind.Name)
        {
            return false;
        }

        var name = tokens[start - 2].Value;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].IsName(name) && !(i > 0 && tokens[i - 1].IsMark('.')) && !IsHarmless(tokens, i))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Set, declared, compared or asked what it is.</summary>
    private static bool IsHarmless(List<Token> tokens, int i)
    {
        var (before, next) = (i > 0 ? tokens[i - 1] : default, i + 1 < tokens.Count ? tokens[i + 1] : default);
        return next.IsMark('.') ? i + 2 < tokens.Count && Labels.Contains(tokens[i + 2].Value)
            : next.IsMark('=') || next.IsName("is") || before.IsName("dim") || before.IsName("var")
            || (before.IsMark('(') && i > 1 && Questions.Contains(tokens[i - 2].Value));
    }
}
