using Breakwater.Sigma.Correlations;
using Breakwater.Sigma.Resolving;
using Breakwater.Sigma.Yaml;

namespace Breakwater.Sigma.Parsing;

/// <summary>Reads the `correlation:` block.</summary>
internal sealed class CorrelationReader(ProblemList problems, YamlMap block)
{
    private static readonly string[] Keys = ["type", "rules", "aliases", "group-by", "timespan", "condition", "generate"];

    private static readonly string[] Kinds =
        ["event_count", "value_count", "value_sum", "value_avg", "value_percentile", "temporal", "temporal_ordered"];

    private readonly KeyReader _keys = new(problems, block);

    public SigmaCorrelation Read(DocumentHeader header, KeyReader document)
    {
        _keys.CheckKeys("correlation", Keys);
        _keys.RequiredText("type");
        var kind = _keys.WordIndex("type", Kinds) is >= 0 and var index ? (CorrelationKind?)index : null;
        var rules = ReadRules();
        var condition = new CorrelationConditionReader(problems, block, kind, rules.Count).Read();
        return new SigmaCorrelation(header)
        {
            Kind = kind ?? CorrelationKind.EventCount,
            Named = rules,
            GroupBy = ReadGroupBy(),
            Timespan = ReadTimespan(),
            Aliases = ReadAliases(),
            Condition = condition.Condition,
            Fields = condition.Fields,

            // The specification has it beside `level`; rules that write it inside the block mean the same.
            Generate = document.Truth("generate") || _keys.Truth("generate"),
        };
    }

    private IReadOnlyList<RuleReference> ReadRules()
    {
        var value = block.Find("rules");
        if (value is null)
        {
            problems.Add(Messages.MissingKey(problems.Path, block.Line, "rules"));
        }
        else if (value is YamlList list && list.Items.Count > Limits.RulesPerCorrelation)
        {
            problems.Add(Messages.TooManyRules(problems.Path, value.Line, list.Items.Count));
            return [];
        }

        return new ReferenceReader(problems).Read(value, "correlation.rules");
    }

    /// <summary>The specification calls it mandatory and then optional; without it all events are one group.</summary>
    private IReadOnlyList<string> ReadGroupBy()
    {
        var fields = _keys.Texts("group-by");
        if (fields.Count == 0)
        {
            problems.Add(Messages.NoGroupBy(problems.Path, block.LineOf("group-by")));
        }

        return fields;
    }

    private TimeSpan ReadTimespan()
    {
        var text = _keys.RequiredText("timespan");
        if (TimespanText.TryParse(text, out var timespan))
        {
            return timespan;
        }

        if (block.Find("timespan") is YamlScalar && !string.IsNullOrWhiteSpace(text))
        {
            problems.Add(Messages.WrongTimespan(problems.Path, block.LineOf("timespan"), text));
        }

        return TimeSpan.Zero;
    }

    private List<FieldAlias> ReadAliases()
    {
        var aliases = new List<FieldAlias>();
        if (block.Find("aliases") is not { } value)
        {
            return aliases;
        }

        foreach (var (name, mapping) in value is YamlMap map ? map.Entries : [])
        {
            var fields = new List<KeyValuePair<RuleReference, string>>();
            foreach (var (rule, field) in mapping is YamlMap inner ? inner.Entries : [])
            {
                if (field is YamlScalar { IsNull: false } text)
                {
                    fields.Add(new(new RuleReference(rule.Text, rule.Line), text.Text));
                }
                else
                {
                    problems.Add(Messages.WrongKind(problems.Path, field.Line, $"aliases.{name.Text}.{rule.Text}", "a field name", field.Kind));
                }
            }

            CheckIsMap(mapping, $"aliases.{name.Text}", "a map of rule names to field names");
            aliases.Add(new FieldAlias(name.Text, name.Line, fields));
        }

        CheckIsMap(value, "aliases", "a map of alias names");
        return aliases;
    }

    private void CheckIsMap(YamlValue value, string key, string expected)
    {
        if (value is not YamlMap)
        {
            problems.Add(Messages.WrongKind(problems.Path, value.Line, key, expected, value.Kind));
        }
    }
}
