using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Breakwater.Sigma.Matching;

/// <summary>Rules that are tried together, with the index over them. Threads and sources that try the same rules share it.</summary>
internal sealed class MatchPlan
{
    private readonly bool _everyRule;
    private readonly Lazy<RuleIndex?> _index;

    // Plans are made for every kind of record and of most nobody asks more. Threads that work one of these out at a time find the same.
    private int[]? _asked;
    private SigmaRule[]? _sigmaRules;
    private StrongBox<ValueSearch>? _valueSearch;
    private Searched? _searched;
    private ConcurrentDictionary<string, Lazy<MatchPlan>>? _narrowed;

    /// <param name="everyRule">Without an index and never narrowed: the plain twin.</param>
    public MatchPlan(CompiledRule[] rules, bool everyRule)
    {
        Rules = rules;
        _everyRule = everyRule;
        _index = new(MakeIndex);
    }

    public CompiledRule[] Rules { get; }

    /// <summary>The rules as their files state them.</summary>
    public IReadOnlyList<SigmaRule> SigmaRules => _sigmaRules ??= Array.ConvertAll(Rules, rule => rule.Rule);

    /// <summary>Null for the plain twin.</summary>
    public RuleIndex? Index => _index.Value;

    public ValueSearch ValueSearch => (_valueSearch ??= new(Rules.Select(rule => rule.ValueSearch).DefaultIfEmpty().Max())).Value;

    /// <summary>See <see cref="RuleMatcher.SearchedTexts"/>.</summary>
    public IReadOnlyList<string> SearchedTexts => LazyInitializer.EnsureInitialized(ref _searched, FindSearched).Texts;

    /// <summary>The rules that do not search for <see cref="SearchedTexts"/>.</summary>
    public MatchPlan WithoutSearchedTexts => LazyInitializer.EnsureInitialized(ref _searched, FindSearched).Others;

    /// <summary>The fields that its rules look at, by index.</summary>
    public IReadOnlyList<int> Asked => _asked ??= FindAsked();

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

        if (values.Count == 0)
        {
            return this;
        }

        return LazyInitializer.EnsureInitialized(ref _narrowed, () => new(StringComparer.Ordinal)).GetOrAdd(key.ToString(), _ => new(() => Narrow(values))).Value;
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

    private RuleIndex? MakeIndex() => _everyRule ? null : new RuleIndex(Rules);

    private int[] FindAsked()
    {
        var fields = new SortedSet<int>();
        foreach (var rule in Rules)
        {
            fields.UnionWith(rule.Asked);
        }

        return [.. fields];
    }

    private Searched FindSearched()
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

        return texts.Count == 0 ? new Searched([], this) : new Searched([.. texts.Order(StringComparer.Ordinal)], new MatchPlan([.. others], everyRule: false));
    }

    private sealed record Searched(IReadOnlyList<string> Texts, MatchPlan Others);
}
