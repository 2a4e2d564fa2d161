using System.Text.Json;
using Breakwater.Model;

namespace Breakwater.Drill.Tests;

public sealed class TruthOfScenarios(Drilled drilled)
{
    public static TheoryData<string> Scenarios => Drilled.Scenarios;

    [Theory, MemberData(nameof(Scenarios))]
    public void TruthFile_HasEveryMember(string scenario)
    {
        using var truth = JsonDocument.Parse(File.ReadAllBytes(drilled.Get(scenario).TruthPath));
        string[] expected =
        [
            "schema", "scenario", "description", "seed", "asOf", "collected", "logsFrom", "server", "exposure", "verdict", "exitCode", "activities", "mailboxes", "webShells", "attackRecords", "lookAlikes",
        ];
        Assert.Equal(expected, truth.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.All(truth.RootElement.GetProperty("verdict").GetProperty("campaigns").EnumerateArray(), c => Assert.NotEqual("", c.GetProperty("why").GetString()));
    }

    [Theory, MemberData(nameof(Scenarios))]
    public void Truth_IsConsistent(string scenario)
    {
        var truth = drilled.Get(scenario).Truth;
        Assert.Equal(truth.Overall, truth.Campaigns.Max(c => c.State));
        Assert.Equal(truth.Campaigns.Count, truth.Campaigns.Select(c => c.Id).Distinct(StringComparer.Ordinal).Count());

        // What only a file shows has no time and no record.
        Assert.Equal(truth.Campaigns.Any(c => c.State >= VerdictState.Targeted && c.FirstSeen is not null), truth.AttackRecords > 0);
        Assert.All(truth.Campaigns.Where(c => c.FirstSeen is not null), c => Assert.InRange(c.FirstSeen!.Value, truth.LogsFrom, c.LastSeen!.Value));
        Assert.All(truth.Campaigns.Where(c => c.LastSeen is not null), c => Assert.True(c.LastSeen < truth.Collected));
        Assert.NotEmpty(truth.Why);
    }

    [Theory]
    [InlineData("clean-patched", 0)]
    [InlineData("clean-vulnerable", 10)]
    [InlineData("probed", 10)]
    [InlineData("proxylogon-attempt", 12)]
    [InlineData("proxylogon-webshell", 14)]
    [InlineData("proxylogon-mail-theft", 14)]
    [InlineData("proxyshell-export", 14)]
    [InlineData("logs-rolled-over", 11)]
    [InlineData("shell-removed", 14)]
    [InlineData("shell-removed-court", 14)]
    [InlineData("shell-removed-person", 14)]
    [InlineData("shell-removed-antivirus", 14)]
    [InlineData("shell-removed-vendor", 14)]
    [InlineData("two-intruders", 14)]
    public void ExitCode_FollowsFromTheVerdict(string scenario, int exitCode) => Assert.Equal(exitCode, drilled.Get(scenario).Truth.ExitCode);

    [Theory]
    [InlineData("proxylogon-webshell", true)]
    [InlineData("proxyshell-export", true)]
    [InlineData("two-intruders", true)]
    [InlineData("shell-removed", false)]
    [InlineData("shell-removed-court", false)]
    [InlineData("shell-removed-person", false)]
    [InlineData("shell-removed-antivirus", false)]
    [InlineData("shell-removed-vendor", false)]
    public void WebShell_LiesOnDiskUnlessRemoved(string scenario, bool present)
    {
        var result = drilled.Get(scenario);
        Assert.NotEmpty(result.Truth.WebShells);
        Assert.All(result.Truth.WebShells, path => Assert.Equal(present, File.Exists(Path.Combine(result.EvidencePath, path.Replace(":\\", "/").Replace('\\', '/')))));
    }

    [Theory, MemberData(nameof(Scenarios))]
    public void NothingForged_OutsideTheScenarioThatPlantsIt(string scenario)
    {
        var result = drilled.Get(scenario);
        var forged = EvidenceLogs.Csv(result).Where(p => p.Contains("/HttpProxy/", StringComparison.Ordinal)).SelectMany(p => EvidenceLogs.ReadCsv(p).Rows)
            .Where(r => r[15].StartsWith("ServerInfo~a]", StringComparison.Ordinal) && r[19] != "400").ToList();
        Assert.Equal(result.Truth.Campaigns.Any(c => c.Id == "proxylogon" && c.FirstSeen is not null), forged.Count > 0);
    }
}
