using System.Globalization;
using Breakwater.Sigma.Expressions;
using Breakwater.Sigma.Parsing;
using Breakwater.Sigma.Yaml;

namespace Breakwater.Sigma.Suppressions;

/// <summary>Reads suppression files; refuses nothing by exception: all errors are in the result.</summary>
/// <remarks>A map with the key <c>suppressions</c>: a list of maps with <c>rule</c>, <c>reason</c> and, where wanted, <c>expires</c> and <c>when</c>, which is written like a rule's <c>detection</c>.</remarks>
public static class SuppressionParser
{
    private const string ListKey = "suppressions";
    private static readonly string[] Keys = ["rule", "reason", "expires", "when"];
    private static readonly Dictionary<string, IReadOnlyList<string>> NoPlaceholders = [];

    /// <param name="placeholders">The values of placeholders under `expand`, as the rules have them; an entry with another one is wrong.</param>
    public static SuppressionParseResult Parse(string path, string yamlText, IReadOnlyDictionary<string, IReadOnlyList<string>>? placeholders = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(yamlText);
        var problems = new ProblemList(path);
        if (yamlText.Length > Limits.FileChars)
        {
            problems.Add(Messages.FileTooLarge(path, yamlText.Length));
            return new SuppressionParseResult([], problems.ToList());
        }

        var suppressions = new List<Suppression>();
        var tree = new YamlTreeReader(problems, new FileBudget(Limits.NodesPerFile));
        var expansions = new ExpansionBudget().ForFile();
        var documents = tree.Read(yamlText.TrimStart('\uFEFF'), 1);
        if (problems.Fatal > 0)
        {
            // A key given twice, say: which of the two is meant is not ours to guess.
            return new SuppressionParseResult([], [.. problems.ToList().Select(Messages.OfSuppressions)]);
        }

        foreach (var document in documents)
        {
            ReadFile(document, problems, placeholders ?? NoPlaceholders, expansions, suppressions);
        }

        if (documents.Count == 0)
        {
            problems.Add(Messages.NoSuppressions(path, 1, ListKey, "an empty file"));
        }

        return new SuppressionParseResult(suppressions, [.. problems.ToList().Select(Messages.OfSuppression)]);
    }

    private static void ReadFile(YamlValue document, ProblemList problems, IReadOnlyDictionary<string, IReadOnlyList<string>> placeholders, ExpansionBudget expansions, List<Suppression> suppressions)
    {
        if (document is not YamlMap file || file.Find(ListKey) is not YamlList list)
        {
            problems.Add(Messages.NoSuppressions(problems.Path, document.Line, ListKey, document.Kind));
            return;
        }

        new KeyReader(problems, file).CheckKeys("the file", [ListKey]);
        foreach (var item in list.Items)
        {
            if (item is not YamlMap entry)
            {
                problems.Add(Messages.WrongKind(problems.Path, item.Line, ListKey, "maps with 'rule' and 'reason'", item.Kind));
            }
            else if (Read(entry, problems, placeholders, expansions, suppressions.Count) is { } suppression)
            {
                suppressions.Add(suppression);
            }
        }
    }

    private static Suppression? Read(YamlMap entry, ProblemList problems, IReadOnlyDictionary<string, IReadOnlyList<string>> placeholders, ExpansionBudget expansions, int number)
    {
        var before = problems.Fatal;
        var keys = new KeyReader(problems, entry);
        keys.CheckKeys(ListKey, Keys);
        var rule = keys.RequiredText("rule");
        var reason = keys.RequiredText("reason");
        var expires = ReadDay(keys, entry, problems);
        Expression? when = null;
        if (entry.Find("when") is not null && keys.RequiredMap("when") is { } block)
        {
            when = new DetectionReader(problems, placeholders, expansions.ForRule()).Read(block);
            foreach (var missing in when is null ? [] : ExpressionWalk.All(when).OfType<Unresolved>().DistinctBy(part => part.Placeholder))
            {
                problems.Add(Messages.SuppressionNotEvaluable(problems.Path, entry.LineOf("when"), missing.Placeholder));
            }
        }

        return problems.Fatal == before ? new Suppression(problems.Path, entry.Line, rule, reason, expires, when, number) : null;
    }

    private static DateOnly? ReadDay(KeyReader keys, YamlMap entry, ProblemList problems)
    {
        if (keys.Text("expires") is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        problems.Add(Messages.WrongValue(problems.Path, entry.LineOf("expires"), "expires", "a day such as 2027-01-31", Messages.Quote(text)));
        return null;
    }
}
