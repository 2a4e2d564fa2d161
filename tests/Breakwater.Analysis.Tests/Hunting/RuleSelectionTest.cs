using Breakwater.Analysis.Hunting;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Tests.Hunting;

/// <summary>Which rules <c>--tag</c> takes.</summary>
public sealed class RuleSelectionTest
{
    [Theory]
    [InlineData("attack.t1003", "attack.t1003", true)]
    [InlineData("attack.t1003", "attack.t1003.001", true)]
    [InlineData("T1003", "attack.t1003.001", true)]
    [InlineData("t1003", "attack.t1003", true)]
    [InlineData("t1003.001", "attack.t1003.001", true)]
    [InlineData("t1003.001", "attack.t1003", false)]
    [InlineData("t1003.00", "attack.t1003.001", false)]
    [InlineData("t100", "attack.t1003", false)]
    [InlineData("t100", "attack.t1003.001", false)]
    [InlineData("attack.t", "attack.t1003.001", false)]
    [InlineData("attack", "attack.t1003", false)]
    [InlineData("cve.2021", "cve.2021.26855", false)]
    [InlineData("cve.2021-26855", "cve.2021-26855", true)]
    [InlineData("credential-access", "attack.credential-access", true)]
    public void ATechnique_TakesInItsSubTechniques(string wanted, string tag, bool taken)
    {
        var parsed = RuleParser.Parse("a.yml", $"title: t\nid: 0b9ad457-2554-44c1-82c2-d56a99c42301\nstatus: test\ntags: [{tag}]\nlogsource: {{category: webserver}}\ndetection:\n  s: {{F: x}}\n  condition: s\n");
        Assert.Equal(taken, new RuleSelection { Tags = [wanted] }.Takes(Assert.Single(parsed.Loaded)));
    }
}
