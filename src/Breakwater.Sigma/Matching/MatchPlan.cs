using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Matching;

/// <summary>Rules that are tried together, with the index over them. Threads and sources that try the same rules share it.</summary>
internal sealed class MatchPlan
{
    private readonly IReadOnlyList<string> _fields;
    private readonly bool _everyRule;
    private readonly Lazy<RuleIndex?> _index;
    private readonly Lazy<int[]> _asked;
    private readonly Lazy<ValueSearch> _valueSearch;
    private readonly Lazy<(IReadOnlyList<string> Texts, MatchPlan Others)> _searched;
    private readonly ConcurrentDictionary<string, Lazy<MatchPlan>> _narrowed = new(StringComparer.Ordinal);

    /// <param name="fields">The rule set's field table.</param>
    /// <param name="everyRule">Without an index and never narrowed: the plain twin.</param>
    public MatchPlan(CompiledRule[] rules, IReadOnlyList<string> fields, bool everyRule)
    {
        Rules = rules;
        _fields = fields;
        _everyRule = everyRule;
        _index = new(() => everyRule ? null : new RuleIndex(rules));
        _valueSearch = new(() => rules.SelectMany(rule => MatchNode.Walk(rule.Root)).Select(SearchOf).DefaultIfEmpty().Max());
        _searched = new(FindSearched);
        _asked = new(() => [.. rules.SelectMany(rule => MatchNode.Walk(rule.Root)).SelectMany(FieldsOf).Distinct().Order()]);
    }

    public CompiledRule[] Rules { get; }

    public RuleIndex? Index => _index.Value;

    public ValueSearch ValueSearch => _valueSearch.Value;

    /// <summary>See <see cref="RuleMatcher.SearchedTexts"/>.</summary>
    public IReadOnlyList<string> SearchedTexts => _searched.Value.Texts;

    /// <summary>The rules that do not search for <see cref="SearchedTexts"/>.</summary>
    public MatchPlan WithoutSearchedTexts => _searched.Value.Others;

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

    private (IReadOnlyList<string> Texts, MatchPlan Others) FindSearched()
    {
        var texts = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var others = new List<CompiledRule>();
        foreach (var rule in Rules)
        {
            if (!_everyRule && SearchedBy(rule) is { } searched)
            {
                texts.UnionWith(searched);
            }
            else
            {
                others.Add(rule);
            }
        }

        return texts.Count == 0 ? ([], this) : ([.. texts.Order(StringComparer.Ordinal)], new MatchPlan([.. others], _fields, everyRule: false));
    }

    private static IEnumerable<string>? SearchedBy(CompiledRule rule) =>
        rule.Rule.SearchesKeywords && MatchNode.Walk(rule.Root).All(node => node.Kind != MatchKind.Keyword || (node.Test is TextTest && SearchOf(node) == ValueSearch.Texts))
            ? rule.Rule.RequiredTexts.Where(clause => clause.All(text => text.Field is null)).Select(clause => clause.Select(text => Cut(text.Text)).ToList()).FirstOrDefault(texts => texts.All(IsSearchable))
            : null;

    private static string Cut(string text) => text[..Math.Min(text.Length, Limits.SearchedTextChars)];

    // A text with a comma and a space could lie across the items of an array, which are given as one text.
    private static bool IsSearchable(string text) => text.Length >= Limits.SearchedTextMinChars && !text.Contains(", ", StringComparison.Ordinal) && string.Concat(text.Select(TriggerText.Fold)).AsSpan().ContainsAnyExcept(TriggerText.OfNumbers);

    private static ValueSearch SearchOf(MatchNode node) =>
        node.Kind != MatchKind.Keyword ? ValueSearch.None
        : node.Triggers is { } triggers && triggers.All(trigger => !trigger.IsNumber && trigger.Text.AsSpan().ContainsAnyExcept(TriggerText.OfNumbers)) ? ValueSearch.Texts
        : ValueSearch.All;

    private static IEnumerable<int> FieldsOf(MatchNode node) => node.Kind switch
    {
        MatchKind.Field or MatchKind.Exists or MatchKind.Null => [node.Field],
        MatchKind.FieldReference => [node.Field, node.OtherField],
        _ => [],
    };
}
