using Breakwater.Sigma.Matching;

namespace Breakwater.Sigma;

/// <summary>Rules compiled together over one field table.</summary>
public sealed class RuleSet
{
    private readonly IReadOnlyList<CompiledRule> _compiled;

    private RuleSet(IReadOnlyList<string> fields, IReadOnlyList<CompiledRule> compiled, IReadOnlyList<SigmaRule> notEvaluable)
    {
        Fields = fields;
        NotEvaluable = notEvaluable;
        _compiled = compiled;
        Rules = [.. compiled.Select(rule => rule.Rule)];
    }

    /// <summary>The fields that any rule reads, each once (ignoring case); a view's field index is the position here.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>The rules that can be evaluated, in the order given.</summary>
    public IReadOnlyList<SigmaRule> Rules { get; }

    /// <summary>The rules that cannot be evaluated; each says why.</summary>
    public IReadOnlyList<SigmaRule> NotEvaluable { get; }

    /// <summary>Compiles rules; those not evaluable are set apart, none is refused.</summary>
    public static RuleSet Compile(IEnumerable<SigmaRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var compiler = new RuleCompiler();
        var compiled = new List<CompiledRule>();
        var notEvaluable = new List<SigmaRule>();
        foreach (var rule in rules)
        {
            if (rule.NotEvaluable.Count > 0)
            {
                notEvaluable.Add(rule);
            }
            else
            {
                compiled.Add(new CompiledRule(rule, compiler.Compile(rule.Detection)));
            }
        }

        return new RuleSet(compiler.Fields, compiled, notEvaluable);
    }

    /// <summary>A matcher for the rules whose log source applies; make one per thread and source.</summary>
    public RuleMatcher For(Func<LogSource, bool> applies)
    {
        ArgumentNullException.ThrowIfNull(applies);
        return new RuleMatcher([.. _compiled.Where(rule => applies(rule.Rule.LogSource))]);
    }
}
