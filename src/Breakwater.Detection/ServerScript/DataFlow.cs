namespace Breakwater.Detection.ServerScript;

/// <summary>
/// Follows what the visitor sends through assignments, calls and the page's own functions to where it takes effect. Names are taken for the whole page
/// and the order of statements is ignored: it may see a flow that is none, but none is lost by moving code about.
/// </summary>
internal sealed class DataFlow
{
    private const int MaxRounds = 6;

    /// <summary>Ordinary pages need a hundredth of it.</summary>
    private const int MaxVisited = 10_000_000;

    private const int MaxHostTokens = 12;

    private readonly List<Token> _tokens;
    private readonly ScriptFunctions _functions;
    private readonly PageWords _words;
    private readonly Expressions _expressions;
    private readonly ComponentTests _components;
    private readonly Dictionary<string, Reach> _names = new(StringComparer.Ordinal);
    private readonly SortedDictionary<FlowKind, Reach> _flows = [];

    /// <summary>Names of files below the site.</summary>
    private readonly HashSet<string> _mapped = new(StringComparer.Ordinal);

    private bool _changed;

    private DataFlow(List<Token> tokens, PageWords words, ScriptFunctions functions)
    {
        (_tokens, _words, _functions, _components) = (tokens, words, functions, new ComponentTests(tokens));
        _expressions = new Expressions(tokens, words.Controls, functions, _names);
        foreach (var parameter in functions.Called)
        {
            _names[parameter] = Reach.Whole;
        }
    }

    /// <summary>What happens to what the visitor sends, and how much of it he chooses.</summary>
    /// <param name="isTangled">The code is built so that following it would take too long; what was found so far is returned.</param>
    public static IReadOnlyDictionary<FlowKind, Reach> Of(List<Token> tokens, PageWords words, ScriptFunctions functions, out bool isTangled)
    {
        isTangled = false;
        if (!HasSink(tokens, words))
        {
            return new SortedDictionary<FlowKind, Reach>();
        }

        var flow = new DataFlow(tokens, words, functions);
        for (var round = 0; round < MaxRounds; round++)
        {
            flow._changed = false;
            flow.ReadOnce();
            isTangled = flow._expressions.Visited > MaxVisited;
            if (!flow._changed || isTangled)
            {
                break;
            }
        }

        return flow._flows;
    }

    /// <summary>Most pages have nothing where a value could take effect.</summary>
    private static bool HasSink(List<Token> tokens, PageWords words) => tokens.Exists(t => t.Kind == TokenKind.Name
        ? FlowWords.Sinks.TryGetValue(t.Value, out var sinks) && Array.Exists(sinks, s => s.Needs is not { } needs || words.HasAny(needs))
        : t.Kind == TokenKind.Text && FlowWords.EndsWithAny(t.Value, FlowWords.ChosenConnectionKeys));

    private void ReadOnce()
    {
        var statement = 0;
        for (var i = 0; i < _tokens.Count && _expressions.Visited <= MaxVisited; i++)
        {
            var token = _tokens[i];
            if (token.Kind == TokenKind.End)
            {
                ReadStatementCall(statement, i);
                statement = i + 1;
            }
            else if (token.IsMark('=') && !IsCondition(statement))
            {
                ReadAssignment(i);
            }
            else if (token.Kind == TokenKind.Name)
            {
                ReadName(i);
            }
        }
    }

    private bool IsCondition(int statement) => _tokens[statement].Kind == TokenKind.Name && _tokens[statement].Value is "if" or "elseif" or "while" or "until" or "loop" or "case" or "select"
        && !(statement + 1 < _tokens.Count && _tokens[statement + 1].IsMark('('));

    private void ReadName(int i)
    {
        var name = _tokens[i].Value;
        if (i + 1 < _tokens.Count && (_tokens[i + 1].IsMark('(') || (name == "connectionstrings" && _tokens[i + 1].IsMark('['))))
        {
            ReadCall(i, i + 2, TokenSpans.Close(_tokens, i + 1));
        }
        else if (name is "eval" or "execute" or "executeglobal" && i + 1 < _tokens.Count && _tokens[i + 1].Kind is TokenKind.Name or TokenKind.Text)
        {
            ReadCall(i, i + 1, TokenSpans.EndOfExpression(_tokens, i + 1));
        }
        else if (name == "in" && i > 0 && _tokens[i - 1].Kind == TokenKind.Name)
        {
            Taint(_expressions.KeyAt(i - 1), _expressions.ReachOf(i + 1, TokenSpans.EndOfExpression(_tokens, i + 1)));
        }
        else if (name == "return" && _functions.At(i) is { } function)
        {
            Taint(function, _expressions.ReachOf(i + 1, TokenSpans.EndOfExpression(_tokens, i + 1)));
        }
    }

