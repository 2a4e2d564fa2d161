using System.Globalization;
using Breakwater.Model;
using YamlDotNet.RepresentationModel;

namespace Breakwater.KnowledgeCompiler.Reading;

/// <summary>A YAML mapping that reports a wrong, missing or unknown key with its line, and returns a harmless value instead.</summary>
internal sealed class YamlMap
{
    private readonly YamlMappingNode node;
    private readonly ProblemList problems;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public YamlMap(string file, YamlMappingNode node, ProblemList problems)
    {
        this.node = node;
        this.problems = problems;
        Place = new Place(file, node.Start.Line);
    }

    public Place Place { get; }

    public IEnumerable<(string Key, YamlNode Value, Place Place)> Entries =>
        node.Children.Select(c => (c.Key.ToString(), c.Value, new Place(Place.File, c.Key.Start.Line)));

    public string Text(string key) => OptionalText(key) ?? Absent(key);

    public string? OptionalText(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value.Length: > 0 } scalar => scalar.Value,
        { } other => Bad(other, key, "text", other.NodeType.ToString()),
    };

    public IReadOnlyList<string> Texts(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list when list.All(i => i is YamlScalarNode { Value.Length: > 0 }) => [.. list.Select(i => ((YamlScalarNode)i).Value!)],
        { } other => Bad<IReadOnlyList<string>>(other, key, "a list of texts", other.NodeType.ToString(), []),
    };

    public DateOnly? OptionalDate(string key)
    {
        if (Find(key) is not { } value)
        {
            return null;
        }

        return DateOnly.TryParseExact(value.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : Bad<DateOnly?>(value, key, "a day such as 2021-03-02", value.ToString(), null);
    }

    public DateOnly Date(string key)
    {
        if (Find(key) is null)
        {
            Absent(key);
        }

        return OptionalDate(key) ?? DateOnly.MinValue;
    }

    public bool? OptionalFlag(string key) => Find(key)?.ToString() switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var other => Bad<bool?>(Find(key)!, key, "true or false", other, null),
    };

    /// <summary>A member of an enumeration in words with hyphens.</summary>
    public TWord? OptionalWord<TWord>(string key)
        where TWord : struct, Enum
    {
        var value = Find(key);
        return value is null ? null
            : Enum.GetNames<TWord>().FirstOrDefault(n => n.Equals(value.ToString().Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse<TWord>(name)
            : Bad<TWord?>(value, key, string.Join(", ", Enum.GetNames<TWord>()), value.ToString(), null);
    }

    public int Number(string key)
    {
        var value = Find(key);
        return value is null ? Absent(key).Length
            : int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : Bad(value, key, "a number", value.ToString(), 0);
    }

    public double? OptionalScore(string key)
    {
        var value = Find(key);
        return value is null ? null
            : double.TryParse(value.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score) && score <= 10 ? score
            : Bad<double?>(value, key, "a score from 0 to 10", value.ToString(), null);
    }

    public ExchangeBuild BuildAt(YamlNode value, string key) =>
        ExchangeBuild.TryParse(value.ToString(), out var build) && build.Revision is not null ? build
        : Bad(value, key, "a build such as 15.1.2106.2", value.ToString(), default(ExchangeBuild));

    public IReadOnlyList<ExchangeBuild> Builds(string key) => Find(key) is YamlSequenceNode list ? [.. list.Select(v => BuildAt(v, key))] : [];

    public YamlMap? Map(string key) => Find(key) switch
    {
        null => null,
        YamlMappingNode map => new YamlMap(Place.File, map, problems),
        { } other => Bad<YamlMap?>(other, key, "a mapping", other.NodeType.ToString(), null),
    };

    public IReadOnlyList<YamlMap> Maps(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list when list.All(i => i is YamlMappingNode) => [.. list.Select(i => new YamlMap(Place.File, (YamlMappingNode)i, problems))],
        { } other => Bad<IReadOnlyList<YamlMap>>(other, key, "a list of mappings", other.NodeType.ToString(), []),
    };

    /// <summary>Reports every key that nobody asked for: a misspelt key must not be ignored in silence.</summary>
    public void Finish()
    {
        foreach (var (key, _, place) in Entries.Where(e => !asked.Contains(e.Key)))
        {
            problems.Add(place, Messages.UnknownKey(key, asked.Order(StringComparer.Ordinal)));
        }
    }

    /// <summary>Marks keys as known that carry facts for readers of the file only.</summary>
    public void Allow(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            asked.Add(key);
        }
    }

    private YamlNode? Find(string key)
    {
        asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    private string Absent(string key)
    {
        problems.Add(Place, Messages.Missing(key));
        return "";
    }

    private string Bad(YamlNode value, string key, string expected, string found) => Bad(value, key, expected, found, "");

    private T Bad<T>(YamlNode value, string key, string expected, string found, T instead)
    {
        problems.Add(new Place(Place.File, value.Start.Line), Messages.Wrong(key, expected, found));
        return instead;
    }
}
