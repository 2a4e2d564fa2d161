namespace Breakwater.Detection.ServerScript;

/// <summary>Weighs an expression: does it carry what the visitor sends, and does that come first?</summary>
internal sealed class Expressions(List<Token> tokens, IReadOnlySet<string> controls, ScriptFunctions functions, Dictionary<string, Reach> names)
{
    /// <summary>Tokens looked at so far, a measure of work.</summary>
    public long Visited { get; private set; }

    public Reach ReachOf(int from, int to)
    {
        Visited += Math.Max(0, Math.Min(to, tokens.Count) - from);
        var reach = Reach.None;
        var led = false;

        // One bit for each open parenthesis, whether something stood before it.
        var before = 0UL;
        for (var i = from; i < to && i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.IsMark(',') || token.Kind == TokenKind.End)
            {
                led = false;
            }
            else if (token.IsMark('('))
            {
                before = (before << 1) | (led ? 1UL : 0);
            }
            else if (token.IsMark(')'))
            {
                // In a.b("text").c(value) the text does not stand before the value.
                led = i + 1 < tokens.Count && tokens[i + 1].IsMark('.') ? (before & 1) == 1 : led;
                before >>= 1;
            }
            else if (token.Kind == TokenKind.Text)
            {
                reach = NamesRequest(token.Value) ? Reach.Whole : reach;
                led |= token.Value.Length > 0;
            }
            else if (token.Kind == TokenKind.Name)
            {
                var (own, next) = Operand(i, to);
                reach = own == Reach.None || own <= reach ? reach : led ? Reach.Part > reach ? Reach.Part : reach : own;
                led |= own == Reach.None && LeadsBy(token.Value, i, next);
                i = next;
            }
        }

        return reach;
    }

    /// <summary>The name under which a value is kept: stores such as the session are told apart by their key.</summary>
    public string KeyAt(int i)
    {
        var name = tokens[i].Value;
        return FlowWords.KeyedStores.Contains(name) && i + 2 < tokens.Count && (tokens[i + 1].IsMark('(') || tokens[i + 1].IsMark('[')) && tokens[i + 2].Kind == TokenKind.Text
            ? $"{name}:{tokens[i + 2].Value.ToLowerInvariant()}" : functions.KeyOf(name, i);
    }

    /// <summary>A fixed beginning, such as a folder of the site, before what the visitor adds.</summary>
    private bool LeadsBy(string name, int i, int next) => name is "physicalapplicationpath" or "applicationpath"
        || (next == i && !FlowWords.Operators.Contains(name) && !(i + 1 < tokens.Count && (tokens[i + 1].IsMark('(') || tokens[i + 1].IsMark('.'))));

    /// <summary>The reach of the name at an index and the last index that belongs to it.</summary>
    private (Reach Reach, int Last) Operand(int i, int to)
    {
        var name = tokens[i].Value;
        var isMember = i > 0 && tokens[i - 1].IsMark('.');
        if (FlowWords.Cleaning.Contains(name) && i + 1 < to && tokens[i + 1].IsMark('('))
        {
            return (Reach.None, TokenSpans.Close(tokens, i + 1));
        }

        if (name == "request")
        {
            return Request(i, to);
        }

        if (controls.Contains(name) && i + 2 < to && tokens[i + 1].IsMark('.') && FlowWords.ControlValues.Contains(tokens[i + 2].Value))
        {
            return (Reach.Whole, i + 2);
        }

        if (isMember)
        {
            return (Reach.None, i);
        }

        var reach = names.GetValueOrDefault(KeyAt(i));
        return reach != Reach.None && EndsClean(ref i, to) ? (Reach.None, i) : (reach, i);
    }

    private (Reach Reach, int Last) Request(int i, int to)
    {
        if (i + 2 < to && tokens[i + 1].IsMark('.') && tokens[i + 2].Kind == TokenKind.Name)
        {
            var member = tokens[i + 2].Value;
            if (FlowWords.CleanRequestMembers.Contains(member) || (member == "servervariables" && !ChoosesVariable(i + 3)))
            {
                return (Reach.None, i + 2);
            }
        }

        return EndsClean(ref i, to) ? (Reach.None, i) : (Reach.Whole, i);
    }

    /// <summary>A text that is code which takes what the visitor sends, and waits to be evaluated.</summary>
    private static bool NamesRequest(string text)
    {
        var at = FlowWords.Request.IndexIn(text);
        return at == 0 ? text.Length == 7 || text[7] is '(' or '[' or '.' : at > 0 && at + 8 < text.Length && text[at - 1] == '(' && text[at + 7] is '(' or '[';
    }

    private bool ChoosesVariable(int open)
    {
        var key = open + 1 < tokens.Count && tokens[open + 1].Kind == TokenKind.Text ? tokens[open + 1].Value.ToLowerInvariant() : null;
        return key is null || key.StartsWith("http_", StringComparison.Ordinal) || FlowWords.ChosenServerVariables.Contains(key);
    }

    /// <summary>Skips members, calls and indexes after a name; true when they end in a number or a truth value.</summary>
    private bool EndsClean(ref int i, int to)
    {
        while (i + 1 < to)
        {
            if (tokens[i + 1].IsMark('(') || tokens[i + 1].IsMark('['))
            {
                i = Math.Min(TokenSpans.Close(tokens, i + 1), to - 1);
            }
            else if (i + 2 < to && tokens[i + 1].IsMark('.') && tokens[i + 2].Kind == TokenKind.Name)
            {
                i += 2;
                if (FlowWords.Cleaning.Contains(tokens[i].Value) || tokens[i].Value is "count" or "length" or "contentlength" or "totalbytes" or "haskeys" or "contenttype")
                {
                    return true;
                }
            }
            else
            {
                return false;
            }
        }

        return false;
    }
}
