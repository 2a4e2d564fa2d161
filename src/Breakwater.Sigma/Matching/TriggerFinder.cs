using System.Runtime.InteropServices;
using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Matching;

/// <summary>Finds, for a rule, triggers of which at least one is in every record that it matches: the set that fewest records have, as
/// far as a rule set tells (what many rules look for is common, and so is a short text).</summary>
internal sealed class TriggerFinder
{
    // Triggers are numbered: tens of thousands are compared and joined for one index.
    private readonly Dictionary<Trigger, int> _numbers = [];
    private readonly List<Trigger> _triggers = [];
    private readonly List<int> _uses = [];
    private readonly Dictionary<MatchNode, int[]> _ofNode = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(MatchNode Node, bool Negated), Choice?> _known = [];

    public TriggerFinder(IEnumerable<MatchNode> rules)
    {
        foreach (var node in rules.SelectMany(MatchNode.Walk))
        {
            foreach (var number in Numbered(node) ?? [])
            {
                _uses[number]++;
            }
        }
    }

    /// <summary>Every trigger of any rule, by number.</summary>
    public IReadOnlyList<Trigger> Triggers => _triggers;

    /// <summary>The numbers of the triggers, some perhaps several times; null when there is no such set, or only one that is too large to pay.</summary>
    public int[]? Find(MatchNode rule)
    {
        _known.Clear();
        return Find(rule, negated: false)?.Triggers;
    }

    private int[]? Numbered(MatchNode node)
    {
        if (node.Triggers is not { } triggers)
        {
            return null;
        }

        ref var numbers = ref CollectionsMarshal.GetValueRefOrAddDefault(_ofNode, node, out var isKnown);
        if (!isKnown)
        {
            numbers = new int[triggers.Length];
            for (var i = 0; i < numbers.Length; i++)
            {
                numbers[i] = NumberOf(triggers[i]);
            }
        }

        return numbers;
    }

    private int NumberOf(Trigger trigger)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, trigger, out var isKnown);
        if (!isKnown)
        {
            number = _triggers.Count;
            _triggers.Add(trigger);
            _uses.Add(0);
        }

        return number;
    }

    private Choice? Find(MatchNode node, bool negated)
    {
        if (node.Kind is not (MatchKind.AllOf or MatchKind.AnyOf or MatchKind.Not))
        {
            return negated ? null : Priced(Numbered(node));
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
        var choices = new List<Choice>(node.Children.Length);
        var (count, cost) = (0, 0L);
        foreach (var child in node.Children)
        {
            if (Find(child, negated) is not { } choice || (count += choice.Triggers.Length) > Limits.TriggersPerRule)
            {
                return null;
            }

            choices.Add(choice);
            cost += choice.Cost;
        }

        return choices is [var only] ? only : new Choice([.. choices.SelectMany(choice => choice.Triggers)], cost);
    }

    private Choice? Priced(int[]? triggers)
    {
        if (triggers is null || triggers.Length > Limits.TriggersPerRule)
        {
            return null;
        }

        var cost = 0L;
        foreach (var number in triggers)
        {
            cost += (long)Rarity(_triggers[number]) * (1 + _uses[number]);
        }

        return new Choice(triggers, cost);
    }

    // A value that is one short text is as rare as any other.
    private static int Rarity(Trigger trigger) => trigger.IsNumber ? 20
        : trigger.Placement == TextPlacement.Whole || trigger.Text.Contains(TriggerText.BeyondAscii) ? 10
        : trigger.Text.Length switch { < 3 => 2_000, 3 => 400, 4 => 100, < 8 => 30, _ => 10 };

    private sealed record Choice(int[] Triggers, long Cost);
}
