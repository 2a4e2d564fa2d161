using Breakwater.Sigma.Correlations;
using Breakwater.Sigma.Expressions;
using Breakwater.Sigma.Matching;
using Breakwater.Sigma.Resolving;

namespace Breakwater.Sigma;

/// <summary>Rules compiled together over one field table, with the filters and correlations that name them.</summary>
public sealed class RuleSet
{
    private readonly RuleCompiler _compiler = new();
    private readonly List<CompiledRule> _compiled = [];
    private readonly Dictionary<SigmaRule, int> _positions = new(ReferenceEqualityComparer.Instance);
    private readonly List<MatchPlan> _plans = [];
    private readonly FilteredRules _filtered;
    private readonly HashSet<SigmaDocument> _silent = new(ReferenceEqualityComparer.Instance);

    private RuleSet(IEnumerable<SigmaDocument> documents, IEnumerable<RefusedDocument> refused, Func<SigmaRule, IReadOnlyCollection<string>> filtersNeed)
    {
        var problems = new ProblemList("");
        var index = new DocumentIndex(documents, refused, problems);
        _filtered = new FilteredRules(index, problems);
        var rules = index.Documents.OfType<SigmaRule>().ToList();
        NotEvaluable = rules.FindAll(rule => rule.NotEvaluable.Count > 0);
        _compiled.AddRange(rules.Except(NotEvaluable).Select(rule => CompiledOf(rule, filtersNeed(rule))));
        Rules = [.. _compiled.Select(rule => rule.Rule)];
        for (var i = 0; i < Rules.Count; i++)
        {
            _positions[Rules[i]] = i;
        }

        var resolver = new CorrelationResolver(index, problems);
        var nodes = resolver.ResolveAll();
        Plan = new CorrelationPlan(resolver.Bases, [.. nodes.Where(node => node.Reasons.Count == 0)]);
        Correlations = [.. Plan.Nodes.Select(node => node.Rule)];
        NotEvaluableCorrelations = [.. nodes.Where(node => node.Reasons.Count > 0).Select(node => new NotEvaluableCorrelation(node.Rule, node.Reasons))];
        _silent.UnionWith(resolver.NamedBy(correlation => !correlation.Generate).Except(resolver.NamedBy(correlation => correlation.Generate)));
        foreach (var field in Plan.Bases.SelectMany(known => known.Captured))
        {
            _compiler.IndexOf(field);
        }

        Problems = problems.BetweenDocuments();
    }

    /// <summary>The fields that any rule reads, each once (ignoring case); a view's field index is the position here.</summary>
    public IReadOnlyList<string> Fields => _compiler.Fields;

    /// <summary>The rules that can be evaluated, in the order given.</summary>
    public IReadOnlyList<SigmaRule> Rules { get; }

    /// <summary>The rules that cannot be evaluated; each says why.</summary>
    public IReadOnlyList<SigmaRule> NotEvaluable { get; }

    /// <summary>The correlations that can be evaluated, each after those it names.</summary>
    public IReadOnlyList<SigmaCorrelation> Correlations { get; }

    public IReadOnlyList<NotEvaluableCorrelation> NotEvaluableCorrelations { get; }

    /// <summary>What is wrong between documents: ids used twice, references to no rule, cycles.</summary>
    public IReadOnlyList<RuleProblem> Problems { get; }

    internal CorrelationPlan Plan { get; }

