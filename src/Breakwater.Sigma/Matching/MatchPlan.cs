using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Breakwater.Sigma.Matching;

/// <summary>Rules that are tried together, with the index over them. Threads and sources that try the same rules share it.</summary>
internal sealed class MatchPlan
{
    private readonly IReadOnlyList<string> _fields;
    private readonly bool _everyRule;
    private readonly Lazy<RuleIndex?> _index;
    private readonly Lazy<int[]> _asked;
    private readonly Lazy<bool> _searchesAllValues;
    private readonly ConcurrentDictionary<string, Lazy<MatchPlan>> _narrowed = new(StringComparer.Ordinal);

    /// <param name="fields">The rule set's field table.</param>
    /// <param name="everyRule">Without an index and never narrowed: the plain twin.</param>
    public MatchPlan(CompiledRule[] rules, IReadOnlyList<string> fields, bool everyRule)
    {
        Rules = rules;
        _fields = fields;
        _everyRule = everyRule;
        _index = new(() => everyRule ? null : new RuleIndex(rules));
        _searchesAllValues = new(() => rules.SelectMany(rule => MatchNode.Walk(rule.Root)).Any(node => node.Kind == MatchKind.Keyword));
        _asked = new(() => [.. rules.SelectMany(rule => MatchNode.Walk(rule.Root)).SelectMany(FieldsOf).Distinct().Order()]);
    }

    public CompiledRule[] Rules { get; }

    public RuleIndex? Index => _index.Value;

    public bool SearchesAllValues => _searchesAllValues.Value;

    /// <summary>The fields that its rules look at, by index.</summary>
    public IReadOnlyList<int> Asked => _asked.Value;

    /// <summary>What is left of the rules where the given fields are known.</summary>
    public MatchPlan Narrow(Func<string, IReadOnlyList<string>?> known)
    {
        if (_everyRule || Rules.Length == 0)
        {
            return this;
        }

        var values = new Dictionary<int, IReadOnlyList<string>>();
        var key = new StringBuilder();
        foreach (var field in Asked)
        {
            if (known(_fields[field]) is { } ofField)
            {
                values[field] = ofField;
                key.Append(CultureInfo.InvariantCulture, $"{field}({string.Concat(ofField.Select(value => $"{value.Length}:{value}"))})");
            }
        }

        return values.Count == 0 ? this : _narrowed.GetOrAdd(key.ToString(), _ => new(() => Narrow(values))).Value;
    }

    private MatchPlan Narrow(Dictionary<int, IReadOnlyList<string>> known)
    {
        var narrowing = new Narrowing(known.GetValueOrDefault);
        return new MatchPlan([.. Rules.Select(rule => rule with { Root = narrowing.Of(rule.Root) }).Where(rule => rule.Root != MatchNode.Never)], _fields, everyRule: false);
    }

    private static IEnumerable<int> FieldsOf(MatchNode node) => node.Kind switch
    {
        MatchKind.Field or MatchKind.Exists or MatchKind.Null => [node.Field],
        MatchKind.FieldReference => [node.Field, node.OtherField],
        _ => [],
    };
}
