using System.Text;

namespace Breakwater.Sigma.Tests;

/// <summary>Makes rules from a detection block and matches them against records.</summary>
internal static class Rules
{
    /// <summary>A whole rule around the lines of a detection block.</summary>
    public static string Text(string detection)
    {
        var text = new StringBuilder("title: T\nstatus: test\nlogsource:\n  product: exchange\ndetection:\n");
        foreach (var line in detection.TrimEnd().Split('\n'))
        {
            text.Append("  ").Append(line.TrimEnd('\r')).Append('\n');
        }

        return text.ToString();
    }

    public static RuleParseResult Parse(string detection) => RuleParser.Parse("r.yml", Text(detection));

    public static SigmaRule Load(string detection, IReadOnlyDictionary<string, IReadOnlyList<string>>? placeholders = null)
    {
        var result = RuleParser.Parse("r.yml", Text(detection), placeholders);
        Assert.DoesNotContain(result.Problems, problem => problem.Kind != RuleProblemKind.Warning);
        return Assert.Single(result.Rules);
    }

    public static bool Matches(SigmaRule rule, params (string Name, string Value)[] record)
    {
        var set = RuleSet.Compile([rule]);
        var view = new RecordView(set.Fields, record);
        var hits = new List<SigmaRule>();
        set.For(_ => true).Match(in view, hits);
        return hits.Count == 1;
    }

    /// <summary>Whether one field entry, as YAML, matches the record.</summary>
    public static bool EntryMatches(string entry, params (string Name, string Value)[] record) =>
        Matches(Load($"selection:\n  {entry}\ncondition: selection"), record);
}
