using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Breakwater.Analysis.Rules;
using Breakwater.Knowledge;
using Breakwater.Tests;

namespace Breakwater.Analysis.Tests.Logs;

/// <summary>Every text that a rule requires, percent-encoded in the rule's own hits: the prefilter still passes each line that the rules match.</summary>
public sealed class EncodedLiteralTest
{
    private static readonly ActiveRules Rules = ActiveRules.Load([], KnowledgeBase.Embedded);

    public static TheoryData<string> TextRules => [.. Rules.Places.Where(p => p.Source is not null).SelectMany(p => Rules.MatcherFor(p).Rules).Select(r => r.Path).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(TextRules))]
    public void EveryRequiredText_IsFoundHoweverItIsEncoded(string path)
    {
        var rule = Rules.Loaded.Single(r => r.Path == path);
        var place = Rules.Places.First(p => p.Source is not null && Rules.MatcherFor(p).Rules.Contains(rule));
        var source = place.Source!.Replace("*", "ecp", StringComparison.Ordinal);
        var texts = rule.RequiredTexts.SelectMany(s => s).SelectMany(t => new[] { t.Text, t.Then }).Where(t => t.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var encoded = 0;
        foreach (var file in Directory.EnumerateFiles(Path.ChangeExtension(Repository.At("tests", "data", path), null), "hit*.log"))
        {
            var log = Encoding.UTF8.GetBytes(WithEncoded(File.ReadAllText(file), texts, ref encoded));
            var plain = SourceMatches.Of(Rules, source, log, everyLine: true);
            Assert.Contains(plain, m => m.EndsWith(rule.Id!, StringComparison.Ordinal));
            Assert.Equal(plain, SourceMatches.Of(Rules, source, log, everyLine: false));
        }

        Assert.True(encoded > 0 || texts.Count == 0, "no hit holds a text that the rule requires");
    }

    [Fact]
    public void TheRulesThatRequireNothing_AreThese() =>
        Assert.Equal(["rules/owassrf/rps-http-client.yml"], TextRules.Select(t => t.Data).Where(p => Rules.Loaded.Single(r => r.Path == p).RequiredTexts.All(s => s.Any(t => t.Text.Length < 3))));

    /// <summary>The log, and behind it each of its lines again for each text in it, once and twice encoded, in capital and small digits.</summary>
    private static string WithEncoded(string log, List<string> texts, ref int encoded)
    {
        var result = new StringBuilder(log);
        foreach (var line in log.Split('\n').Where(l => l.Length > 0 && !l.StartsWith('#')))
        {
            foreach (var text in texts.Where(t => line.Contains(t, StringComparison.OrdinalIgnoreCase)))
            {
                foreach (var (rounds, format) in (ReadOnlySpan<(int, string)>)[(1, "X2"), (1, "x2"), (2, "X2"), (2, "x2")])
                {
                    encoded++;
                    result.Append(result[^1] == '\n' ? "" : "\r\n").Append(Regex.Replace(line, Regex.Escape(text), m => Encode(m.Value, rounds, format), RegexOptions.IgnoreCase));
                }
            }
        }

        return result.ToString();
    }

    private static string Encode(string text, int rounds, string format)
    {
        var escaped = string.Concat(text.Select(c => c is '"' or ' ' or ',' ? c.ToString() : "%" + ((int)c).ToString(format, CultureInfo.InvariantCulture)));
        return rounds == 1 ? escaped : Encode(escaped, 1, format);
    }
}
