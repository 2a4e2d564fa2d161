using Breakwater.Sigma.Expressions;
using Breakwater.Sigma.Values;
using Breakwater.Sigma.Yaml;

namespace Breakwater.Sigma.Parsing;

/// <summary>Reads one `field|modifiers: values` entry, or keywords where the field name is empty.</summary>
internal sealed class FieldItemReader(ProblemList problems, IReadOnlyDictionary<string, IReadOnlyList<string>> placeholders)
{
    /// <summary>What the entry says; null, with every error reported, when it is wrong.</summary>
    public Expression? Read(YamlScalar key, YamlValue value)
    {
        var parts = key.Text.Split('|');
        var chain = ModifierChain.Read(parts.Skip(1), key.Line, problems);
        var values = Scalars(key, value);
        if (chain is null || values is null)
        {
            return null;
        }

        var item = new FieldItem(parts[0].Trim(), key.Text, chain, values);
        if (item.IsKeyword && (parts.Length == 1 && key.Text.Length == 0 && value is not YamlList || chain.Has(Modifier.Exists) || chain.Has(Modifier.FieldRef)))
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

        var values = new ValueReader(problems, item, placeholders).ReadAll();
        if (values is null)
        {
            return null;
        }

        Expression expression = all ? new AllOf([.. values.Select(value => AnyOf(item, value))]) : AnyOf(item, [.. values.SelectMany(value => value)]);
        return item.Modifiers.Has(Modifier.Neq) ? new Negation(expression) : expression;
    }

    /// <summary>Alternatives of one kind become one test, so that a hundred thousand of them can share an index.</summary>
    private static Expression AnyOf(FieldItem item, IReadOnlyList<ReadValue> values)
    {
        var alternatives = new List<Expression>();
        var (patterns, numbers, networks) = (new List<TextPattern>(), new List<decimal>(), new List<CidrTest.Network>());
        foreach (var value in values)
        {
            patterns.AddRange(value.Patterns);
            Add(numbers, value.Number);
            Add(networks, value.Network);
        }

        AddTest(patterns.Count == 0 ? null : new TextTest(patterns, item.Modifiers.Has(Modifier.Cased)));
        AddTest(numbers.Count == 0 ? null : new NumberTest(numbers));
        AddTest(networks.Count == 0 ? null : new CidrTest(networks));
        foreach (var value in values)
        {
            AddTest(value.Test);
            if (value.Expression is not null)
            {
                alternatives.Add(value.Expression);
            }
        }

        return alternatives is [var only] ? only : new AnyOf(alternatives);

        void AddTest(ValueTest? test)
        {
            if (test is not null)
            {
                alternatives.Add(item.IsKeyword ? new KeywordMatches(test) : new FieldMatches(item.Field, test));
            }
        }
    }

    private static void Add<T>(List<T> values, T? value)
        where T : struct
    {
        if (value is { } known)
        {
            values.Add(known);
        }
    }

    private List<YamlScalar>? Scalars(YamlScalar key, YamlValue value)
    {
        var values = new List<YamlScalar>();
        var before = problems.Fatal;
        foreach (var item in value is YamlList list ? list.Items : [value])
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
