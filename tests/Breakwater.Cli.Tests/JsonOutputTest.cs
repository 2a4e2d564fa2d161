using System.Text.Json;

namespace Breakwater.Cli.Tests;

/// <summary>Scripts read stdout: one document, nothing else, as the published schema says.</summary>
public sealed class JsonOutputTest(Drills drills)
{
    [Theory]
    [MemberData(nameof(ScenarioTest.Scenarios), MemberType = typeof(ScenarioTest))]
    public void Assess_PrintsOneValidDocumentAndWritesTheSame(string scenario)
    {
        var assessed = drills.Assess(scenario);
        Schema.AssertAssessment(assessed.Run.Output);
        Assert.Equal("", assessed.Run.Error);
        Assert.Equal(File.ReadAllText(Path.Combine(assessed.ReportFolder, "assessment.json")).TrimEnd(), assessed.Run.Output.TrimEnd());
        Assert.Equal([".breakwater-report", "assessment.json", "report.html"], Directory.EnumerateFileSystemEntries(assessed.ReportFolder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(0, "build", "15.1.2106.2")]
    [InlineData(3, "build", "15.1.9999.2")]
    [InlineData(3, "build", "not a build")]
    [InlineData(0, "cve", "CVE-2021-26855")]
    [InlineData(3, "cve", "CVE-1999-0001")]
    [InlineData(0, "list")]
    [InlineData(0, "verify")]
    public void Kb_PrintsOneDocumentWhateverTheAnswer(int exitCode, params string[] arguments)
    {
        var run = CommandLine.Run(["kb", .. arguments, "--json"]);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(run.Output).RootElement.ValueKind);
    }

    [Fact]
    public void Kb_SaysInWordsWhatABuildIs()
    {
        var run = CommandLine.Run("kb", "build", "15.1.2106.2");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Exchange Server 2016 CU18", run.Output, StringComparison.Ordinal);
        Assert.Contains("CVE-2021-26855", run.Output, StringComparison.Ordinal);
        Assert.Contains("Update path", run.Output, StringComparison.Ordinal);
    }
}