    private void ReadAssignment(int equals)
    {
        var last = equals - 1;
        while (last > 0 && _tokens[last].Kind == TokenKind.Mark && _tokens[last].Value is "+" or "-" or "&" or "*" or "|" or "^" or "?")
        {
            last--;
        }

        // Dim x As String = value, var x : String = value.
        if (last >= 2 && _tokens[last].Kind == TokenKind.Name && (_tokens[last - 1].IsName("as") || _tokens[last - 1].IsMark(':')) && _tokens[last - 2].Kind == TokenKind.Name)
        {
            last -= 2;
        }

        if (last < 0 || _tokens[last].Kind is not (TokenKind.Name or TokenKind.Mark))
        {
            return;
        }

        var end = TokenSpans.EndOfExpression(_tokens, equals + 1);
        var reach = _expressions.ReachOf(equals + 1, end);
        var start = TokenSpans.PathStart(_tokens, last);
        if (reach == Reach.None || _tokens[start].Kind != TokenKind.Name)
        {
            return;
        }

        Taint(_expressions.KeyAt(start), reach);
        if (MapsPath(equals + 1, end))
        {
            _mapped.Add(_expressions.KeyAt(start));
        }

        NoteConnection(reach, equals + 1, end);
        var member = _tokens[last].Value;
        if (member is "arguments" or "filename" && last > start && _words.HasAny("startinfo processstartinfo"))
        {
            Note(FlowKind.RunsPrograms, reach);
        }
        else if (member is "attributes" or "modifydate" && last > start && _words.HasAny("filesystemobject shell.application"))
        {
            Note(FlowKind.ChangesFiles, reach);
        }
        else if (member == "connectionstring")
        {
            Note(FlowKind.OpensDatabases, reach);
        }
        else if (member == "commandtext" && _words.HasAny("sqlconnection oledbconnection odbcconnection") && !_words.Has("storedprocedure"))
        {
            Note(FlowKind.Queries, reach);
        }
    }

    /// <summary>Basic calls a procedure without parentheses: <c>path argument, argument</c>.</summary>
    private void ReadStatementCall(int from, int end)
    {
        from += from < end && _tokens[from].IsName("call") ? 1 : 0;
        var i = from;
        var last = -1;
        while (i < end && _tokens[i].Kind == TokenKind.Name)
        {
            last = i++;
            i = i < end && _tokens[i].IsMark('(') && i + 1 < end ? SkipGroup(i, end) : i;
            if (i >= end || !_tokens[i].IsMark('.'))
            {
                break;
            }

            i++;
        }

        if (last >= 0 && last + 1 == i && i < end && (_tokens[i].Kind != TokenKind.Mark || _tokens[i].IsMark('&')))
        {
            ReadCall(last, i, end);
        }
    }

    private int SkipGroup(int open, int end) => Math.Min(TokenSpans.Close(_tokens, open) + 1, end);

    private void ReadCall(int callee, int from, int to)
    {
        var name = _tokens[callee].Value;
        var arguments = _expressions.ReachOf(from, to);
        var start = TokenSpans.PathStart(_tokens, callee);
        var isMember = start < callee;
        var subject = isMember && _tokens[start].Kind == TokenKind.Name ? _expressions.KeyAt(start) : "";
        if (arguments != Reach.None && _functions.ParametersOf(name) is { } overloads)
        {
            foreach (var parameters in overloads)
            {
                TaintParameters(parameters, from, to);
            }
        }

        if (isMember && arguments != Reach.None && FlowWords.TakingUp.Contains(name) && !FlowWords.Ambient.Contains(subject))
        {
            Taint(subject, arguments);
        }

        var own = isMember ? _expressions.ReachOf(start, callee) : Reach.None;
        if (own != Reach.None && FlowWords.Pouring.Contains(name))
        {
            Pour(from, TokenSpans.FirstArgumentEnd(_tokens, from, to), own);
        }

        NoteConnection(arguments, from, to);

        foreach (var sink in FlowWords.Sinks.GetValueOrDefault(name, []))
        {
            ReadSink(sink, callee, from, to, isMember, arguments, own);
        }
    }

    /// <summary>Each parameter takes up its own argument, the last one all that are left: they may be a list.</summary>
    private void TaintParameters(IReadOnlyList<string> parameters, int from, int to)
    {
        for (var i = 0; i < parameters.Count && from < to; i++)
        {
            var end = i + 1 == parameters.Count ? to : TokenSpans.FirstArgumentEnd(_tokens, from, to);
            Taint(parameters[i], _expressions.ReachOf(from, end));
            if (MapsPath(from, end))
            {
                _mapped.Add(parameters[i]);
            }

            from = end + 1;
        }
    }

    private void Pour(int from, int to, Reach reach)
    {
        for (var i = from; i < to; i++)
        {
            if (_tokens[i].Kind == TokenKind.Name && !FlowWords.Operators.Contains(_tokens[i].Value))
            {
                Taint(_expressions.KeyAt(i), reach);
            }
        }
    }

