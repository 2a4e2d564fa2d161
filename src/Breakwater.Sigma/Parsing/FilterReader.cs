using Breakwater.Sigma.Expressions;
using Breakwater.Sigma.Resolving;
using Breakwater.Sigma.Yaml;

namespace Breakwater.Sigma.Parsing;

/// <summary>Reads the `filter:` block: the rules it is for, search identifiers and a condition.</summary>
internal sealed class FilterReader(ProblemList problems, YamlMap block, IReadOnlyDictionary<string, IReadOnlyList<string>> placeholders, ExpansionBudget expansions)
{
    private const string RulesKey = "rules";

    public SigmaFilter Read(DocumentHeader header, LogSource logSource)
    {
        var rules = ReadRules();
        var entries = block.Entries.Where(entry => entry.Key.Text != RulesKey).ToList();
        var condition = new DetectionReader(problems, placeholders, expansions).Read(new YamlMap(block.Line, entries, block.Size));
        return new SigmaFilter(header, logSource, rules, condition is null ? new AllOf([]) : Kept(condition));
    }

    /// <summary>Null for `any`.</summary>
    private IReadOnlyList<RuleReference>? ReadRules()
    {
        var value = block.Find(RulesKey);
        if (value is null)
        {
            problems.Add(Messages.MissingKey(problems.Path, block.Line, RulesKey));
        }

        return value is YamlScalar { Text: "any" or "Any" or "ANY" or "all" } ? null : new ReferenceReader(problems).Read(value, "filter.rules");
    }

    /// <summary>
    /// The specification's example selects what is to be left out (`condition: selection`); published filters state what is kept
    /// (`condition: not selection`). A condition made only of negations is of the second sort; both leave out the same records.
    /// </summary>
    private static Expression Kept(Expression condition) => IsNegative(condition) ? condition : new Negation(condition);

    private static bool IsNegative(Expression condition) =>
        condition is Negation || (condition is AllOf or AnyOf && condition.Children.Count > 0 && condition.Children.All(IsNegative));
}
