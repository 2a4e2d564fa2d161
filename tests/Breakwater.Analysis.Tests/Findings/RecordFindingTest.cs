using Breakwater.Analysis.Findings;
using Breakwater.Analysis.Rules;
using Breakwater.Model;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Tests.Findings;

public sealed class RecordFindingTest
{
    private static readonly SigmaDocument Rule = RuleParser.Parse("rule.yml", "title: t\nid: 8f1c1c43-6a0e-4f10-8a62-5f9a1f1f0001\nlogsource: { product: exchange, service: iis }\ndetection: { a: { cs-method: GET }, condition: a }\nlevel: high\n").Rules[0];

    [Theory]
    [InlineData("401", Outcome.Attempt, "low")]
    [InlineData("404", Outcome.Attempt, "low")]
    [InlineData("500", Outcome.Attempt, "high")]
    [InlineData("302", Outcome.Attempt, "high")]
    [InlineData("200", Outcome.Attempt, "high")]
    [InlineData("404", Outcome.Success, "high")]
    public void AttemptThatTheServerRefused_HasLevelLowAndStaysAnAttempt(string status, Outcome outcome, string level)
    {
        var record = new MatchedRecord("iis-frontend", new FindingPosition("u_ex.log") { Line = 5 }, null, null, "h", "u_ex.log", new Dictionary<string, string> { ["sc-status"] = status }, "row");

        var finding = RecordFinding.Of(record, Rule, new RuleBlock("proxyshell", Rung.Exploited, outcome, Confidence.High, null, null));

        Assert.Equal((level, outcome, Confidence.High), (finding.Level, finding.Outcome, finding.Confidence));
    }
}
