namespace Breakwater.Rules.Tests;

/// <summary>Every rule over its own records: hits, near misses and innocent look-alikes.</summary>
public sealed class RuleCasesTest
{
    public static TheoryData<string> Names => RuleFiles.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryHit_IsHit(string name)
    {
        var records = Cases(name, "hit");
        Assert.NotEmpty(records);
        Assert.Empty(records.Where(r => !r.RuleNames.Contains(name)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NearMiss_IsMissed(string name)
    {
        var records = Cases(name, "miss");
        Assert.NotEmpty(records);
        Assert.Empty(records.Where(r => r.RuleNames.Contains(name)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void InnocentLookAlike_IsNeverAboveProbe(string name)
    {
        var records = Cases(name, "benign");
        Assert.NotEmpty(records);
        Assert.Empty(records.Where(r => r.RuleNames.Contains(name) || r.Outcome is not ("none" or "probe")));
    }

    private static IReadOnlyList<MatchedRecord> Cases(string name, string kind)
    {
        var source = RuleFiles.All[name].Rules.Single().LogSource;
        var folder = Path.Combine(RuleFiles.DataFolder, name);
        return source.Product == "windows"
            ? [.. Files(folder, kind + "*.events").SelectMany(f => MatchedEvents.Read(EventCases.Log(File.ReadAllText(f))))]
            : [.. Files(folder, kind + "*.log").SelectMany(f => MatchedLog.Read(source.Service!, f))];
    }

    private static IEnumerable<string> Files(string folder, string pattern) => Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal);
}
