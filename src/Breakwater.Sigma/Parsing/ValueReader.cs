using System.Text.RegularExpressions;
using Breakwater.Sigma.Expressions;
using Breakwater.Sigma.Values;
using Breakwater.Sigma.Yaml;

namespace Breakwater.Sigma.Parsing;

/// <summary>Reads the values of one entry by what its modifiers make of them.</summary>
internal sealed class ValueReader(ProblemList problems, FieldItem item, IReadOnlyDictionary<string, IReadOnlyList<string>> placeholders, ExpansionBudget expansions)
{
    private readonly ModifierChain _modifiers = item.Modifiers;

    /// <summary>Adds what a value is, several alternatives where a placeholder in it has several values; errors are reported.</summary>
    public void Read(YamlScalar value, Alternatives read)
    {
        if (!_modifiers.Has(Modifier.Expand))
        {
            Read(value, value.Text, read);
        }
        else if (Placeholders.Expand(value.Text, placeholders, (texts, chars) => HasRoomFor(value, texts, chars), out var missing) is { } texts)
        {
            texts.ForEach(text => Read(value, text, read));
        }
        else if (missing is not null)
        {
            read.Add(new Unresolved(missing));
        }
    }

    private void Read(YamlScalar value, string text, Alternatives read)
    {
        if (value.IsNull)
        {
            ReadNull(value, read);
        }
        else if (_modifiers.Has(Modifier.Exists))
        {
            ReadExists(value, read);
        }
        else if (_modifiers.Has(Modifier.FieldRef))
        {
            read.Add(new FieldRefersTo(item.Field, text.Trim(), Placement, _modifiers.Has(Modifier.Cased)));
        }
        else if (_modifiers.Has(Modifier.Re))
        {
            ReadRegex(value, text, read);
        }
        else if (_modifiers.Has(Modifier.Cidr))
        {
            ReadNetwork(value, text, read);
        }
        else if (_modifiers.Comparison is not null || _modifiers.DatePart is not null)
        {
            ReadComparison(value, text, read);
        }
        else if (_modifiers.IsBare && !item.IsKeyword && value.TryGetNumber(out var number))
        {
            read.Add(number);
        }
        else
        {
            ReadText(value, text, read);
        }
    }

    private void ReadNull(YamlScalar value, Alternatives read)
    {
        if (!_modifiers.IsBare || item.IsKeyword)
        {
            Wrong(value, "a value");
            return;
        }

        if (item.Values.Count > 1)
        {
            problems.Add(Messages.NullInList(problems.Path, value.Line, item.Key));
        }

        read.Add(new FieldIsNull(item.Field));
    }

    private void ReadExists(YamlScalar value, Alternatives read)
    {
        if (!value.TryGetBoolean(out var present) || item.Values.Count > 1)
        {
            Wrong(value, "'true' or 'false'");
            return;
        }

        var exists = new FieldExists(item.Field);
        read.Add(present ? exists : new Negation(exists));
    }

    private void ReadRegex(YamlScalar value, string pattern, Alternatives read)
    {
        if (pattern.Length > Limits.RegexChars)
        {
            problems.Add(Messages.RegexTooLong(problems.Path, value.Line, pattern.Length));
            return;
        }

        // The specification has no such classes, and .NET would take the name for members of the class: a rule that never matches and does not say so.
        if (PosixClass.IsIn(pattern))
        {
            problems.Add(Messages.PosixClass(problems.Path, value.Line, pattern));
            return;
        }

        var options = (_modifiers.Has(Modifier.I) ? RegexOptions.IgnoreCase : RegexOptions.None)
            | (_modifiers.Has(Modifier.M) ? RegexOptions.Multiline : RegexOptions.None)
            | (_modifiers.Has(Modifier.S) ? RegexOptions.Singleline : RegexOptions.None);
        // An expression is looked for anywhere in the value, which is all that `contains` asks.
        var placed = _modifiers.Placement switch { Modifier.StartsWith => $@"\A(?:{pattern})", Modifier.EndsWith => $@"(?:{pattern})\z", _ => pattern };
        // By itself first: `a)(b` is an expression only within the brackets.
        if (RegexTest.TryCreate(pattern, options, out var test, out var reason) && (placed == pattern || RegexTest.TryCreate(placed, options, out test, out reason)))
        {
            read.Add(test!);
        }
        else
        {
            problems.Add(Messages.BadRegex(problems.Path, value.Line, pattern, reason));
        }
    }

