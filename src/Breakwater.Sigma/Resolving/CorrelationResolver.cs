namespace Breakwater.Sigma.Resolving;

/// <summary>Finds the rules that correlations name, through chains of any shape without a cycle.</summary>
internal sealed class CorrelationResolver(DocumentIndex index, ProblemList problems)
{
    private const string Key = "correlation.rules";

    private readonly Dictionary<SigmaCorrelation, CorrelationNode?> _nodes = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<SigmaCorrelation> _open = new(ReferenceEqualityComparer.Instance);
    private readonly List<BaseRule> _bases = [];
    private readonly Dictionary<SigmaRule, int> _positions = new(ReferenceEqualityComparer.Instance);
    private readonly List<CorrelationNode> _ordered = [];

    public IReadOnlyList<BaseRule> Bases => _bases;

    /// <summary>The correlations that resolve, each after those it names.</summary>
    public IReadOnlyList<CorrelationNode> ResolveAll()
    {
        foreach (var correlation in index.Documents.OfType<SigmaCorrelation>())
        {
            Resolve(correlation);
        }

        foreach (var correlation in index.Left.OfType<SigmaCorrelation>())
        {
            CheckNames(correlation);
        }

        return _ordered;
    }

    /// <summary>What evaluable correlations of one sort join.</summary>
    public IEnumerable<SigmaDocument> NamedBy(Func<SigmaCorrelation, bool> sort) =>
        _ordered.Where(node => node.Reasons.Count == 0 && sort(node.Rule)).SelectMany(node => node.Targets);

    private CorrelationNode? Resolve(SigmaCorrelation correlation)
    {
        if (_nodes.TryGetValue(correlation, out var known))
        {
            return known;
        }

        if (_open.Count >= Limits.CorrelationDepth)
        {
            problems.Add(Messages.ChainTooWide(correlation));
            return null;
        }

        _open.Add(correlation);
        var node = ResolveRules(correlation);
        _open.Remove(correlation);
        _nodes[correlation] = node;
        if (node is not null)
        {
            _ordered.Add(node);
        }

        return node;
    }

    private CorrelationNode? ResolveRules(SigmaCorrelation correlation)
    {
        var before = problems.Fatal;
        var (found, aliases) = CheckNames(correlation);
        if (problems.Fatal > before)
        {
            return null;
        }

        aliases.WarnOfMissing(problems);
        List<SigmaDocument> targets = [.. found.OfType<SigmaDocument>()];
        var children = targets.ConvertAll(target => target is SigmaCorrelation child ? Resolve(child) : null);
        for (var i = 0; i < targets.Count; i++)
        {
            if (targets[i] is SigmaCorrelation && children[i] is null)
            {
                problems.Add(Messages.RefusedRule(correlation, correlation.Named[i].Line, Key, correlation.Named[i].Text, "correlation not loaded"));
            }
        }

        return problems.Fatal > before ? null : Join(correlation, targets, children, aliases);
    }

    /// <returns>What the correlation names, null where there is no such rule, and its aliases; what is wrong is reported.</returns>
    private (List<SigmaDocument?> Targets, AliasTable Aliases) CheckNames(SigmaCorrelation correlation)
    {
        var targets = new List<SigmaDocument?>();
        foreach (var reference in correlation.Named)
        {
            if (index.TryFind(correlation, reference, Key, "correlation not loaded", out var found))
            {
                if (targets.Contains(found))
                {
                    problems.Add(Messages.NamedTwice(correlation.Path, reference.Line, Key, reference.Text));
                }

                if (found is SigmaCorrelation other && _open.Contains(other))
                {
                    problems.Add(Messages.CorrelationCycle(correlation, reference.Line, reference.Text));
                }
            }

            targets.Add(found);
        }

        return (targets, new AliasTable(correlation, targets, index, problems));
    }

    private CorrelationNode? Join(SigmaCorrelation correlation, List<SigmaDocument> targets, List<CorrelationNode?> children, AliasTable aliases)
    {
        var feeds = new List<Feed>();
        var reasons = new List<string>();
        for (var i = 0; i < targets.Count; i++)
        {
            var target = i;
            if (children[i] is { } child)
            {
                feeds.AddRange(child.Feeds.Select(feed => Capture(correlation, new Feed(target, feed.Base, name => feed.FieldOf(aliases.FieldOf(target, name))))));
                reasons.AddRange(child.Reasons);
            }
            else
            {
                var rule = (SigmaRule)targets[i];
                feeds.Add(Capture(correlation, new Feed(target, BaseOf(rule), name => aliases.FieldOf(target, name))));
                reasons.AddRange(rule.NotEvaluable.Select(reason => Messages.NeedsRule(rule, reason)));
            }

            if (feeds.Count > Limits.CorrelationFeeds)
            {
                problems.Add(Messages.ChainTooWide(correlation));
                return null;
            }
        }

        reasons.AddRange(correlation.Taxonomy == "sigma" ? [] : [Messages.ForeignTaxonomy(correlation.Taxonomy)]);
        return new CorrelationNode(correlation, targets, children, feeds) { Reasons = [.. reasons.Distinct(StringComparer.Ordinal)] };
    }

    private Feed Capture(SigmaCorrelation correlation, Feed feed) => feed with
    {
        Group = [.. correlation.GroupBy.Select(name => _bases[feed.Base].Capture(feed.FieldOf(name)))],
        Fields = [.. correlation.Fields.Select(name => _bases[feed.Base].Capture(feed.FieldOf(name)))],
    };

    private int BaseOf(SigmaRule rule)
    {
        if (_positions.TryAdd(rule, _bases.Count))
        {
            _bases.Add(new BaseRule(rule));
        }

        return _positions[rule];
    }
}
