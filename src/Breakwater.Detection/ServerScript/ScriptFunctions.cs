namespace Breakwater.Detection.ServerScript;

/// <summary>The functions that a page defines, with their parameters and the place where each begins.</summary>
internal sealed class ScriptFunctions
{
    private const int MaxOverloads = 16;

    private readonly Dictionary<string, List<IReadOnlyList<string>>> _parameters = new(StringComparer.Ordinal);
    private readonly List<ScriptFunction> _inOrder = [];

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
                var function = new ScriptFunction(tokens[i].Value, i, Parameters(tokens, i + 2, close));
                _inOrder.Add(function);
                Add(function.Name, [.. function.Parameters.Select(function.Key)]);
                if (isService && IsMarked(tokens, i))
                {
                    Called.AddRange(function.Parameters.Select(function.Key));
                }
            }
            else if (tokens[i].IsName("end") && tokens[i + 1].Kind == TokenKind.Name && tokens[i + 1].Value is "function" or "sub" && _inOrder.Count > 0)
            {
                _inOrder[^1].End = Math.Min(_inOrder[^1].End, i);
            }
        }
    }

    /// <summary>Parameters of methods that the visitor calls directly, by their keys.</summary>
    public List<string> Called { get; } = [];

    /// <summary>The keys of the parameters of each function of this name; null when there is none.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? ParametersOf(string name) => _parameters.GetValueOrDefault(name);

    public bool Has(string name) => _parameters.ContainsKey(name);

    /// <summary>The function whose text holds this place; null before the first.</summary>
    public string? At(int index) => Before(index)?.Name;

    /// <summary>What a name at a place stands for: parameters are their function's own.</summary>
    public string KeyOf(string name, int index) => Before(index) is { } function && index < function.End && function.Parameters.Contains(name) ? function.Key(name) : name;

    private ScriptFunction? Before(int index)
    {
        var (low, high) = (0, _inOrder.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _inOrder[middle].Start <= index ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? null : _inOrder[low - 1];
    }

    private void Add(string name, IReadOnlyList<string> parameters)
    {
        if (!_parameters.TryGetValue(name, out var all))
        {
            _parameters[name] = all = [];
        }

        if (all.Count < MaxOverloads)
        {
            all.Add(parameters);
        }
    }

    /// <summary><c>name = (a, b) => ...</c> and <c>name = a => ...</c>.</summary>
    private void AddLambda(List<Token> tokens, int i)
    {
        var open = tokens[i + 2].IsMark('(');
        var close = open ? TokenSpans.Close(tokens, i + 2, 64) : i + 3;
        var arrow = open ? close + 1 : close;
        if (arrow < tokens.Count && tokens[arrow].Kind == TokenKind.Mark && tokens[arrow].Value == "=>")
        {
            Add(tokens[i].Value, Parameters(tokens, open ? i + 3 : i + 2, close));
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
