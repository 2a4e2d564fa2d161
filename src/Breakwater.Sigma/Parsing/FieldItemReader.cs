using Breakwater.Sigma.Expressions;
using Breakwater.Sigma.Yaml;

namespace Breakwater.Sigma.Parsing;

/// <summary>Reads one `field|modifiers: values` entry, or keywords where the field name is empty.</summary>
internal sealed class FieldItemReader(ProblemList problems, IReadOnlyDictionary<string, IReadOnlyList<string>> placeholders, ExpansionBudget expansions)
{
    /// <summary>What the entry says; null, with every error reported, when it is wrong.</summary>
    public Expression? Read(YamlScalar key, YamlValue value)
    {
        var bar = key.Text.IndexOf('|', StringComparison.Ordinal);
        var field = (bar < 0 ? key.Text : key.Text[..bar]).Trim();
        var chain = bar < 0 ? ModifierChain.None : ModifierChain.Read(key.Text.AsSpan(bar + 1), key.Line, problems);
        var values = Scalars(key, value);
        if (chain is null || values is null)
        {
            return null;
        }

        var item = new FieldItem(field, key.Text, chain, values);
        if (item.IsKeyword && (bar < 0 && key.Text.Length == 0 && value is not YamlList || chain.Has(Modifier.Exists) || chain.Has(Modifier.FieldRef)))
        {
            problems.Add(Messages.NeedsField(problems.Path, key.Line, key.Text));
            return null;
        }

        return Read(item, key.Line);
    }

    private Expression? Read(FieldItem item, int line)
    {
        var all = item.Modifiers.Has(Modifier.All);
        if (all && item.Values.Count == 1)
        {
            problems.Add(Messages.AllOfOne(problems.Path, line, item.Key));
        }

        var before = problems.Fatal;
        var reader = new ValueReader(problems, item, placeholders, expansions);
        var expression = all ? new AllOf([.. item.Values.Select(value => AnyOf(item, [value], reader))]) : AnyOf(item, item.Values, reader);
        return problems.Fatal > before ? null : item.Modifiers.Has(Modifier.Neq) ? new Negation(expression) : expression;
    }

    private static Expression AnyOf(FieldItem item, IReadOnlyList<YamlScalar> values, ValueReader reader)
    {
        var read = new Alternatives(item, values.Count);
        foreach (var value in values)
        {
            reader.Read(value, read);
        }

        return read.Join();
    }

    private List<YamlScalar>? Scalars(YamlScalar key, YamlValue value)
    {
        IReadOnlyList<YamlValue> items = value is YamlList list ? list.Items : [value];
        var values = new List<YamlScalar>(items.Count);
        var before = problems.Fatal;
        foreach (var item in items)
        {
            if (item is YamlScalar scalar)
            {
                values.Add(scalar);
            }
            else
            {
                problems.Add(Messages.WrongValue(problems.Path, item.Line, key.Text, "a value or a list of values", item.Kind));
            }
        }

        if (values.Count == 0 && problems.Fatal == before)
        {
            problems.Add(Messages.WrongValue(problems.Path, value.Line, key.Text, "a value or a list of values", "an empty list"));
        }

        return problems.Fatal == before ? values : null;
    }
}
