using Breakwater.Sigma.Expressions;

namespace Breakwater.Sigma.Literals;

/// <summary>Finds, for one rule, texts of which at least one occurs in every record that matches.</summary>
internal sealed class MandatoryLiterals
{
    // Shared parts are looked at once: a condition may name the same large detection many times.
    private readonly Dictionary<(Expression Expression, bool Negated), IReadOnlyCollection<string>?> _known = [];

    public static IReadOnlyList<string>? Find(Expression expression) =>
        new MandatoryLiterals().Find(expression, negated: false) is { } literals ? [.. literals] : null;

    private IReadOnlyCollection<string>? Find(Expression expression, bool negated)
    {
        if (_known.TryGetValue((expression, negated), out var known))
        {
            return known;
        }

        var children = expression.Children;
        var literals = expression switch
        {
            Negation not => Find(not.Child, !negated),
            AllOf => negated ? LiteralSets.AnyOf(children.Select(Negative)) : LiteralSets.AllOf(children.Select(Positive)),
            AnyOf => negated ? LiteralSets.AllOf(children.Select(Negative)) : LiteralSets.AnyOf(children.Select(Positive)),
            FieldMatches match when !negated => match.Test.MandatoryLiterals,
            KeywordMatches match when !negated => match.Test.MandatoryLiterals,
            _ => null,
        };
        _known[(expression, negated)] = literals;
        return literals;
    }

    private IReadOnlyCollection<string>? Positive(Expression child) => Find(child, negated: false);

    private IReadOnlyCollection<string>? Negative(Expression child) => Find(child, negated: true);
}
