using Breakwater.Knowledge.LogSources;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Rules;

/// <summary>Words of rules that mean nothing here and are nearly one that does: such a rule is right in itself and yet can never match what it was written for.</summary>
internal sealed class Misspellings(IReadOnlyList<LogSourceMeaning> meanings)
{
    /// <summary>Shorter words lie close together by chance: `rdp` is not `ldp`.</summary>
    private const int Shortest = 5;

    private readonly string[] _categories = Words(meanings.Select(m => m.Category));
    private readonly string[] _products = Words(meanings.Select(m => m.Product));
    private readonly string[] _services = Words(meanings.Select(m => m.Service));

    /// <param name="places">What the rule's log source means.</param>
    public IEnumerable<RuleProblem> Of(SigmaRule rule, IReadOnlyList<RecordPlace> places)
    {
        if (places.Count > 0)
        {
            return FieldsOf(rule, places);
        }

        var source = rule.LogSource;
        return new[] { Of(rule, "category", source.Category, _categories), Of(rule, "product", source.Product, _products), Of(rule, "service", source.Service, _services) }.OfType<RuleProblem>();
    }

    private static IEnumerable<RuleProblem> FieldsOf(SigmaRule rule, IReadOnlyList<RecordPlace> places)
    {
        // Any event of a channel may carry any field: of these places nothing is known.
        if (places.Any(p => p.Carries.Count == 0 && p.Fields.Count == 0))
        {
            return [];
        }

        var known = Words(places.SelectMany(p => p.Carries.Concat(p.Fields.SelectMany(f => f.Texts.Prepend(f.Name)))).Concat(Events.SystemFields.All));

        // A value without a name is known by its position.
        return rule.FieldsRead.Where(field => !field.Contains('[', StringComparison.Ordinal)).Select(field => Of(rule, "field", field, known)).OfType<RuleProblem>();
    }

    private static RuleProblem? Of(SigmaRule rule, string what, string? word, string[] known) =>
        word is null || word.Length < Shortest || known.Contains(word, StringComparer.OrdinalIgnoreCase) || NearestWord.Find(word, known) is not { } nearest ? null
            : new RuleProblem("RULE904", RuleProblemKind.Warning, rule.Path, rule.Line,
                $"RULE904 {rule.Path} line {rule.Line}: expected a {what} that is known here, found '{word}', nearest is '{nearest}'; rule loaded, but no log has it under that name");

    private static string[] Words(IEnumerable<string?> words) => [.. words.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
}
