namespace Breakwater.Detection.ServerScript;

/// <summary>The functions that a page defines, with their parameters and the place where each begins.</summary>
internal sealed class ScriptFunctions
{
    private readonly Dictionary<string, List<string>> _parameters = new(StringComparer.Ordinal);
    private readonly List<(int At, string Name)> _starts = [];

    /// <param name="tokens">The page's tokens.</param>
    /// <param name="isService">The page answers calls to its marked methods, so their parameters are what the visitor sends.</param>
    public ScriptFunctions(List<Token> tokens, bool isService)
    {
        for (var i = 1; i + 2 < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.Name && tokens[i + 1].IsMark('='))
            {
                AddLambda(tokens, i);
            }
            else if (tokens[i].Kind == TokenKind.Name && tokens[i + 1].IsMark('(') && IsDeclared(tokens, i, out var close))
            {
                var name = tokens[i].Value;
                var parameters = Parameters(tokens, i + 2, close);
                _starts.Add((i, name));
                _parameters.TryAdd(name, parameters);
                if (isService && IsMarked(tokens, i))
                {
                    Called.AddRange(parameters);
                }
            }
        }
    }

    /// <summary>Parameters of methods that the visitor calls directly.</summary>
    public List<string> Called { get; } = [];

    public IReadOnlyList<string>? ParametersOf(string name) => _parameters.GetValueOrDefault(name);

    public bool Has(string name) => _parameters.ContainsKey(name);

    /// <summary>The function whose text holds this place; null before the first.</summary>
    public string? At(int index)
    {
        var (low, high) = (0, _starts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _starts[middle].At <= index ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? null : _starts[low - 1].Name;
    }

    /// <summary><c>name = (a, b) => ...</c> and <c>name = a => ...</c>.</summary>
    private void AddLambda(List<Token> tokens, int i)
    {
        var open = tokens[i + 2].IsMark('(');
        var close = open ? TokenSpans.Close(tokens, i + 2, 64) : i + 3;
        var arrow = open ? close + 1 : close;
        if (arrow < tokens.Count && tokens[arrow].Kind == TokenKind.Mark && tokens[arrow].Value == "=>")
        {
            _parameters.TryAdd(tokens[i].Value, Parameters(tokens, open ? i + 3 : i + 2, close));
        }
    }

    private static bool IsDeclared(List<Token> tokens, int i, out int close)
    {
        close = TokenSpans.Close(tokens, i + 1, 512);
        var before = tokens[i - 1];
        return before.Kind == TokenKind.Name && (before.Value is "function" or "sub"
            || (before.Value is not ("new" or "return" or "else" or "throw" or "call" or "await" or "and" or "or" or "not" or "if" or "case") && close + 1 < tokens.Count && tokens[close + 1].IsMark('{')));
    }

    /// <summary>The last name of each parameter, or the one before <c>As</c> or a colon.</summary>
    private static List<string> Parameters(List<Token> tokens, int from, int close)
    {
        var names = new List<string>();
        string? last = null;
        var typed = false;
        for (var i = from; i <= close && i < tokens.Count; i++)
        {
            if (tokens[i].IsMark(',') || i == close)
            {
                names.AddRange(last is null ? [] : (string[])[last]);
                (last, typed) = (null, false);
            }
            else if (tokens[i].IsName("as") || tokens[i].IsMark(':') || tokens[i].IsMark('='))
            {
                typed = true;
            }
            else if (tokens[i].Kind == TokenKind.Name && !typed)
            {
                last = tokens[i].Value;
            }
        }

        return names;
    }

    private static bool IsMarked(List<Token> tokens, int i)
    {
        for (var at = i; at > 0 && i - at < 60 && !(at < i && (tokens[at].Kind == TokenKind.End || tokens[at].IsMark('{'))); at--)
        {
            if (tokens[at].Kind == TokenKind.Name && tokens[at].Value is "webmethod" or "webmethodattribute" or "operationcontract" or "webinvoke" or "webget" or "scriptmethod" or "soapdocumentmethod" or "soaprpcmethod")
            {
                return true;
            }
        }

        return false;
    }
}
