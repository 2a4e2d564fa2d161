using System.Globalization;

namespace Breakwater.Sigma.Tests;

/// <summary>Runs rule files with correlations over small logs.</summary>
internal static class Correlated
{
    public static readonly DateTime Start = new(2021, 3, 2, 10, 0, 0, DateTimeKind.Utc);

    /// <summary>Rules named a, b, c that match on the field `E`, and the correlation's block under the name `corr`.</summary>
    public static string Text(string block) => string.Concat(new[] { "a", "b", "c" }.Select(name =>
        $"title: Rule {name}\nname: {name}\nlogsource: {{product: x}}\ndetection:\n  s:\n    E|contains: {name}\n  condition: s\n---\n")) +
        "title: Correlation\nname: corr\ncorrelation:\n" + Indent(block);

    public static string Indent(string block) => string.Concat(block.Split('\n').Select(line => $"  {line}\n"));

    /// <summary>Loads a text that must have nothing wrong with it.</summary>
    public static RuleSet Load(string text, params RuleProblemKind[] allowed)
    {
        var result = RuleParser.Parse("c.yml", text);
        Assert.DoesNotContain(result.Problems, problem => !allowed.Contains(problem.Kind));
        var set = RuleSet.Compile(result.Loaded);
        Assert.Empty(set.Problems);
        return set;
    }

    /// <summary>Evaluates over lines such as `30 E=a User=x`: seconds, then fields. The n-th line is event n.</summary>
    public static CorrelationReport Run(RuleSet set, string[] lines, CorrelationLimits? limits = null)
    {
        // Two collectors, filled backwards: the order in which files are read must not matter.
        CorrelationCollector[] collectors = [new(set, limits), new(set, limits)];
        var matcher = set.For(_ => true);
        for (var i = lines.Length - 1; i >= 0; i--)
        {
            var parts = lines[i].Split(' ');
            var view = new RecordView(set.Fields, [.. parts.Skip(1).Select(part => part.Split('=')).Select(pair => (pair[0], pair[1]))]);
            var hits = new List<SigmaRule>();
            matcher.Match(in view, hits);
            DateTime? time = parts[0] == "-" ? null : Start.AddSeconds(double.Parse(parts[0], CultureInfo.InvariantCulture));
            foreach (var hit in hits)
            {
                collectors[i % 2].Add(hit, in view, time, i + 1);
            }
        }

        return set.Correlate(collectors, limits);
    }

    /// <summary>Each match as `group: events = value`.</summary>
    public static string[] Matches(string block, params string[] lines) => Show(Run(Load(Text(block)), lines));

    public static string[] Show(CorrelationReport report) =>
    [
        .. report.Matches.Select(match => string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join('/', match.Group.Select(pair => pair.Value))}: {string.Join(',', match.Events)} = {match.Value}")),
    ];
}
