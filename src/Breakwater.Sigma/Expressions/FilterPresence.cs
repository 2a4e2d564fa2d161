namespace Breakwater.Sigma.Expressions;

/// <summary>Makes what a rule excludes by some fields hold where a record lacks them: whether it would be excluded is then not known, so it is.</summary>
internal sealed class FilterPresence(IReadOnlyCollection<string> fields)
{
    // Parts may be shared, and stand both under a negation and outside one.
    private readonly Dictionary<(Expression, bool), Expression> _known = [];

    public Expression Of(Expression detection) => Of(detection, negated: false);

    private Expression Of(Expression expression, bool negated)
    {
        if (!_known.TryGetValue((expression, negated), out var made))
        {
            made = expression switch
            {
                AllOf => new AllOf([.. expression.Children.Select(part => Of(part, negated))]),
                AnyOf => new AnyOf([.. expression.Children.Select(part => Of(part, negated))]),
                Negation not => new Negation(Of(not.Child, !negated)),
                FieldMatches or FieldRefersTo when negated && Named((FieldExpression)expression) is { } field => new AnyOf([expression, new Negation(new FieldExists(field))]),
                _ => expression,
            };
            _known[(expression, negated)] = made;
        }

        return made;
    }

    private string? Named(FieldExpression part) => fields.Contains(part.Field, StringComparer.OrdinalIgnoreCase) ? part.Field : null;
}
