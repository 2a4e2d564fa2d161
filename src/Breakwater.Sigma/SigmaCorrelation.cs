using Breakwater.Sigma.Correlations;
using Breakwater.Sigma.Resolving;

namespace Breakwater.Sigma;

/// <summary>A correlation as its file states it; evaluated by <see cref="RuleSet.Correlate"/> once all records are read.</summary>
public sealed class SigmaCorrelation : SigmaDocument
{
    internal SigmaCorrelation(DocumentHeader header)
        : base(header)
    {
    }

    public CorrelationKind Kind { get; internal init; }

    /// <summary>Ids or names of the rules and correlations that it joins, as written.</summary>
    public IReadOnlyList<string> Rules => [.. Named.Select(reference => reference.Text)];

    /// <summary>Fields or aliases whose values the joined events have in common; empty to count over all events.</summary>
    public IReadOnlyList<string> GroupBy { get; internal init; } = [];

    /// <summary>The fields that a <c>value_</c> kind looks at; several count as one combined value.</summary>
    public IReadOnlyList<string> Fields { get; internal init; } = [];

    public TimeSpan Timespan { get; internal init; }

    /// <summary>Whether the rules it names are reported by themselves too.</summary>
    public bool Generate { get; internal init; }

    internal IReadOnlyList<RuleReference> Named { get; init; } = [];

    internal IReadOnlyList<FieldAlias> Aliases { get; init; } = [];

    internal CorrelationCondition Condition { get; init; } = new([], null);
}
