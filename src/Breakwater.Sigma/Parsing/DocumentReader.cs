using Breakwater.Sigma.Expressions;
using Breakwater.Sigma.Yaml;

namespace Breakwater.Sigma.Parsing;

/// <summary>Reads one document of a rule file.</summary>
internal sealed class DocumentReader(ProblemList problems, IReadOnlyDictionary<string, IReadOnlyList<string>> placeholders, ExpansionBudget expansions)
{
    // 'reference' is how the specification's own text spells it once; its examples and its schema write 'references'.
    private static readonly string[] KnownKeys =
    [
        "title", "id", "name", "related", "taxonomy", "status", "description", "license", "references", "reference", "author", "date", "modified",
        "logsource", "detection", "fields", "falsepositives", "level", "tags", "scope", "correlation", "generate", "filter", "action", "breakwater",
        "regression_tests_path", "simulation",
    ];

    /// <summary>The document as far as it can be read, with every error reported; the caller drops one that has errors. Null when nothing of it is a rule.</summary>
    public SigmaDocument? Read(YamlValue document)
    {
        if (document is not YamlMap map)
        {
            problems.Add(Messages.DocumentNotMap(problems.Path, document.Line, document.Kind));
            return null;
        }

        var keys = new KeyReader(problems, map);
        keys.CheckSpelling(KnownKeys);
        if (map.Find("action") is YamlScalar action)
        {
            problems.Add(Messages.LegacyAction(problems.Path, map.LineOf("action"), action.Text));
            return null;
        }

        return ReadKind(keys, map);
    }

    /// <summary>Reads every part even where one is wrong, so that all errors are found.</summary>
    private SigmaDocument? ReadKind(KeyReader keys, YamlMap map)
    {
        string[] kinds = [.. new[] { "correlation", "filter", "detection" }.Where(kind => map.Find(kind) is not null)];
        if (kinds.Length > 1)
        {
            problems.Add(Messages.SeveralKinds(problems.Path, map.LineOf(kinds[1]), kinds[0], kinds[1]));
        }

        var header = new HeaderReader(problems).Read(keys, map);
        return kinds.FirstOrDefault() switch
        {
            "correlation" => keys.RequiredMap("correlation") is { } block ? new CorrelationReader(problems, block).Read(header, keys) : null,
            "filter" => ReadFilter(header, keys),
            _ => ReadRule(header, keys),
        };
    }

    private SigmaRule ReadRule(DocumentHeader header, KeyReader keys)
    {
        var logSource = ReadLogSource(keys.RequiredMap("logsource"));
        var detection = keys.RequiredMap("detection") is { } block ? new DetectionReader(problems, placeholders, expansions.ForRule()).Read(block) : null;
        return new SigmaRule(header, logSource, detection ?? new AnyOf([]));
    }

    private SigmaFilter? ReadFilter(DocumentHeader header, KeyReader keys)
    {
        var logSource = ReadLogSource(keys.RequiredMap("logsource"));
        return keys.RequiredMap("filter") is { } block ? new FilterReader(problems, block, placeholders, expansions.ForRule()).Read(header, logSource) : null;
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
}
