using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Breakwater.Sigma.Yaml;

/// <summary>Reads the documents of one chunk into values, from parser events rather than YamlStream nodes: those recurse without a
/// bound on nesting, stop at the first duplicate key and do not say what an alias costs.</summary>
internal sealed class YamlTreeReader(ProblemList problems, FileBudget budget)
{
    // Comparing so few keys takes less time and memory than a table of them, which every map of thousands of rules would have.
    private const int FewKeys = 20;

    private readonly Dictionary<string, YamlValue> _anchors = new(StringComparer.Ordinal);
    private int _lineOffset;
    private bool _explained;

    public List<YamlValue> Read(string text, int firstLine)
    {
        _lineOffset = firstLine - 1;
        _explained = false;
        var documents = new List<YamlValue>();
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        try
        {
            while (parser.MoveNext())
            {
                if (parser.Current is DocumentStart)
                {
                    _anchors.Clear();
                    parser.MoveNext();
                    documents.Add(ReadValue(parser, 0));
                }
            }
        }
        catch (YamlException error)
        {
            if (!_explained)
            {
                problems.Add(Messages.NotYaml(problems.Path, LineOf(error.Start), error.Message));
            }
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's scanner throws these too on some broken texts (a stray key indicator in a flow map).
            problems.Add(Messages.NotYaml(problems.Path, parser.Current is { } last ? LineOf(last.End) : firstLine, "a key, value or bracket is out of place"));
        }

        return documents;
    }

    private YamlValue ReadValue(Parser parser, int depth)
    {
        var current = parser.Current!;
        if (!budget.TryTake(1))
        {
            throw Stop(current, Messages.TooManyValues(problems.Path, LineOf(current.Start)));
        }

        if (depth > Limits.Depth)
        {
            throw Stop(current, Messages.TooDeep(problems.Path, LineOf(current.Start)));
        }

        YamlValue value = current switch
        {
            Scalar scalar => new YamlScalar(LineOf(scalar.Start), scalar.Value, scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty),
            AnchorAlias alias => Resolve(alias),
            SequenceStart => ReadList(parser, depth),
            MappingStart => ReadMap(parser, depth),
            _ => throw Stop(current, Messages.NotYaml(problems.Path, LineOf(current.Start), "a value was expected")),
        };
        if (current is NodeEvent { Anchor.IsEmpty: false } node)
        {
            _anchors[node.Anchor.Value] = value;
        }

        return value;
    }

    private YamlValue Resolve(AnchorAlias alias)
    {
        // An alias inside its own anchor is unknown here too: an anchor is entered when its value is complete.
        if (!_anchors.TryGetValue(alias.Value.Value, out var value))
        {
            throw Stop(alias, Messages.UnknownAlias(problems.Path, LineOf(alias.Start), alias.Value.Value));
        }

        return budget.TryTake(value.Size) ? value : throw Stop(alias, Messages.TooManyValues(problems.Path, LineOf(alias.Start)));
    }

    private YamlList ReadList(Parser parser, int depth)
    {
        var line = LineOf(parser.Current!.Start);
        var items = new List<YamlValue>();
        var size = 1;
        while (parser.MoveNext() && parser.Current is not SequenceEnd)
        {
            items.Add(ReadValue(parser, depth + 1));
            size += items[^1].Size;
        }

        return new YamlList(line, items, size);
    }

    private YamlMap ReadMap(Parser parser, int depth)
    {
        var line = LineOf(parser.Current!.Start);
        var entries = new List<KeyValuePair<YamlScalar, YamlValue>>();
        Dictionary<string, int>? lines = null;
        var size = 1;
        while (parser.MoveNext() && parser.Current is not MappingEnd)
        {
            var key = ReadValue(parser, depth + 1);
            parser.MoveNext();
            var value = ReadValue(parser, depth + 1);
            size += value.Size + 1;
            if (key is not YamlScalar name)
            {
                problems.Add(Messages.KeyNotText(problems.Path, key.Line, key.Kind));
            }
            else if (name.Text == "<<")
            {
                problems.Add(Messages.MergeKey(problems.Path, key.Line));
            }
            else if (FirstLineOf(name, entries, ref lines) is { } first)
            {
                problems.Add(Messages.DuplicateKey(problems.Path, name.Line, name.Text, first));
            }
            else
            {
                entries.Add(new(name, value));
            }
        }

        return new YamlMap(line, entries, size);
    }

    /// <summary>Where a key already stands among the entries; null, and it is remembered, when it is new.</summary>
    private static int? FirstLineOf(YamlScalar name, List<KeyValuePair<YamlScalar, YamlValue>> entries, ref Dictionary<string, int>? lines)
    {
        if (entries.Count < FewKeys)
        {
            foreach (var (known, _) in entries)
            {
                if (known.Text == name.Text)
                {
                    return known.Line;
                }
            }

            return null;
        }

        lines ??= entries.ToDictionary(entry => entry.Key.Text, entry => entry.Key.Line, StringComparer.Ordinal);
        return lines.TryAdd(name.Text, name.Line) ? null : lines[name.Text];
    }

    private YamlException Stop(ParsingEvent at, RuleProblem problem)
    {
        problems.Add(problem);
        _explained = true;
        return new YamlException(at.Start, at.End, problem.Message);
    }

    private int LineOf(Mark mark) => (int)Math.Max(mark.Line, 1) + _lineOffset;
}
