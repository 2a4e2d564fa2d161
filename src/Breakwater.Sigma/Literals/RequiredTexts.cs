using Breakwater.Sigma.Expressions;
using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Literals;

/// <summary>Finds, for one rule, sets of texts of each of which at least one occurs in every record that matches.</summary>
internal sealed class RequiredTexts
{
    // Shared parts are looked at once: a condition may name the same large detection many times.
    private readonly Dictionary<(Expression Expression, bool Negated), IReadOnlyList<IReadOnlyList<RequiredText>>> _known = [];

    public static IReadOnlyList<IReadOnlyList<RequiredText>> Find(Expression expression) => new RequiredTexts().Find(expression, negated: false);

    private IReadOnlyList<IReadOnlyList<RequiredText>> Find(Expression expression, bool negated)
    {
        if (!_known.TryGetValue((expression, negated), out var known))
        {
            known = expression switch
            {
                Negation not => Find(not.Child, !negated),
                AllOf => Join(expression, negated, all: !negated),
                AnyOf => Join(expression, negated, all: negated),
                FieldMatches match when !negated => Of(match.Field, match.Test),
                KeywordMatches match when !negated => Of(null, match.Test),
                _ => [],
            };
            _known[(expression, negated)] = known;
        }

        return known;
    }

    private IReadOnlyList<IReadOnlyList<RequiredText>> Join(Expression expression, bool negated, bool all)
    {
        var parts = expression.Children.Select(child => Find(child, negated));
        return all ? TextClauses.AllOf(parts) : TextClauses.AnyOf(parts);
    }

    private static IReadOnlyList<IReadOnlyList<RequiredText>> Of(string? field, ValueTest test) =>
        [.. test.RequiredTexts.Select(clause => (IReadOnlyList<RequiredText>)[.. clause.Select(text => text with { Field = field })])];
}
