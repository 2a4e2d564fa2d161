using System.Runtime.CompilerServices;
using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Matching;

/// <summary>A rule and what it asks of a record, filters included. What is derived from it is worked out once: the same rule is put into the plans of many kinds of records.</summary>
/// <param name="searchesRecords">Whether it, or a filter on it, looks for keywords in whole records.</param>
internal sealed class CompiledRule(SigmaRule rule, MatchNode root, bool searchesRecords)
{
    // Threads that work one out at a time find the same.
    private int[]? _asked;
    private StrongBox<ValueSearch>? _valueSearch;
    private Found? _searched;

    public SigmaRule Rule => rule;

    public MatchNode Root => root;

    /// <summary>The fields that it looks at, by index, each once.</summary>
    public int[] Asked => _asked ??= FindAsked();

    public bool SearchesRecords => searchesRecords;

    /// <summary>Which values of a whole record it looks at.</summary>
    public ValueSearch ValueSearch => !searchesRecords ? ValueSearch.None : (_valueSearch ??= new(MatchNode.Walk(root).Max(node => node.ValueSearch))).Value;

    /// <summary>See <see cref="RuleMatcher.SearchedTexts"/>; null when the rule may match without one of them.</summary>
    public IReadOnlyList<string>? SearchedTexts => (_searched ??= new Found(FindSearched())).Texts;

    /// <summary>The rule with what is left of its root.</summary>
    public CompiledRule With(MatchNode left) => ReferenceEquals(left, root) ? this : new(rule, left, searchesRecords);

    private List<string>? FindSearched() =>
        rule.SearchesKeywords && MatchNode.Walk(root).All(node => node.Kind != MatchKind.Keyword || (node.Test is TextTest && node.ValueSearch == ValueSearch.Texts))
            ? rule.RequiredTexts.Where(clause => clause.All(text => text.Field is null)).Select(clause => clause.Select(text => Cut(text.Text)).ToList()).FirstOrDefault(texts => texts.TrueForAll(IsSearchable))
            : null;

    private static string Cut(string text) => text[..Math.Min(text.Length, Limits.SearchedTextChars)];

    // A text with a comma and a space could lie across the items of an array, which are given as one text.
    private static bool IsSearchable(string text) => text.Length >= Limits.SearchedTextMinChars && !text.Contains(", ", StringComparison.Ordinal) && TriggerText.IsNoNumber(text);

    private int[] FindAsked()
    {
        var fields = new HashSet<int>();
        foreach (var node in MatchNode.Walk(root))
        {
            if (node.Kind is MatchKind.Field or MatchKind.Exists or MatchKind.Null or MatchKind.FieldReference)
            {
                fields.Add(node.Field);
            }

            if (node.Kind == MatchKind.FieldReference)
            {
                fields.Add(node.OtherField);
            }
        }

        return [.. fields];
    }

    private sealed record Found(IReadOnlyList<string>? Texts);
}
