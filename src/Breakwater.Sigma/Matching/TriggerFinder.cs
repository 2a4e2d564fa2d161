using Breakwater.Sigma.Expressions;

namespace Breakwater.Sigma.Matching;

/// <summary>Finds, for a rule, triggers of which at least one is in every record that it matches: the set that fewest records have, as
/// far as a rule set tells (what many rules look for is common, and so is a short text).</summary>
internal sealed class TriggerFinder
{
    private readonly Dictionary<Trigger, int> _uses = [];
    private readonly Dictionary<Expression, IReadOnlyList<Trigger>?> _triggers = new(ReferenceEqualityComparer.Instance);
    private Dictionary<(Expression Expression, bool Negated), Choice?> _known = [];

    public TriggerFinder(IEnumerable<Expression> rules)
    {
        foreach (var trigger in rules.SelectMany(rule => ExpressionWalk.All(rule)).SelectMany(expression => TriggersOf(expression) ?? []))
        {
            _uses[trigger] = _uses.GetValueOrDefault(trigger) + 1;
        }
    }

    /// <summary>Null when there is no such set, or only one that is too large to pay.</summary>
    public IReadOnlyList<Trigger>? Find(Expression rule)
    {
        _known = [];
        return Find(rule, negated: false)?.Triggers;
    }

    private Choice? Find(Expression expression, bool negated)
    {
        if (_known.TryGetValue((expression, negated), out var known))
        {
            return known;
        }

        var choice = expression switch
        {
            Negation not => Find(not.Child, !negated),
            AllOf => negated ? Every(expression, negated) : Best(expression, negated),
            AnyOf => negated ? Best(expression, negated) : Every(expression, negated),
            _ => negated ? null : Priced(TriggersOf(expression)),
        };
        _known[(expression, negated)] = choice;
        return choice;
    }

    private Choice? Best(Expression expression, bool negated) =>
        expression.Children.Select(child => Find(child, negated)).OfType<Choice>().MinBy(choice => choice.Cost);

    private Choice? Every(Expression expression, bool negated)
    {
        var triggers = new HashSet<Trigger>();
        foreach (var child in expression.Children)
        {
            if (Find(child, negated) is not { } choice)
            {
                return null;
            }

            triggers.UnionWith(choice.Triggers);
            if (triggers.Count > Limits.TriggersPerRule)
            {
                return null;
            }
        }

        return Priced([.. triggers]);
    }

    private Choice? Priced(IReadOnlyList<Trigger>? triggers) =>
        triggers is null || triggers.Count > Limits.TriggersPerRule ? null : new Choice(triggers, triggers.Sum(CostOf));

    private long CostOf(Trigger trigger)
    {
        var rarity = trigger.IsNumber ? 20 : trigger.Text.Contains(TriggerText.BeyondAscii) ? 10 : trigger.Text.Length switch { < 3 => 2_000, 3 => 400, 4 => 100, < 8 => 30, _ => 10 };
        return (long)rarity * (1 + _uses.GetValueOrDefault(trigger));
    }

    private IReadOnlyList<Trigger>? TriggersOf(Expression expression)
    {
        if (!_triggers.TryGetValue(expression, out var triggers))
        {
            triggers = expression switch
            {
                FieldMatches match => match.Test.Triggers(match.Field),
                KeywordMatches match => match.Test.Triggers(null),
                _ => null,
            };
            _triggers[expression] = triggers;
        }

        return triggers;
    }

    private sealed record Choice(IReadOnlyList<Trigger> Triggers, long Cost);
}
