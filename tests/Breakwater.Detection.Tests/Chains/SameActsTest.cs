using Breakwater.Detection.Chains;
using Breakwater.Model;

namespace Breakwater.Detection.Tests.Chains;

public sealed class SameActsTest
{
    private static readonly DateTime T = new(2021, 3, 3, 5, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void OneActInTwoLogs_IsOneFindingThatNamesBothPlaces()
    {
        var kept = Assert.Single(SameActs.Join([Act("a", "evtx/security", 0, Confidence.Medium), Act("b", "evtx/microsoft-windows-sysmon-operational", 1, Confidence.High)]));
        Assert.Equal("b", kept.Id);
        Assert.Equal("evtx/security.evtx record 0", kept.Fields[SameActs.AlsoIn]);
    }

    [Fact]
    public void SameCommandAgainInTheSameLog_IsAnotherAct() => Assert.Equal(2, SameActs.Join([Act("a", "evtx/security", 0), Act("b", "evtx/security", 1)]).Count);

    [Fact]
    public void SameCommandMinutesLaterInAnotherLog_IsAnotherAct() => Assert.Equal(2, SameActs.Join([Act("a", "evtx/security", 0), Act("b", "evtx/sysmon", 300)]).Count);

    [Fact]
    public void OtherCommand_IsAnotherAct() => Assert.Equal(2, SameActs.Join([Act("a", "evtx/security", 0), Act("b", "evtx/sysmon", 0, command: "cmd /c dir")]).Count);

    [Fact]
    public void RowsOfTextLogs_AreLeftAlone() => Assert.Equal(2, SameActs.Join([Act("a", "iis-frontend", 0), Act("b", "httpproxy/owa", 0)]).Count);

    private static Finding Act(string id, string source, int second, Confidence confidence = Confidence.High, string command = "cmd /c whoami") => new()
    {
        Id = id,
        Rule = id,
        Title = "Program started",
        Rung = Rung.ShellUsed,
        Outcome = Outcome.Success,
        Confidence = confidence,
        Level = "high",
        Time = EvidenceTime.FromMilliseconds(T.AddSeconds(second)),
        SourceId = source,
        Source = new FindingPosition(source + ".evtx", Record: second),
        Excerpt = "",
        Fields = new Dictionary<string, string> { ["Image"] = @"C:\Windows\System32\cmd.exe", ["CommandLine"] = command },
    };
}
