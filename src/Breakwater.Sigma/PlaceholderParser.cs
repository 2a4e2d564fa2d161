using Breakwater.Sigma.Parsing;
using Breakwater.Sigma.Yaml;

namespace Breakwater.Sigma;

/// <summary>Reads the values that placeholders under `expand` stand for; refuses nothing by exception: all errors are in the result.</summary>
/// <remarks>A map of names, without percent signs, and a value or a list of values; or such a map under <c>vars</c>, as the pipelines of pySigma have it, whose other keys are passed over.</remarks>
public static class PlaceholderParser
{
    private const string PipelineKey = "vars";

    public static PlaceholderParseResult Parse(string path, string yamlText)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(yamlText);
        var problems = new ProblemList(path);
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (yamlText.Length > Limits.FileChars)
        {
            problems.Add(Messages.FileTooLarge(path, yamlText.Length));
            return new PlaceholderParseResult(values, problems.ToList());
        }

        var documents = new YamlTreeReader(problems, new FileBudget(Limits.NodesPerFile)).Read(yamlText.TrimStart('\uFEFF'), 1);
        if (problems.Fatal > 0)
        {
            return new PlaceholderParseResult(values, [.. problems.ToList().Select(Messages.OfPlaceholders)]);
        }

        foreach (var document in documents)
        {
            Read(document is YamlMap pipeline && pipeline.Find(PipelineKey) is { } vars ? vars : document, problems, values);
        }

        return new PlaceholderParseResult(values, [.. problems.ToList().Select(Messages.OfPlaceholder)]);
    }

    private static void Read(YamlValue document, ProblemList problems, Dictionary<string, IReadOnlyList<string>> values)
    {
        if (document is not YamlMap map)
        {
            problems.Add(Messages.NoPlaceholders(problems.Path, document.Line, document.Kind));
            return;
        }

        var keys = new KeyReader(problems, map);
        foreach (var (name, _) in map.Entries)
        {
            var before = problems.Fatal;
            var texts = keys.Texts(name.Text);
            if (problems.Fatal == before)
            {
                values[name.Text] = texts;
            }
        }
    }
}
