namespace Breakwater.Detection.ServerScript;

/// <summary>
/// Objects that a page makes only to see whether the server has their class, as pages for administrators do: they are asked for nothing but their version. What an intruder makes by a name of
/// his choice he then uses.
/// </summary>
/// <param name="tokens">The page's code.</param>
internal sealed class ComponentTests(List<Token> tokens)
{
    private static readonly string[] Making = ["createobject", "activexobject"];
    private static readonly string[] Labels = ["version", "about", "build", "fullname"];
    private static readonly string[] Questions = ["isobject", "typename", "isempty", "isnull"];
    private static readonly string[] Own = ["me", "this"];

    // Found in one pass over the page, however many objects it makes.
    private HashSet<string>? _used;

    /// <param name="callee">The name by which the object is made.</param>
    public bool Is(int callee)
    {
        var start = TokenSpans.PathStart(tokens, callee);
        return Making.Contains(tokens[callee].Value) && start >= 2 && tokens[start - 1].IsMark('=') && tokens[start - 2].Kind == TokenKind.Name
            && !(_used ??= FindUsed()).Contains(tokens[start - 2].Value);
    }

    private HashSet<string> FindUsed()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.Name && !IsOfAnother(i) && !IsHarmless(i))
            {
                used.Add(tokens[i].Value);
            }
        }

        return used;
    }

    /// <summary>A member of another object than the page's own.</summary>
    private bool IsOfAnother(int i) => i > 0 && tokens[i - 1].IsMark('.') && !(i > 1 && Own.Contains(tokens[i - 2].Value));

    /// <summary>Set, declared, compared or asked what it is.</summary>
    private bool IsHarmless(int i)
    {
        var (before, next) = (i > 0 ? tokens[i - 1] : default, i + 1 < tokens.Count ? tokens[i + 1] : default);
        return next.IsMark('.') ? i + 2 < tokens.Count && Labels.Contains(tokens[i + 2].Value)
            : next.IsMark('=') || next.IsName("is") || before.IsName("dim") || before.IsName("var")
            || (before.IsMark('(') && i > 1 && Questions.Contains(tokens[i - 2].Value));
    }
}
