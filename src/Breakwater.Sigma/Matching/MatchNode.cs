using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Matching;

/// <summary>An expression with its fields resolved to indexes; evaluated by <see cref="RuleMatcher"/>.</summary>
internal sealed class MatchNode
{
    public static readonly MatchNode Always = new() { Kind = MatchKind.Always };
    public static readonly MatchNode Never = new() { Kind = MatchKind.Never };

    public required MatchKind Kind { get; init; }

    /// <summary>In rising order of what they cost; the order cannot change the answer.</summary>
    public MatchNode[] Children { get; init; } = [];

    public int Field { get; init; }

    public ValueTest? Test { get; init; }

    /// <summary>Where answers are kept, when several rules ask the same or it costs much to ask; else negative.</summary>
    public int Slot { get; set; } = -1;

    /// <summary>Whether it may stand in several places. Only ever set, so that threads need not agree on when.</summary>
    public bool IsShared { get; set; }

    public int OtherField { get; init; }

    public TextPlacement Placement { get; init; }

    public StringComparison Comparison { get; init; }

    public int Cost => Kind switch
    {
        MatchKind.Field => Test!.Cost,
        MatchKind.Keyword => Test!.Cost * 8,
        MatchKind.FieldReference => 4,
        MatchKind.AllOf or MatchKind.AnyOf or MatchKind.Not => _childrenCost ??= (int)Math.Min(1_000_000, Children.Sum(child => (long)child.Cost)),
        _ => 0,
    };

    /// <summary>Triggers of which at least one is in every record for which the node holds; null when its own kind and test give none.</summary>
    public Trigger[]? Triggers => (_triggers ??= new Found(Kind switch
    {
        MatchKind.Field => Test!.Triggers(Field),
        MatchKind.Keyword => Test!.Triggers(Trigger.AnyField),
        _ => null,
    })).Triggers;

    /// <summary>Which values of a whole record the node has to look at.</summary>
    public ValueSearch ValueSearch => Kind != MatchKind.Keyword ? ValueSearch.None
        : Triggers is { } triggers && triggers.All(trigger => !trigger.IsNumber && TriggerText.IsNoNumber(trigger.Text)) ? ValueSearch.Texts
        : ValueSearch.All;

    /// <summary>Every node of a rule once, however often it is shared.</summary>
    public static IReadOnlyList<MatchNode> Walk(MatchNode root)
    {
        var nodes = new List<MatchNode> { root };
        HashSet<MatchNode>? seen = null;
        for (var i = 0; i < nodes.Count; i++)
        {
            foreach (var child in nodes[i].Children)
            {
                if (!child.IsShared || (seen ??= []).Add(child))
                {
                    nodes.Add(child);
                }
            }
        }

        return nodes;
    }

    private int? _childrenCost;

    // Rules are indexed anew for every kind of record: what a test triggers on is worked out once. Threads that do it at a time find the same.
    private Found? _triggers;

    private sealed record Found(Trigger[]? Triggers);
}
