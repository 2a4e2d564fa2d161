using Breakwater.Sigma.Expressions;

namespace Breakwater.Sigma.Resolving;

/// <summary>What each rule asks of a record once the filters that name it are applied.</summary>
internal sealed class FilteredRules
{
    private const string Key = "filter.rules";

    private readonly Dictionary<SigmaRule, List<Expression>> _kept = new(ReferenceEqualityComparer.Instance);

    public FilteredRules(DocumentIndex index, ProblemList problems)
    {
        var rules = index.Documents.OfType<SigmaRule>().ToList();
        foreach (var filter in index.Left.OfType<SigmaFilter>())
        {
            Named(filter, index, problems, "filter not loaded");
        }

        foreach (var filter in index.Documents.OfType<SigmaFilter>())
        {
            var named = Named(filter, index, problems, "applied to its other rules");
            if (filter.WhyNotEvaluable is { } reason)
            {
                problems.Add(Messages.FilterNotEvaluable(filter, reason));
                continue;
            }

            foreach (var rule in named ?? rules.Where(rule => Covers(filter.LogSource, rule.LogSource)))
            {
                if (!_kept.TryGetValue(rule, out var kept))
                {
                    _kept[rule] = kept = [];
                }

                kept.Add(filter.Kept);
            }
        }
    }

    public Expression DetectionOf(SigmaRule rule) =>
        _kept.TryGetValue(rule, out var kept) ? new AllOf([rule.Detection, .. kept]) : rule.Detection;

    /// <returns>Null for a filter that names none and is for any rule of its log source.</returns>
    private static List<SigmaRule>? Named(SigmaFilter filter, DocumentIndex index, ProblemList problems, string next)
    {
        if (filter.Named is null)
        {
            return null;
        }

        var rules = new List<SigmaRule>();
        foreach (var reference in filter.Named)
        {
            if (!index.TryFind(filter, reference, Key, next, out var found))
            {
                continue;
            }

            if (found is not SigmaRule rule)
            {
                problems.Add(Messages.FilterOfCorrelation(filter, reference.Line, reference.Text));
            }
            else if (!Covers(filter.LogSource, rule.LogSource))
            {
                problems.Add(Messages.FilterOfOtherSource(filter, reference.Line, rule));
            }
            else
            {
                rules.Add(rule);
            }
        }

        return rules;
    }

    /// <summary>Each part that the filter states is the rule's; what it does not state may be anything.</summary>
    private static bool Covers(LogSource filter, LogSource rule) =>
        (filter.Category is null || filter.Category == rule.Category)
        && (filter.Product is null || filter.Product == rule.Product)
        && (filter.Service is null || filter.Service == rule.Service);
}