    private void ReadNetwork(YamlScalar value, string text, Alternatives read)
    {
        if (CidrTest.TryParse(text.Trim(), out var network))
        {
            read.Add(network);
        }
        else
        {
            Wrong(value, "a network such as 10.0.0.0/8 or fe80::/10");
        }
    }

    private void ReadComparison(YamlScalar value, string text, Alternatives read)
    {
        if (!NumberText.TryParse(text, out var number))
        {
            Wrong(value, "a number");
            return;
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
        read.Add(new ComparisonTest(kind, number, part));
    }

    private void ReadText(YamlScalar value, string text, Alternatives read)
    {
        var parsed = SigmaText.Parse(text);
        if (!_modifiers.ChangesText)
        {
            read.Add(new TextPattern(parsed, Placement, _modifiers.Has(Modifier.Cased)));
            return;
        }

        foreach (var variant in Encoded(value, parsed))
        {
            read.Add(new TextPattern(variant, Placement, _modifiers.Has(Modifier.Cased)));
        }
    }

    /// <summary>What the value is once the encodings are applied; none, reported, where it cannot be encoded.</summary>
    private IReadOnlyList<SigmaText> Encoded(YamlScalar value, SigmaText parsed)
    {
        IReadOnlyList<SigmaText> variants = !_modifiers.Has(Modifier.Windash) ? [parsed] : _modifiers.Encodes ? DashForms(value, parsed) : [parsed.WithAnyDash()];
        foreach (var encoding in _modifiers.EncodingsInOrder)
        {
            if (encoding is Modifier.Base64 or Modifier.Base64Offset && variants.Any(variant => variant.Plain is null))
            {
                problems.Add(Messages.EncodedWildcard(problems.Path, value.Line, value.Text));
                return [];
            }

            if (encoding is Modifier.Base64Offset && variants.Any(variant => !variant.HasBase64Offsets))
            {
                Wrong(value, "a value of at least two bytes to encode");
                return [];
            }

            var encoded = new List<SigmaText>();
            foreach (var variant in variants.SelectMany(variant => Encode(variant, encoding)))
            {
                if (!HasRoomFor(value, 1, variant.Length))
                {
                    return [];
                }

                encoded.Add(variant);
            }

            variants = encoded;
        }

        return variants;
    }

    /// <summary>An encoding has no place for a wildcard, so that what the dash may be is written out before it; none, reported, where that is too much.</summary>
    private IReadOnlyList<SigmaText> DashForms(YamlScalar value, SigmaText parsed) =>
        HasRoomFor(value, parsed.DashForms, parsed.DashForms * parsed.Length) ? [.. parsed.WithEachDash()] : [];

    /// <summary>Whether so many texts of so many characters together may be made; reported once a rule, which is refused thereby.</summary>
    private bool HasRoomFor(YamlScalar value, long texts, long chars)
    {
        if (expansions.IsExceeded)
        {
            return false;
        }

        if (!expansions.TryTake(texts, chars, out var full))
        {
            problems.Add(Messages.TooMuchExpanded(problems.Path, value.Line, full));
        }

        return full is null;
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

    private void Wrong(YamlScalar value, string expected) =>
        problems.Add(Messages.WrongValue(problems.Path, value.Line, item.Key, expected, value.IsNull ? "nothing" : Messages.Quote(value.Text)));
}
