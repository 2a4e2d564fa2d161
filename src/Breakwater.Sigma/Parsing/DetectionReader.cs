using Breakwater.Sigma.Expressions;
using Breakwater.Sigma.Yaml;

namespace Breakwater.Sigma.Parsing;

/// <summary>Reads the search identifiers of a `detection:` block and joins them by its condition.</summary>
internal sealed class DetectionReader(ProblemList problems, IReadOnlyDictionary<string, IReadOnlyList<string>> placeholders, ExpansionBudget expansions)
{
    private readonly FieldItemReader _items = new(problems, placeholders, expansions);

    /// <summary>What the block says; null, with every error reported, when it is wrong.</summary>
    public Expression? Read(YamlMap detection)
    {
        var before = problems.Fatal;
        var identifiers = new Dictionary<string, Expression>(StringComparer.Ordinal);
        foreach (var (name, value) in detection.Entries)
        {
            if (name.Text == "timeframe")
            {
                problems.Add(Messages.Timeframe(problems.Path, name.Line));
            }
            else if (name.Text != "condition")
            {
                // A wrong identifier keeps its name, so that the condition's own errors are found as well.
                identifiers[name.Text] = ReadIdentifier(name, value) ?? new AnyOf([]);
            }
        }

        if (identifiers.Count == 0)
        {
            problems.Add(Messages.NoIdentifier(problems.Path, detection.Line));
        }

        var condition = ReadCondition(detection, identifiers);
        return problems.Fatal == before ? condition : null;
    }

    private Expression? ReadCondition(YamlMap detection, Dictionary<string, Expression> identifiers)
    {
        var value = detection.Find("condition");
        if (value is null)
        {
            problems.Add(Messages.MissingKey(problems.Path, detection.Line, "condition"));
            return null;
        }

        var conditions = new List<Expression>();
        var references = 0;
        foreach (var item in value is YamlList list ? list.Items : [value])
        {
            if (item is not YamlScalar { IsNull: false } text)
            {
                problems.Add(Messages.WrongKind(problems.Path, item.Line, "condition", "a condition or a list of conditions", item.Kind));
            }
            else if (new ConditionParser(text.Text, text.Line, identifiers, problems).Parse(ref references) is { } condition)
            {
                conditions.Add(condition);
            }
        }

        if (value is YamlList { Items.Count: 0 })
        {
            problems.Add(Messages.WrongKind(problems.Path, value.Line, "condition", "a condition or a list of conditions", "an empty list"));
        }

        return conditions is [var only] ? only : new AnyOf(conditions);
    }

    private Expression? ReadIdentifier(YamlScalar name, YamlValue value) => value switch
    {
        YamlMap map => ReadMap(name, map),
        YamlList { Items.Count: > 0 } list => ReadList(name, list),
        YamlScalar { IsNull: false } keyword => ReadKeywords(name, [keyword]),
        _ => Wrong(name, value),
    };

    private Expression? ReadMap(YamlScalar name, YamlMap map)
    {
        if (map.Entries.Count == 0)
        {
            problems.Add(Messages.WrongDetection(problems.Path, map.Line, name.Text, "an empty map"));
            return null;
        }

        var items = map.Entries.Select(entry => _items.Read(entry.Key, entry.Value)).ToList();
        return items.Contains(null) ? null : items is [{ } only] ? only : new AllOf([.. items.OfType<Expression>()]);
    }

    private Expression? ReadList(YamlScalar name, YamlList list)
    {
        var keywords = new List<YamlScalar>();
        var alternatives = new List<Expression?>();
        foreach (var item in list.Items)
        {
            if (item is YamlScalar { IsNull: false } keyword)
            {
                keywords.Add(keyword);
            }
            else
            {
                alternatives.Add(item is YamlMap map ? ReadMap(name, map) : Wrong(name, item));
            }
        }

        if (keywords.Count > 0)
        {
            alternatives.Add(ReadKeywords(name, keywords));
        }

        return alternatives.Contains(null) ? null : new AnyOf([.. alternatives.OfType<Expression>()]);
    }

    private Expression? ReadKeywords(YamlScalar name, IReadOnlyList<YamlScalar> keywords) =>
        _items.Read(new YamlScalar(name.Line, "", isPlain: false), new YamlList(name.Line, keywords, keywords.Count));

    private AnyOf? Wrong(YamlScalar name, YamlValue value)
    {
        problems.Add(Messages.WrongDetection(problems.Path, value.Line, name.Text, value is YamlList { Items.Count: 0 } ? "an empty list" : value.Kind));
        return null;
    }
}