    /// <summary>A connection text that goes on with what the visitor sends. A file that <c>MapPath</c> finds is one of the site's own.</summary>
    private void NoteConnection(Reach reach, int from, int to)
    {
        var (named, chosen) = (false, false);
        for (var i = from; i + 2 < to && reach != Reach.None; i++)
        {
            if (_tokens[i].Kind == TokenKind.Text)
            {
                var text = _tokens[i].Value;
                named |= FlowWords.ConnectionKeys.AreIn(text);
                chosen |= FlowWords.EndsWithAny(text, FlowWords.ChosenConnectionKeys) && !_mapped.Contains(_expressions.KeyAt(i + 2)) && _expressions.ReachOf(i + 2, i + 3) != Reach.None;
                if ((FlowWords.EndsWithAny(text, FlowWords.OwnPorts) && _expressions.ReachOf(i + 2, i + 3) != Reach.None)
                    || (text.EndsWith("://", StringComparison.Ordinal) && PortAfter(i + 2, to) is > 0 and var port && _expressions.ReachOf(i + 2, port) != Reach.None))
                {
                    Note(FlowKind.Connects, Reach.Whole);
                }
            }
        }

        if (named && chosen)
        {
            Note(FlowKind.OpensDatabases, reach);
        }
    }

    /// <summary>Where a port follows the name of a server that is put into an address; 0 when none does.</summary>
    private int PortAfter(int from, int to)
    {
        for (var i = from; i < Math.Min(to, from + MaxHostTokens); i++)
        {
            if (_tokens[i].Kind == TokenKind.Text && i > from && _tokens[i - 1].Kind == TokenKind.Mark && _tokens[i].Value is ":")
            {
                return i - 1;
            }
        }

        return 0;
    }

    private void ReadSink(Sink sink, int callee, int from, int to, bool isMember, Reach arguments, Reach own)
    {
        if ((sink.Made && !(callee > 0 && _tokens[callee - 1].IsName("new"))) || (sink.Alone && (isMember || _functions.Has(_tokens[callee].Value))) || (sink.Needs is { } needs && !_words.HasAny(needs))
            || (sink.Objects is { } objects && !(isMember && objects.Contains(_tokens[callee - 2].Value))) || (sink.OtherObjects is { } others && !(isMember && !others.Contains(_tokens[callee - 2].Value))))
        {
            return;
        }

        if (sink.Kind == FlowKind.LoadsCode && _components.Is(callee))
        {
            return;
        }

        if (sink.Kind == FlowKind.WritesFiles)
        {
            Note(FlowKind.WritesScripts, ScriptNamed(from, to, anew: _tokens[callee].Value != "opentextfile"));
        }

        Note(sink.Kind, sink.FirstOnly ? _expressions.ReachOf(from, TokenSpans.FirstArgumentEnd(_tokens, from, to)) : sink.LastOnly ? _expressions.ReachOf(TokenSpans.LastArgumentStart(_tokens, from, to), to) : own > arguments ? own : arguments);
    }

    /// <summary>In part for a fixed page of the site, wholly for the page itself and for what no site has a use for.</summary>
    private Reach ScriptNamed(int from, int to, bool anew)
    {
        var named = Reach.None;
        for (var i = from; i < to; i++)
        {
            var text = _tokens[i].Kind == TokenKind.Text ? _tokens[i].Value : "";
            if ((anew && NamesOwnFile(i)) || FlowWords.EndsWithAny(text, FlowWords.ForeignScripts))
            {
                return Reach.Whole;
            }

            named = FlowWords.EndsWithAny(text, FlowWords.PageScripts) ? Reach.Part : named;
        }

        return named;
    }

    /// <summary><c>Request.ServerVariables("SCRIPT_NAME")</c> and <c>Request.PhysicalPath</c>: the page writes itself anew.</summary>
    private bool NamesOwnFile(int i) => i >= 2 && FlowWords.OwnFile.Contains(_tokens[i].Value.ToLowerInvariant())
        && _tokens[i - 2].IsName(_tokens[i].Kind == TokenKind.Text ? "servervariables" : "request");

    private bool MapsPath(int from, int to)
    {
        for (var i = from; i < Math.Min(to, from + 8); i++)
        {
            if (_tokens[i].Kind == TokenKind.Name && (_tokens[i].Value == "mappath" || _mapped.Contains(_expressions.KeyAt(i))))
            {
                return true;
            }
        }

        return false;
    }

    private void Taint(string name, Reach reach)
    {
        if (reach > _names.GetValueOrDefault(name) && name.Length > 0)
        {
            _names[name] = reach;
            _changed = true;
        }
    }

    private void Note(FlowKind kind, Reach reach)
    {
        if (reach > _flows.GetValueOrDefault(kind))
        {
            _flows[kind] = reach;
        }
    }
}
