using Breakwater.Sigma.Expressions;
using Breakwater.Sigma.Yaml;

namespace Breakwater.Sigma.Parsing;

/// <summary>Reads one document of a rule file.</summary>
internal sealed class RuleReader(ProblemList problems)
{
    private static readonly string[] KnownKeys =
    [
        "title", "id", "name", "related", "taxonomy", "status", "description", "license", "references", "author", "date", "modified", "logsource",
        "detection", "fields", "falsepositives", "level", "tags", "scope", "correlation", "filter", "action", "breakwater",
        "regression_tests_path", "simulation",
    ];

    private static readonly string[] Levels = ["informational", "low", "medium", "high", "critical"];
    private static readonly string[] Statuses = ["stable", "test", "experimental", "deprecated", "unsupported"];

    /// <summary>The rule; null, with every error reported, when the document is wrong or no rule.</summary>
    public SigmaRule? Read(YamlValue document)
    {
        if (document is not YamlMap map)
        {
            problems.Add(Messages.DocumentNotMap(problems.Path, document.Line, document.Kind));
            return null;
        }

        var before = problems.Fatal;
        var keys = new KeyReader(problems, map);
        keys.CheckSpelling(KnownKeys);
        if (IsOtherKind(map))
        {
            return null;
        }

        var rule = ReadRule(keys, map);
        return problems.Fatal == before ? rule : null;
    }

    /// <summary>Reads every part even where one is wrong, so that all errors are found; the caller drops a rule with errors.</summary>
    private SigmaRule ReadRule(KeyReader keys, YamlMap map)
    {
        var title = keys.RequiredText("title");
        var name = keys.Text("name");
        var logSource = ReadLogSource(keys.RequiredMap("logsource"));
        var detection = keys.RequiredMap("detection") is { } block ? new DetectionReader(problems).Read(block) : null;
        return new SigmaRule(problems.Path, map.Line, detection ?? new AnyOf([]))
        {
            Id = keys.Text("id") ?? name ?? title,
            Title = title,
            Name = name,
            Description = keys.Text("description"),
            Author = keys.TextOrList("author"),
            Level = (RuleLevel)(keys.WordIndex("level", Levels) + 1),
            Status = (RuleStatus)(keys.WordIndex("status", Statuses) + 1),
            Tags = keys.Texts("tags"),
            References = keys.Texts("references"),
            FalsePositives = keys.Texts("falsepositives"),
            LogSource = logSource,
            Extension = ReadExtension(map),
            Taxonomy = keys.Text("taxonomy") ?? "sigma",
        };
    }

    private bool IsOtherKind(YamlMap map)
    {
        if (map.Find("action") is YamlScalar action)
        {
            problems.Add(Messages.LegacyAction(problems.Path, map.LineOf("action"), action.Text));
        }
        else if (map.Find("correlation") is not null)
        {
            problems.Add(Messages.CorrelationDocument(problems.Path, map.LineOf("correlation")));
        }
        else if (map.Find("filter") is not null)
        {
            problems.Add(Messages.FilterDocument(problems.Path, map.LineOf("filter")));
        }
        else
        {
            return false;
        }

        return true;
    }

    private LogSource ReadLogSource(YamlMap? map)
    {
        if (map is null)
        {
            return new LogSource(null, null, null);
        }

        var keys = new KeyReader(problems, map);
        keys.CheckSpelling(["category", "product", "service", "definition"]);

        // The specification writes them in lower case; a source is chosen by comparing them as they are.
        var source = new LogSource(keys.Text("category")?.ToLowerInvariant(), keys.Text("product")?.ToLowerInvariant(), keys.Text("service")?.ToLowerInvariant());
        if (source is { Category: null, Product: null, Service: null })
        {
            problems.Add(Messages.EmptyLogSource(problems.Path, map.Line));
        }

        return source;
    }

    private Dictionary<string, string>? ReadExtension(YamlMap map)
    {
        const string Key = "breakwater";
        if (map.Find(Key) is not { } value)
        {
            return null;
        }

        var extension = new Dictionary<string, string>(StringComparer.Ordinal);
        if (value is not YamlMap entries)
        {
            problems.Add(Messages.WrongKind(problems.Path, value.Line, Key, "a map of single values", value.Kind));
            return extension;
        }

        foreach (var (name, entry) in entries.Entries)
        {
            if (entry is YamlScalar { IsNull: false } text)
            {
                extension[name.Text] = text.Text;
            }
            else
            {
                problems.Add(Messages.WrongKind(problems.Path, entry.Line, $"{Key}.{name.Text}", "a single value", entry.Kind));
            }
        }

        return extension;
    }
}
