using Breakwater.Sigma.Expressions;

namespace Breakwater.Sigma.Parsing;

/// <summary>Parses one condition: `or` binds least, then `and`, `not`, `1 of x*`, brackets.</summary>
internal sealed class ConditionParser(string text, int line, IReadOnlyDictionary<string, Expression> identifiers, ProblemList problems)
{
    private readonly List<ConditionToken> _tokens = text.Length > Limits.ConditionChars ? [] : ConditionToken.Split(text);
    private int _at;
    private int _depth;
    private int _references;
    private bool _failed;

    private ConditionToken Current => _tokens[_at];

    /// <summary>What the condition says; null, with its error reported, when it is wrong. References add to those of the rule's other conditions.</summary>
    public Expression? Parse(ref int references)
    {
        _references = references;
        if (_tokens.Count == 0)
        {
            return Fail(Messages.ConditionTooLarge(problems.Path, line, "characters"));
        }

        var expression = ParseOr();
        references = _references;
        if (!_failed && !Current.IsEnd)
        {
            return Current.Is("|")
                ? Fail(Messages.Aggregation(problems.Path, line, Current.Column))
                : Unexpected("'and', 'or' or the end");
        }

        return _failed ? null : expression;
    }

    private Expression? ParseOr() => ParseJoined("or", ParseAnd, parts => new AnyOf(parts));

    private Expression? ParseAnd() => ParseJoined("and", ParseNot, parts => new AllOf(parts));

    private Expression? ParseJoined(string word, Func<Expression?> parsePart, Func<IReadOnlyList<Expression>, Expression> join)
    {
        var parts = new List<Expression>();
        while (parsePart() is { } part)
        {
            parts.Add(part);
            if (!Current.Is(word))
            {
                return parts is [var only] ? only : join(parts);
            }

            _at++;
        }

        return null;
    }

    private Expression? ParseNot()
    {
        if (!Current.Is("not"))
        {
            return ParseTerm();
        }

        _at++;
        if (++_depth > Limits.ConditionDepth)
        {
            return Fail(Messages.ConditionTooLarge(problems.Path, line, "levels"));
        }

        var child = ParseNot();
        _depth--;
        return child is null ? null : new Negation(child);
    }

    private Expression? ParseTerm()
    {
        if (Current.Is("("))
        {
            return ParseBrackets();
        }

        if (_at + 1 < _tokens.Count && _tokens[_at + 1].Is("of"))
        {
            return ParseQuantified();
        }

        var token = Current;
        if (identifiers.TryGetValue(token.Text, out var expression))
        {
            _at++;
            return Refer(1) ? expression : null;
        }

        if (token.IsEnd || token.Text is ")" or "|" || token.Is("and") || token.Is("or") || token.Is("of"))
        {
            return Unexpected("a search identifier");
        }

        return token.Text.Contains('*', StringComparison.Ordinal) || token.Is("them")
            ? Unexpected("'1 of' or 'all of' before a pattern")
            : Fail(Messages.UnknownIdentifier(problems.Path, line, token.Column, token.Text, NearestWord.Find(token.Text, identifiers.Keys)));
    }

    private Expression? ParseBrackets()
    {
        if (++_depth > Limits.ConditionDepth)
        {
            return Fail(Messages.ConditionTooLarge(problems.Path, line, "levels"));
        }

        _at++;
        var inner = ParseOr();
        _depth--;
        if (inner is null)
        {
            return null;
        }

        if (!Current.Is(")"))
        {
            return Unexpected("')'");
        }

        _at++;
        return inner;
    }

    private Expression? ParseQuantified()
    {
        var isAll = Current.Is("all");
        if (!isAll && !Current.Is("1") && !Current.Is("any"))
        {
            return Unexpected("'1', 'any' or 'all' before 'of'");
        }

        _at += 2;
        var pattern = Current;
        if (pattern.IsEnd || pattern.Text is "(" or ")" or "|")
        {
            return Unexpected("'them', a search identifier or a pattern");
        }

        _at++;
        var parts = identifiers.Where(identifier => Matches(pattern, identifier.Key)).Select(identifier => identifier.Value).ToList();
        if (parts.Count == 0)
        {
            return Fail(Messages.NoIdentifierMatches(problems.Path, line, pattern.Column, pattern.Text));
        }

        return !Refer(parts.Count) ? null : isAll ? new AllOf(parts) : new AnyOf(parts);
    }

    /// <summary>Names that begin with `_` are left out by convention, unless the pattern itself begins so.</summary>
    private static bool Matches(ConditionToken pattern, string name) =>
        pattern.Is("them") ? !name.StartsWith('_')
        : (pattern.Text[0] == '_' || !name.StartsWith('_')) && MatchesGlob(pattern.Text, name);

    private static bool MatchesGlob(string pattern, string name)
    {
        // The classic two-pointer match: only the last `*` is ever tried again.
        int p = 0, star = -1, resume = 0, n = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, resume) = (p++, n);
            }
            else if (p < pattern.Length && pattern[p] == name[n])
            {
                (p, n) = (p + 1, n + 1);
            }
            else if (star >= 0)
            {
                (p, n) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).TrimStart('*').IsEmpty;
    }

    private bool Refer(int count)
    {
        _references += count;
        if (_references <= Limits.ConditionReferences)
        {
            return true;
        }

        Fail(Messages.ConditionTooLarge(problems.Path, line, "references"));
        return false;
    }

    private Expression? Unexpected(string expected) =>
        Fail(Messages.ConditionSyntax(problems.Path, line, Current.Column, expected, Current.Text));

    private Expression? Fail(RuleProblem problem)
    {
        // The first error is the cause; what follows it is guesswork.
        if (!_failed)
        {
            problems.Add(problem);
        }

        _failed = true;
        return null;
    }
}
