using System.Diagnostics;
using Breakwater.Tests;

namespace Breakwater.Sigma.Tests;

public sealed class CorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void SigmaHqRules_AllLoad_AndSayWhyNotEvaluable()
    {
        Assert.SkipWhen(Repository.Corpora is null, "the public corpora are absent");
        var folder = Path.Combine(Repository.Corpora!, "sigma");
        var files = Directory.EnumerateDirectories(folder, "rules*")
            .SelectMany(rules => Directory.EnumerateFiles(rules, "*.yml", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(file => (Path: Path.GetRelativePath(folder, file), Text: File.ReadAllText(file)))
            .ToList();

        var (results, first) = Load(files);
        var (_, warm) = Load(files);

        var rules = results.SelectMany(result => result.Rules).ToList();
        var set = RuleSet.Compile(rules);
        output.WriteLine($"{files.Count} files, {rules.Count} rules, first load {first} ms, second {warm} ms, {set.Fields.Count} fields");
        foreach (var group in results.SelectMany(result => result.Problems).GroupBy(problem => problem.Code))
        {
            output.WriteLine($"{group.Key} {group.First().Kind}: {group.Count()}, e.g. {group.First().Message}");
        }

        foreach (var group in set.NotEvaluable.SelectMany(rule => rule.NotEvaluable).GroupBy(reason => reason).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"not evaluable, {group.Key}: {group.Count()}");
        }

        output.WriteLine($"not evaluable: {set.NotEvaluable.Count}; with required texts: {rules.Count(rule => rule.RequiredTexts.Count > 0)}");
        Assert.NotEmpty(files);
        Assert.Equal(files.Count, rules.Count);
        Assert.DoesNotContain(results.SelectMany(result => result.Problems), problem => problem.Kind != RuleProblemKind.Warning);
    }

    private static (List<RuleParseResult> Results, long Milliseconds) Load(List<(string Path, string Text)> files)
    {
        var watch = Stopwatch.StartNew();
        var results = files.ConvertAll(file => RuleParser.Parse(file.Path, file.Text));
        _ = RuleSet.Compile(results.SelectMany(result => result.Rules)).For(_ => true);
        return (results, watch.ElapsedMilliseconds);
    }
}
