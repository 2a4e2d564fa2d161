using Breakwater.Sigma.Correlations;
using Breakwater.Sigma.Values;
using Breakwater.Sigma.Yaml;

namespace Breakwater.Sigma.Parsing;

/// <summary>Reads the `condition:` of a correlation; a temporal kind without one asks for all its rules.</summary>
internal sealed class CorrelationConditionReader(ProblemList problems, YamlMap block, CorrelationKind? kind, int rules)
{
    private const string FieldKey = "field";
    private const string PercentileKey = "percentile";

    private static readonly Dictionary<string, ComparisonKind> Operators = new(StringComparer.Ordinal)
    {
        ["gt"] = ComparisonKind.Greater,
        ["gte"] = ComparisonKind.GreaterOrEqual,
        ["lt"] = ComparisonKind.Less,
        ["lte"] = ComparisonKind.LessOrEqual,
        ["eq"] = ComparisonKind.Equal,
        ["neq"] = ComparisonKind.NotEqual,
    };

    private bool IsTemporal => kind is CorrelationKind.Temporal or CorrelationKind.TemporalOrdered;

    private bool LooksAtValues =>
        kind is CorrelationKind.ValueCount or CorrelationKind.ValueSum or CorrelationKind.ValueAvg or CorrelationKind.ValuePercentile;

    public (CorrelationCondition Condition, IReadOnlyList<string> Fields) Read()
    {
        var all = new CorrelationCondition([new(ComparisonKind.GreaterOrEqual, rules)], null);
        switch (block.Find("condition"))
        {
            case null when IsTemporal || kind is null:
                return (all, []);
            case null:
                problems.Add(Messages.MissingKey(problems.Path, block.Line, "condition"));
                return (all, []);
            case YamlMap map:
                return ReadMap(map);
            case var other:
                problems.Add(Messages.WrongKind(problems.Path, other.Line, "condition", "a map such as 'gte: 10'", other.Kind));
                return (all, []);
        }
    }

    private (CorrelationCondition Condition, IReadOnlyList<string> Fields) ReadMap(YamlMap map)
    {
        var keys = new KeyReader(problems, map);
        string[] percentile = kind == CorrelationKind.ValuePercentile ? [PercentileKey] : [];
        keys.CheckKeys("condition", [.. Operators.Keys, .. LooksAtValues || kind is null ? (string[])[FieldKey] : [], .. percentile]);
        var fields = keys.Texts(FieldKey);
        if (LooksAtValues && fields.Count == 0)
        {
            problems.Add(Messages.MissingKey(problems.Path, map.Line, "condition.field"));
        }
        else if (kind is CorrelationKind.ValueSum or CorrelationKind.ValueAvg && fields.Count > 1)
        {
            problems.Add(Messages.WrongKind(problems.Path, map.LineOf(FieldKey), "condition.field", "one field of numbers", "a list"));
        }

        var bounds = map.Entries.Where(entry => Operators.ContainsKey(entry.Key.Text))
            .Select(entry => new CorrelationCondition.Bound(Operators[entry.Key.Text], Number(entry.Key, entry.Value)))
            .ToList();
        if (bounds.Count == 0)
        {
            problems.Add(Messages.MissingKey(problems.Path, map.Line, $"condition.{string.Join("|", Operators.Keys)}"));
        }

        decimal? rank = map.Find(PercentileKey) is { } value ? Math.Clamp(Number(new YamlScalar(value.Line, PercentileKey, isPlain: false), value), 0, 100) : null;
        return (new CorrelationCondition(bounds, rank), fields);
    }

    private decimal Number(YamlScalar key, YamlValue value)
    {
        if (value is YamlScalar { IsNull: false } text && NumberText.TryParse(text.Text, out var number))
        {
            return number;
        }

        problems.Add(Messages.WrongValue(problems.Path, value.Line, $"condition.{key.Text}", "a number", value is YamlScalar { IsNull: false } found ? Messages.Quote(found.Text) : value.Kind));
        return 0;
    }
}
