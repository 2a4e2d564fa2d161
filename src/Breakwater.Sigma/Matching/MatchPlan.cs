using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Breakwater.Sigma.Matching;

/// <summary>Rules that are tried together, with the index over them. Threads and sources that try the same rules share it.</summary>
internal sealed class MatchPlan
{
    private readonly bool _everyRule;
    private readonly Lazy<RuleIndex?> _index;
    private readonly Lazy<int[]> _asked;
    private readonly Lazy<SigmaRule[]> _sigmaRules;
    private readonly Lazy<ValueSearch> _valueSearch;
    private readonly Lazy<(IReadOnlyList<string> Texts, MatchPlan Others)> _searched;
    private readonly ConcurrentDictionary<string, Lazy<MatchPlan>> _narrowed = new(StringComparer.Ordinal);

    /// <param name="everyRule">Without an index and never narrowed: the plain twin.</param>
    public MatchPlan(CompiledRule[] rules, bool everyRule)
    {
        Rules = rules;
        _everyRule = everyRule;
        _sigmaRules = new(() => Array.ConvertAll(rules, rule => rule.Rule));
        _index = new(() => everyRule ? null : new RuleIndex(rules));
        _valueSearch = new(() => rules.Select(rule => rule.ValueSearch).DefaultIfEmpty().Max());
        _searched = new(FindSearched);
        _asked = new(() => [.. rules.SelectMany(rule => rule.Asked).Distinct().Order()]);
    }

    public CompiledRule[] Rules { get; }

    /// <summary>The rules as their files state them.</summary>
    public IReadOnlyList<SigmaRule> SigmaRules => _sigmaRules.Value;

    /// <summary>Null for the plain twin.</summary>
    public RuleIndex? Index => _index.Value;

    public ValueSearch ValueSearch => _valueSearch.Value;

    /// <summary>See <see cref="RuleMatcher.SearchedTexts"/>.</summary>
    public IReadOnlyList<string> SearchedTexts => _searched.Value.Texts;

    /// <summary>The rules that do not search for <see cref="SearchedTexts"/>.</summary>
    public MatchPlan WithoutSearchedTexts => _searched.Value.Others;

    /// <summary>The fields that its rules look at, by index.</summary>
    public IReadOnlyList<int> Asked => _asked.Value;

    /// <summary>What is left of the rules where the given fields are known.</summary>
    public MatchPlan Narrow(Func<int, IReadOnlyList<string>?> known)
    {
        if (_everyRule || Rules.Length == 0)
        {
            return this;
        }

        var values = new Dictionary<int, IReadOnlyList<string>>();
        var key = new StringBuilder();
        foreach (var field in Asked)
        {
            if (known(field) is { } ofField)
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
        var left = new List<CompiledRule>();
        foreach (var rule in Rules)
        {
            if (narrowing.Of(rule.Root) is var root && root != MatchNode.Never)
            {
                left.Add(rule.With(root));
            }
        }

        return new MatchPlan([.. left], everyRule: false);
    }

    private (IReadOnlyList<string> Texts, MatchPlan Others) FindSearched()
    {
        var texts = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var others = new List<CompiledRule>();
        foreach (var rule in Rules)
        {
            if (!_everyRule && rule.SearchedTexts is { } searched)
            {
                texts.UnionWith(searched);
            }
            else
            {
                others.Add(rule);
            }
        }

        return texts.Count == 0 ? ([], this) : ([.. texts.Order(StringComparer.Ordinal)], new MatchPlan([.. others], everyRule: false));
    }
}