    /// <summary>Compiles rules, correlations and filters of any number of files; those not evaluable are set apart, what is wrong is in <see cref="Problems"/>.</summary>
    /// <param name="refused">The documents that have errors (<see cref="RuleParseResult.Refused"/>): the errors in what they name are found too.</param>
    /// <param name="filtersNeed">Fields by which a rule can exclude a record only if they are there: a record without them is then no match. By the specification, and where this is not given, such a
    /// record is not excluded.</param>
    public static RuleSet Compile(IEnumerable<SigmaDocument> documents, IEnumerable<RefusedDocument>? refused = null, Func<SigmaRule, IReadOnlyCollection<string>>? filtersNeed = null)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return new RuleSet(documents, refused ?? [], filtersNeed ?? (_ => []));
    }

    /// <summary>A matcher for the rules whose log source applies; make one per thread and source.</summary>
    /// <param name="everyRule">Tries every rule on every record: the same hits, slower.</param>
    public RuleMatcher For(Func<LogSource, bool> applies, bool everyRule = false)
    {
        ArgumentNullException.ThrowIfNull(applies);
        return ForRules(Rules.Where(rule => applies(rule.LogSource)), everyRule);
    }

    /// <summary>A matcher for chosen ones of <see cref="Rules"/>; make one per thread and source.</summary>
    /// <param name="everyRule">Tries every rule on every record: the same hits, slower.</param>
    /// <exception cref="ArgumentException">A rule is not one of <see cref="Rules"/>.</exception>
    public RuleMatcher ForRules(IEnumerable<SigmaRule> rules, bool everyRule = false)
    {
        ArgumentNullException.ThrowIfNull(rules);
        CompiledRule[] chosen = [.. rules.Select(PositionOf).Distinct().Order().Select(position => _compiled[position])];
        return everyRule ? new RuleMatcher(new MatchPlan(chosen, everyRule), new MatchMemory(0)) : new RuleMatcher(PlanOf(chosen), new MatchMemory(_compiler.Slots));
    }

    private CompiledRule CompiledOf(SigmaRule rule, IReadOnlyCollection<string> filtersNeed)
    {
        var detection = _filtered.DetectionOf(rule);
        var isFiltered = !ReferenceEquals(detection, rule.Detection);
        detection = filtersNeed.Count == 0 ? detection : new FilterPresence(filtersNeed).Of(detection);
        return new CompiledRule(rule, _compiler.Compile(detection), rule.SearchesKeywords || (isFiltered && ExpressionWalk.All(detection).Any(part => part is KeywordMatches)));
    }

    private int PositionOf(SigmaRule rule) =>
        _positions.TryGetValue(rule, out var position) ? position : throw new ArgumentException($"expected rules of this set, found '{rule.Title}' ({rule.Id})", nameof(rule));

    private MatchPlan PlanOf(CompiledRule[] rules)
    {
        lock (_plans)
        {
            if (_plans.Find(known => known.Rules.AsSpan().SequenceEqual(rules)) is { } found)
            {
                return found;
            }

            var made = new MatchPlan(rules, everyRule: false);
            _plans.Add(made);
            return made;
        }
    }

    /// <summary>The fields on which alone it depends whether the rule, with the filters on it, matches, as indexes of <see cref="Fields"/> in ascending order; null where it searches whole records.</summary>
    public IReadOnlyList<int>? FieldsAskedBy(SigmaRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var compiled = _compiled[PositionOf(rule)];
        return compiled.SearchesRecords ? null : [.. compiled.Asked.Order()];
    }

    /// <summary>What the rule, with the filters on it, can do on a source that carries only the given fields.</summary>
    /// <param name="carries">Whether any record of the source can have the field.</param>
    public SourceFit FitOf(SigmaRule rule, Func<string, bool> carries)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(carries);
        return new FieldAbsence(carries).FitOf(_filtered.DetectionOf(rule));
    }

    /// <summary>Whether matches of the document are to be reported by themselves: not those of a rule or correlation that a correlation
    /// joins, unless one that joins it says `generate: true`.</summary>
    public bool IsReported(SigmaDocument document) => !_silent.Contains(document);

    /// <summary>Evaluates the correlations over the events of all collectors, which may have been filled in any order.</summary>
    /// <exception cref="ArgumentException">A collector was made for another rule set.</exception>
    public CorrelationReport Correlate(IReadOnlyList<CorrelationCollector> collectors, CorrelationLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(collectors);
        return collectors.All(collector => ReferenceEquals(collector.Plan, Plan))
            ? new CorrelationEvaluator(Plan, collectors, limits ?? CorrelationLimits.Default).Evaluate(IsReported)
            : throw new ArgumentException("expected collectors made for this rule set", nameof(collectors));
    }

    internal int IndexOf(string field) => _compiler.IndexOf(field);
}
