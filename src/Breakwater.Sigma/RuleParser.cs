using Breakwater.Sigma.Parsing;
using Breakwater.Sigma.Yaml;

namespace Breakwater.Sigma;

/// <summary>Reads rule files; refuses nothing by exception: all errors of all documents are in the result.</summary>
public static class RuleParser
{
    /// <summary>Reads every document of one rule file; the path is only named in rules and messages.</summary>
    public static RuleParseResult Parse(string path, string yamlText)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(yamlText);
        var problems = new ProblemList(path);
        if (yamlText.Length > Limits.FileChars)
        {
            problems.Add(Messages.FileTooLarge(path, yamlText.Length));
            return new RuleParseResult([], problems.ToList(), 0);
        }

        var rules = new List<SigmaRule>();
        var documents = 0;
        var tree = new YamlTreeReader(problems, new NodeBudget());
        var rule = new RuleReader(problems);
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
            var refused = problems.Fatal > before;
            foreach (var document in trees)
            {
                if (rule.Read(document) is { } read && !refused)
                {
                    rules.Add(read);
                }
            }
        }

        return new RuleParseResult(rules, problems.ToList(), documents);
    }
}
