namespace Breakwater.Sigma.Expressions;

/// <summary>Decides an expression as far as the absence of fields decides it: true, false, or (null) still open.</summary>
internal sealed class FieldAbsence(Func<string, bool> carries)
{
    private readonly Dictionary<Expression, bool?> _known = new(ReferenceEqualityComparer.Instance);

    public SourceFit FitOf(Expression detection)
    {
        var truth = TruthOf(detection);
        var fields = new List<string>();
        if (truth is not null)
        {
            AddCauses(detection, fields, new HashSet<Expression>(ReferenceEqualityComparer.Instance));
        }

        return new SourceFit(truth != false, truth == true, [.. fields.Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    private bool? TruthOf(Expression expression)
    {
        if (!_known.TryGetValue(expression, out var truth))
        {
            truth = expression switch
            {
                AllOf => Join(expression.Children, decisive: false),
                AnyOf => Join(expression.Children, decisive: true),
                Negation not => !TruthOf(not.Child),
                FieldIsNull isNull => carries(isNull.Field) ? null : true,
                FieldRefersTo reference => carries(reference.Field) && carries(reference.Other) ? null : false,
                FieldExpression field => carries(field.Field) ? null : false,
                _ => null,
            };
            _known[expression] = truth;
        }

        return truth;
    }

    /// <summary>One part with the decisive value decides; without parts the other value holds.</summary>
    private bool? Join(IReadOnlyList<Expression> parts, bool decisive)
    {
        bool? joined = !decisive;
        foreach (var part in parts)
        {
            var truth = TruthOf(part);
            if (truth == decisive)
            {
                return decisive;
            }

            joined = truth is null ? null : joined;
        }

        return joined;
    }

    private void AddCauses(Expression decided, List<string> fields, HashSet<Expression> seen)
    {
        if (!seen.Add(decided))
        {
            return;
        }

        if (decided is FieldExpression field)
        {
            string?[] named = [field.Field, (field as FieldRefersTo)?.Other];
            fields.AddRange(named.OfType<string>().Where(name => !carries(name)));
        }

        // What a negation inverts and what decides a group are the parts with the decided value of their own.
        var truth = decided is Negation ? !TruthOf(decided) : TruthOf(decided);
        foreach (var part in decided.Children.Where(part => TruthOf(part) == truth))
        {
            AddCauses(part, fields, seen);
        }
    }
}
