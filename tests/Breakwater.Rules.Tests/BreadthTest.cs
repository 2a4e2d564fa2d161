namespace Breakwater.Rules.Tests;

/// <summary>Attack shapes and ordinary traffic that no single rule was written for: <c>service.expected.log</c>, one record a case.</summary>
public sealed class BreadthTest
{
    private static readonly string Folder = Path.Combine(RuleFiles.DataFolder, "breadth");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.log").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void EveryRecord_GetsItsOutcome(string file)
    {
        var parts = file.Split('.');
        var records = MatchedLog.Read(parts[0], Path.Combine(Folder, file));
        Assert.NotEmpty(records);
        Assert.Empty(records.Where(r => parts[1] == "benign" ? r.Outcome is not ("none" or "probe") : r.Outcome != parts[1]));
    }
}
