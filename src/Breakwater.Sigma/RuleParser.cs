using Breakwater.Sigma.Parsing;
using Breakwater.Sigma.Yaml;

namespace Breakwater.Sigma;

/// <summary>Reads rule files; refuses nothing by exception: all errors of all documents are in the result.</summary>
public static class RuleParser
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoPlaceholders = [];

    /// <summary>Reads every document of one rule file; the path is only named in rules and messages.</summary>
    /// <param name="placeholders">The values of placeholders under `expand` by their name without percent signs; a rule with another one is not evaluable.</param>
    /// <param name="expansions">Bounds what modifiers make of the values of all files that are parsed with it; null bounds this file alone.</param>
    public static RuleParseResult Parse(string path, string yamlText, IReadOnlyDictionary<string, IReadOnlyList<string>>? placeholders = null, ExpansionBudget? expansions = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(yamlText);
        var problems = new ProblemList(path);
        if (yamlText.Length > Limits.FileChars)
        {
            problems.Add(Messages.FileTooLarge(path, yamlText.Length));
            return new RuleParseResult([], problems.ToList(), 0);
        }

        var loaded = new List<SigmaDocument>();
        var refused = new List<RefusedDocument>();
        var documents = 0;
        var tree = new YamlTreeReader(problems, new FileBudget(Limits.NodesPerFile));
        var reader = new DocumentReader(problems, placeholders ?? NoPlaceholders, (expansions ?? new ExpansionBudget()).ForFile());
        foreach (var (text, firstLine) in YamlDocumentSplitter.Split(yamlText.TrimStart('\uFEFF')))
        {
            if (++documents > Limits.DocumentsPerFile)
            {
                problems.Add(Messages.TooManyDocuments(path, firstLine));
                break;
            }

            var before = problems.Fatal;
            var trees = tree.Read(text, firstLine);

            // What the YAML itself has wrong, such as a key given twice, already refuses the rule; its other errors are still wanted.
            var isBroken = problems.Fatal > before;
            foreach (var document in trees)
            {
                before = problems.Fatal;
                var read = reader.Read(document);
                if (read is not null && !isBroken && problems.Fatal == before)
                {
                    loaded.Add(read);
                }
                else if (document is YamlMap map)
                {
                    refused.Add(new RefusedDocument((map.Find("id") as YamlScalar)?.Text, (map.Find("name") as YamlScalar)?.Text, read));
                }
            }
        }

        if (documents == 0)
        {
            problems.Add(Messages.NoDocument(path));
        }

        return new RuleParseResult([.. loaded.OfType<SigmaRule>()], problems.ToList(), documents)
        {
            Correlations = [.. loaded.OfType<SigmaCorrelation>()],
            Filters = [.. loaded.OfType<SigmaFilter>()],
            Refused = refused,
        };
    }
}
