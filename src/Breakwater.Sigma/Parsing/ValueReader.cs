using System.Text.RegularExpressions;
using Breakwater.Sigma.Expressions;
using Breakwater.Sigma.Values;
using Breakwater.Sigma.Yaml;

namespace Breakwater.Sigma.Parsing;

/// <summary>Reads the values of one entry by what its modifiers make of them.</summary>
internal sealed class ValueReader(ProblemList problems, FieldItem item, IReadOnlyDictionary<string, IReadOnlyList<string>> placeholders)
{
    private readonly ModifierChain _modifiers = item.Modifiers;

    /// <summary>For each value what it became, several where a placeholder has several; null, with every error reported, when one is wrong.</summary>
    public IReadOnlyList<IReadOnlyList<ReadValue>>? ReadAll()
    {
        var values = item.Values.Select(ReadOne).ToList();
        return values.Exists(value => value.Contains(null)) ? null : [.. values.Select(value => value.OfType<ReadValue>().ToList())];
    }

    private List<ReadValue?> ReadOne(YamlScalar value)
    {
        if (!_modifiers.Has(Modifier.Expand))
        {
            return [Read(value, value.Text)];
        }

        return Placeholders.TryExpand(value.Text, placeholders, out var texts, out var missing)
            ? texts.ConvertAll(text => Read(value, text))
            : [new ReadValue { Expression = new Unresolved(missing) }];
    }

    private ReadValue? Read(YamlScalar value, string text)
    {
        return value.IsNull ? ReadNull(value)
            : _modifiers.Has(Modifier.Exists) ? ReadExists(value)
            : _modifiers.Has(Modifier.FieldRef) ? ReadReference(text)
            : _modifiers.Has(Modifier.Re) ? ReadRegex(value, text)
            : _modifiers.Has(Modifier.Cidr) ? ReadNetwork(value, text)
            : _modifiers.Comparison is not null || _modifiers.DatePart is not null ? ReadComparison(value, text)
            : _modifiers.IsBare && !item.IsKeyword && value.TryGetNumber(out var number) ? new ReadValue { Number = number }
            : ReadText(value, text);
    }

    private ReadValue? ReadNull(YamlScalar value)
    {
        if (!_modifiers.IsBare || item.IsKeyword)
        {
            return Wrong(value, "a value");
        }

        if (item.Values.Count > 1)
        {
            problems.Add(Messages.NullInList(problems.Path, value.Line, item.Key));
        }

        return new ReadValue { Expression = new FieldIsNull(item.Field) };
    }

    private ReadValue? ReadExists(YamlScalar value)
    {
        if (!value.TryGetBoolean(out var present) || item.Values.Count > 1)
        {
            return Wrong(value, "'true' or 'false'");
        }

        var exists = new FieldExists(item.Field);
        return new ReadValue { Expression = present ? exists : new Negation(exists) };
    }

    private ReadValue ReadReference(string other) =>
        new() { Expression = new FieldRefersTo(item.Field, other.Trim(), Placement, _modifiers.Has(Modifier.Cased)) };

    private ReadValue? ReadRegex(YamlScalar value, string pattern)
    {
        if (pattern.Length > Limits.RegexChars)
        {
            problems.Add(Messages.RegexTooLong(problems.Path, value.Line, pattern.Length));
            return null;
        }

        var options = (_modifiers.Has(Modifier.I) ? RegexOptions.IgnoreCase : RegexOptions.None)
            | (_modifiers.Has(Modifier.M) ? RegexOptions.Multiline : RegexOptions.None)
            | (_modifiers.Has(Modifier.S) ? RegexOptions.Singleline : RegexOptions.None);
        // An expression is looked for anywhere in the value, which is all that `contains` asks.
        var placed = _modifiers.Placement switch { Modifier.StartsWith => $@"\A(?:{pattern})", Modifier.EndsWith => $@"(?:{pattern})\z", _ => pattern };
        // By itself first: `a)(b` is an expression only within the brackets.
        if (RegexTest.TryCreate(pattern, options, out var test, out var reason) && (placed == pattern || RegexTest.TryCreate(placed, options, out test, out reason)))
        {
            return new ReadValue { Test = test };
        }

        problems.Add(Messages.BadRegex(problems.Path, value.Line, pattern, reason));
        return null;
    }

    private ReadValue? ReadNetwork(YamlScalar value, string text) =>
        CidrTest.TryParse(text.Trim(), out var network) ? new ReadValue { Network = network } : Wrong(value, "a network such as 10.0.0.0/8 or fe80::/10");

    private ReadValue? ReadComparison(YamlScalar value, string text)
    {
        if (!NumberText.TryParse(text, out var number))
        {
            return Wrong(value, "a number");
        }

        var kind = _modifiers.Comparison switch
        {
            Modifier.Lt => ComparisonKind.Less,
            Modifier.Lte => ComparisonKind.LessOrEqual,
            Modifier.Gt => ComparisonKind.Greater,
            Modifier.Gte => ComparisonKind.GreaterOrEqual,
            _ => ComparisonKind.Equal,
        };
        DatePart? part = _modifiers.DatePart is { } modifier ? Enum.Parse<DatePart>(modifier.ToString()) : null;
        return new ReadValue { Test = new ComparisonTest(kind, number, part) };
    }

    private ReadValue? ReadText(YamlScalar value, string text)
    {
        IReadOnlyList<SigmaText> variants = [SigmaText.Parse(text)];
        foreach (var encoding in _modifiers.EncodingsInOrder)
        {
            if (encoding is Modifier.Base64 or Modifier.Base64Offset && !variants.All(variant => variant.IsPlain))
            {
                problems.Add(Messages.EncodedWildcard(problems.Path, value.Line, value.Text));
                return null;
            }

            variants = [.. variants.SelectMany(variant => Encode(variant, encoding))];
        }

        if (_modifiers.Has(Modifier.Windash))
        {
            variants = [.. variants.Select(variant => variant.WithAnyDash())];
        }

        return new ReadValue { Patterns = [.. variants.Select(variant => new TextPattern(variant, Placement, _modifiers.Has(Modifier.Cased)))] };
    }

    private static IEnumerable<SigmaText> Encode(SigmaText text, Modifier encoding) => encoding switch
    {
        Modifier.Base64 => [text.ToBase64()],
        Modifier.Base64Offset => text.ToBase64Offsets(),
        Modifier.Utf16Be => [text.ToUtf16(bigEndian: true, withMark: false)],
        Modifier.Utf16 => [text.ToUtf16(bigEndian: false, withMark: true)],
        _ => [text.ToUtf16(bigEndian: false, withMark: false)],
    };

    /// <summary>A keyword is looked for anywhere in the record unless a modifier places it.</summary>
    private TextPlacement Placement => _modifiers.Placement switch
    {
        Modifier.Contains => TextPlacement.Contains,
        Modifier.StartsWith => TextPlacement.StartsWith,
        Modifier.EndsWith => TextPlacement.EndsWith,
        _ => item.IsKeyword ? TextPlacement.Contains : TextPlacement.Whole,
    };

    private ReadValue? Wrong(YamlScalar value, string expected)
    {
        problems.Add(Messages.WrongValue(problems.Path, value.Line, item.Key, expected, value.IsNull ? "nothing" : Messages.Quote(value.Text)));
        return null;
    }
}
