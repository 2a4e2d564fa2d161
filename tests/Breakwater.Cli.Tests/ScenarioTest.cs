using System.Text.Json;

namespace Breakwater.Cli.Tests;

/// <summary>Every drill says what is true of its evidence; the assessment has to find exactly that.</summary>
public sealed class ScenarioTest(Drills drills)
{
    public static TheoryData<string> Scenarios =>
    [
        "clean-patched", "clean-vulnerable", "probed", "proxylogon-attempt", "proxylogon-webshell", "proxylogon-mail-theft", "proxyshell-export", "logs-rolled-over",
        "shell-removed", "shell-removed-court", "shell-removed-person", "shell-removed-antivirus", "shell-removed-vendor", "mitigated", "mitigated-shadowed", "mitigated-outdated", "mitigated-cleared", "two-intruders",
        "viewstate-program", "proxytoken-rule", "proxynotshell-program", "owassrf-program", "mitigated-only", "scanner-storm",
        "module-removed", "transport-agent", "mailbox-export", "stored-object",
    ];

    [Fact]
    public void EveryScenarioOfTheProgram_IsTested()
    {
        var help = CommandLine.Run("drill", "--help").Output;
        var listed = help.Split("one of:")[1].Split("Options:")[0].Split([',', ' ', '\n', '\r', ']', '['], StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Scenarios.Select(s => s.Data).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Verdict_IsTheTruth(string scenario)
    {
        var truth = drills.Of(scenario).Truth;
        var assessed = drills.Assess(scenario);
        var found = assessed.Assessment;
        List<string> expected = [$"exit {truth.GetProperty("exitCode")}", $"exposure {Text(truth, "exposure", "state")}", $"overall {Text(truth, "verdict", "overall")}", $"activities {truth.GetProperty("activities")}"];
        List<string> actual = [$"exit {assessed.Run.ExitCode}", $"exposure {Text(found, "exposure", "state")}", $"overall {Text(found, "verdict", "overall")}", $"activities {found.GetProperty("activities").GetArrayLength()}"];
        Assert.Equal(expected, actual);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void EveryCampaign_HasItsTrueStateAndRungs(string scenario)
    {
        var hasShells = drills.Of(scenario).Truth.GetProperty("webShells").GetArrayLength() > 0;
        var truth = ById(drills.Of(scenario).Truth.GetProperty("verdict").GetProperty("campaigns"), "id");
        var found = ById(drills.Assess(scenario).Assessment.GetProperty("verdict").GetProperty("campaigns"), "id");
        Assert.Empty(truth.Keys.Except(found.Keys, StringComparer.Ordinal));

        // What the drill does not name did not happen in it; a web shell is one whoever left it, so it may also count as nobody's.
        Assert.All(found.Where(f => !truth.ContainsKey(f.Key) && !(hasShells && f.Key == "unattributed")), f => Assert.Contains(Text(f.Value, "state"), (string[])["not-found", "cannot-exclude"]));
        var wrong = truth.Where(t => !Accepts(t.Value, found[t.Key]) || !RungsAgree(t.Value, found[t.Key]))
            .Select(t => $"{t.Key}: {Text(found[t.Key], "state")} [{Names(found[t.Key], "rungs")}], expected {Text(t.Value, "state")} [{Names(t.Value, "rungs")}]: {Text(found[t.Key], "reason")}");
        Assert.Empty(wrong);
    }

    /// <summary>The truth names the rungs that must be seen; whoever took mail also got in, so "exploited" may stand beside them.</summary>
    private static bool RungsAgree(JsonElement truth, JsonElement found)
    {
        var expected = truth.GetProperty("rungs").EnumerateArray().Select(r => r.GetString()).ToHashSet();
        var actual = found.GetProperty("rungs").EnumerateArray().Select(r => r.GetString()).ToHashSet();
        return expected.IsSubsetOf(actual) && actual.Except(expected).All(r => r == "exploited");
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void EveryMailbox_HasItsTrueState(string scenario)
    {
        var truth = ById(drills.Of(scenario).Truth.GetProperty("mailboxes"), "address");
        var found = ById(drills.Assess(scenario).Assessment.GetProperty("mailboxes"), "address");
        List<string> wrong = [];
        foreach (var (address, expected) in truth)
        {
            var entry = found.GetValueOrDefault(address);
            if (entry.ValueKind == JsonValueKind.Undefined || !Accepts(expected, entry))
            {
                wrong.Add($"{address}: {entry}, expected {Text(expected, "state")}");
            }
        }

        Assert.Empty(wrong);
        Assert.Empty(found.Where(f => !truth.ContainsKey(f.Key) && Text(f.Value, "state") == "taken").Select(f => f.Key));
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Coverage_LiesWhereTheLogsAre(string scenario)
    {
        var truth = drills.Of(scenario).Truth;
        var from = truth.GetProperty("logsFrom").GetDateTime();
        var collected = truth.GetProperty("collected").GetDateTime();
        var found = drills.Assess(scenario).Assessment;
        var logs = found.GetProperty("coverage").EnumerateArray().Where(s => s.GetProperty("records").GetInt64() > 0).ToList();

        Assert.Contains(logs, s => Text(s, "source") == "iis-frontend");
        Assert.Contains(logs, s => Text(s, "source") == "httpproxy/ecp");
        Assert.Equal(found.GetProperty("counts").GetProperty("records").GetInt64(), logs.Sum(s => s.GetProperty("records").GetInt64()));
        Assert.All(logs, s => Assert.InRange(s.GetProperty("last").GetDateTime(), from, collected));
        Assert.All(logs, s => Assert.InRange(s.GetProperty("fraction").GetDouble(), 0, 1));
        Assert.InRange(found.GetProperty("collected").GetProperty("time").GetDateTime(), collected.AddHours(-1), collected);
        Assert.Empty(found.GetProperty("unread").EnumerateArray().Select(u => u.ToString()));
    }

    private static bool Accepts(JsonElement truth, JsonElement found) => Text(truth, "state") == Text(found, "state") || Names(truth, "alsoAccepted").Split(", ").Contains(Text(found, "state"));

    private static Dictionary<string, JsonElement> ById(JsonElement items, string id) => items.EnumerateArray().ToDictionary(i => i.GetProperty(id).GetString()!, StringComparer.Ordinal);

    private static string Names(JsonElement item, string member) => string.Join(", ", item.GetProperty(member).EnumerateArray().Select(r => r.GetString()).Order(StringComparer.Ordinal));

    private static string Text(JsonElement item, params string[] path) => path.Aggregate(item, (i, member) => i.GetProperty(member)).GetString()!;
}
