using Breakwater.Sigma.Expressions;
using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Literals;

/// <summary>Derives, for one rule, what the texts of a record must fulfil: its condition with all that no text decides taken for true.</summary>
internal sealed class TextNeeds
{
    // Shared parts are looked at once and stay shared: a condition may name the same large detection many times.
    private readonly Dictionary<(Expression Expression, bool Negated), TextNeed?> _known = [];

    /// <summary>Null when nothing is needed.</summary>
    public static TextNeed? Find(Expression expression) => new TextNeeds().Find(expression, negated: false);

    private TextNeed? Find(Expression expression, bool negated)
    {
        if (_known.TryGetValue((expression, negated), out var known))
        {
            return known;
        }

        var need = expression switch
        {
            Negation not => Find(not.Child, !negated),
            AllOf => negated ? Any(expression, negated) : All(expression, negated),
            AnyOf => negated ? All(expression, negated) : Any(expression, negated),
            FieldMatches match when !negated => Of(match.Test),
            KeywordMatches match when !negated => Of(match.Test),
            _ => null,
        };
        _known[(expression, negated)] = need;
        return need;
    }

    private TextNeed.AllOf? All(Expression expression, bool negated) =>
        expression.Children.Select(child => Find(child, negated)).OfType<TextNeed>().ToList() is { Count: > 0 } parts ? new TextNeed.AllOf(parts) : null;

    private TextNeed.AnyOf? Any(Expression expression, bool negated)
    {
        var parts = expression.Children.Select(child => Find(child, negated)).ToList();
        return parts.Contains(null) ? null : new TextNeed.AnyOf(parts!);
    }

    private static TextNeed.AnyOf? Of(ValueTest test) =>
        test.MandatoryLiterals is { } texts ? new TextNeed.AnyOf([.. texts.Select(text => new TextNeed.Occurs(text))]) : null;
}
