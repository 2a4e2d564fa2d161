using Breakwater.Tests;

namespace Breakwater.Rules.Tests;

/// <summary>What every rule file owes its reader.</summary>
public sealed class RuleFilesTest
{
    private static readonly string[] Keys = ["campaign", "columns", "confidence", "mailbox", "outcome", "own", "rung", "target"];
    private static readonly string?[] Products = ["exchange", "windows"];
    private static readonly string[] Outcomes = ["artefact", "attempt", "probe", "success"];
    private static readonly string[] Confidences = ["high", "low", "medium"];

    private static readonly string[] Rungs =
        ["probed", "exploited", "wrote-file", "shell-used", "privilege", "credentials", "directory", "mail-taken", "persistence", "lateral", "impact"];

    public static TheoryData<string> Names => RuleFiles.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void File_HoldsOneCompleteRule(string name)
    {
        var result = RuleFiles.All[name];
        Assert.Empty(result.Problems);
        var rule = Assert.Single(result.Rules);
        Assert.True(Guid.TryParse(rule.Id, out _), rule.Id);
        Assert.False(string.IsNullOrWhiteSpace(rule.Title) || string.IsNullOrWhiteSpace(rule.Description));
        Assert.NotEmpty(rule.References);
        Assert.NotEmpty(rule.FalsePositives);
        Assert.Contains(rule.LogSource.Product, Products);
        Assert.Empty(rule.NotEvaluable);
        var block = RuleFiles.BlockOf(rule);
        Assert.Equal(name.Split('/')[0], block["campaign"]);
        Assert.Contains(block["outcome"], Outcomes);
        Assert.Contains(block["rung"], Rungs);
        Assert.Contains(block["confidence"], Confidences);
        Assert.Empty(block.Keys.Except(Keys));
    }

    [Fact]
    public void Identifiers_AreUnique() => Assert.Empty(RuleFiles.All.Values.SelectMany(r => r.Rules).GroupBy(r => r.Id).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Campaign_IsKnown()
    {
        var known = Directory.EnumerateFiles(Repository.At("campaigns"), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Append("unattributed");
        Assert.Empty(RuleFiles.All.Keys.Select(n => n.Split('/')[0]).Distinct().Except(known));
    }

    [Fact]
    public void EveryCaseFolder_BelongsToARule()
    {
        var folders = Directory.EnumerateDirectories(RuleFiles.DataFolder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(RuleFiles.DataFolder, f).Replace('\\', '/')).Where(f => f.Contains('/', StringComparison.Ordinal));
        Assert.Empty(folders.Except(RuleFiles.All.Keys));
    }

    [Fact]
    public void SuccessOfARequest_RestsOnItsStatus()
    {
        var wrong = RuleFiles.All.Values.SelectMany(r => r.Rules)
            .Where(r => RuleFiles.BlockOf(r)["outcome"] == "success" && r.LogSource.Service is "iis" or "httpproxy" && !r.FieldsRead.Any(f => f is "sc-status" or "HttpStatus"));
        Assert.Empty(wrong.Select(RuleFiles.NameOf));
    }

    [Fact]
    public void NoRuleOverTheLargeLogs_LooksAtEveryPost() =>
        Assert.Empty(RuleFiles.All.Values.SelectMany(r => r.Rules).Where(r => r.LogSource.Service is "iis" or "httpproxy" && r.RequiredTexts is { Count: > 0 } sets && sets.All(s => s.All(t => t.Text.Length < 3 || t.Text.Equals("POST", StringComparison.OrdinalIgnoreCase)))).Select(r => r.Title));
}
