using System.Runtime.InteropServices;
using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Matching;

/// <summary>Finds, for a rule, triggers of which at least one is in every record that it matches: the set that fewest records have, as
/// far as a rule set tells (what many rules look for is common, and so is a short text).</summary>
internal sealed class TriggerFinder
{
    private readonly Dictionary<Trigger, int> _uses = [];
    private readonly Dictionary<(MatchNode Node, bool Negated), Choice?> _known = [];

    public TriggerFinder(IEnumerable<MatchNode> rules)
    {
        foreach (var rule in rules)
        {
            Count(rule);
        }
    }

    /// <summary>Null when there is no such set, or only one that is too large to pay.</summary>
    public Trigger[]? Find(MatchNode rule)
    {
        _known.Clear();
        return Find(rule, negated: false)?.Triggers;
    }

    private Choice? Find(MatchNode node, bool negated)
    {
        if (node.Kind is not (MatchKind.AllOf or MatchKind.AnyOf or MatchKind.Not))
        {
            return negated ? null : Priced(node.Triggers);
        }

        if (!_known.TryGetValue((node, negated), out var choice))
        {
            choice = node.Kind == MatchKind.Not ? Find(node.Children[0], !negated)
                : node.Kind == MatchKind.AllOf == negated ? Every(node, negated)
                : Best(node, negated);
            _known[(node, negated)] = choice;
        }

        return choice;
    }

    private Choice? Best(MatchNode node, bool negated)
    {
        Choice? best = null;
        foreach (var child in node.Children)
        {
            best = Find(child, negated) is { } choice && (best is null || choice.Cost < best.Cost) ? choice : best;
        }

        return best;
    }

    private Choice? Every(MatchNode node, bool negated)
    {
        var triggers = new HashSet<Trigger>();
        foreach (var child in node.Children)
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

    private Choice? Priced(Trigger[]? triggers)
    {
        if (triggers is null || triggers.Length > Limits.TriggersPerRule)
        {
            return null;
        }

        var cost = 0L;
        foreach (var trigger in triggers)
        {
            cost += CostOf(trigger);
        }

        return new Choice(triggers, cost);
    }


    private long CostOf(Trigger trigger)
    {
        // A value that is one short text is as rare as any other.
        var rarity = trigger.IsNumber ? 20 : trigger.Placement == TextPlacement.Whole ? 10 : trigger.Text.Contains(TriggerText.BeyondAscii) ? 10 : trigger.Text.Length switch { < 3 => 2_000, 3 => 400, 4 => 100, < 8 => 30, _ => 10 };
        return (long)rarity * (1 + _uses.GetValueOrDefault(trigger));
    }

    private void Count(MatchNode rule)
    {
        foreach (var node in MatchNode.Walk(rule))
        {
            foreach (var trigger in node.Triggers ?? [])
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_uses, trigger, out _)++;
            }
        }
    }

    private sealed record Choice(Trigger[] Triggers, long Cost);
}
