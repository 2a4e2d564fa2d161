using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Matching;

/// <summary>An expression with its fields resolved to indexes; evaluated by <see cref="RuleMatcher"/>.</summary>
internal sealed class MatchNode
{
    public required MatchKind Kind { get; init; }

    /// <summary>In rising order of what they cost; the order cannot change the answer.</summary>
    public MatchNode[] Children { get; init; } = [];

    public int Field { get; init; }

    public ValueTest? Test { get; init; }

    /// <summary>Where the answer for the current record is kept, when several rules ask the same; else negative.</summary>
    public int Slot { get; set; } = -1;

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

    private int? _childrenCost;
}
