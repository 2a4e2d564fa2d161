using Breakwater.Sigma.Expressions;
using Breakwater.Sigma.Resolving;

namespace Breakwater.Sigma;

/// <summary>A filter of the Sigma filters specification: records that the rules it names leave out; applied by <see cref="RuleSet.Compile"/>.</summary>
public sealed class SigmaFilter : SigmaDocument
{
    internal SigmaFilter(DocumentHeader header, LogSource logSource, IReadOnlyList<RuleReference>? rules, Expression kept)
        : base(header)
    {
        LogSource = logSource;
        Named = rules;
        Kept = kept;
    }

    /// <summary>The filter applies only to rules whose log source says at least this.</summary>
    public LogSource LogSource { get; }

    /// <summary>Ids or names of the rules it applies to; null for any rule of its log source.</summary>
    public IReadOnlyList<string>? Rules => Named is null ? null : [.. Named.Select(reference => reference.Text)];

    internal IReadOnlyList<RuleReference>? Named { get; }

    /// <summary>Null when it can be evaluated.</summary>
    internal string? WhyNotEvaluable =>
        Taxonomy != "sigma" ? Messages.ForeignTaxonomy(Taxonomy)
        : ExpressionWalk.All(Kept).OfType<Unresolved>().FirstOrDefault() is { } missing ? Messages.UnresolvedPlaceholder(missing.Placeholder)
        : null;

    /// <summary>What a record must satisfy beside a rule's own detection.</summary>
    internal Expression Kept { get; }
}
