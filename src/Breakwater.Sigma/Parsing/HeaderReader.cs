using Breakwater.Sigma.Yaml;

namespace Breakwater.Sigma.Parsing;

/// <summary>Reads what every kind of document states about itself.</summary>
internal sealed class HeaderReader(ProblemList problems)
{
    private static readonly string[] Levels = ["informational", "low", "medium", "high", "critical"];
    private static readonly string[] Statuses = ["stable", "test", "experimental", "deprecated", "unsupported"];

    public DocumentHeader Read(KeyReader keys, YamlMap map)
    {
        var header = ReadAll(keys, map);
        new HeaderChecks(problems, keys, map).Run(header);
        return header;
    }

    private DocumentHeader ReadAll(KeyReader keys, YamlMap map) => new(problems.Path, map.Line, keys.RequiredText("title"))
    {
        OwnId = keys.Text("id"),
        Name = keys.Text("name"),
        Description = keys.Remark("description"),
        Author = keys.RemarkOrList("author"),
        Level = (RuleLevel)(keys.WordIndex("level", Levels) + 1),
        Status = (RuleStatus)(keys.WordIndex("status", Statuses) + 1),
        Tags = keys.Remarks("tags"),
        References = [.. keys.Remarks("references"), .. keys.Remarks("reference")],
        FalsePositives = keys.Remarks("falsepositives"),
        Extension = ReadExtension(map),
        Taxonomy = keys.Text("taxonomy") ?? "sigma",
    };

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
