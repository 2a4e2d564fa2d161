using Breakwater.Judgement.FileTimes;
using Breakwater.Model;
using static Breakwater.Judgement.Tests.Scene;

namespace Breakwater.Judgement.Tests.FileTimes;

/// <summary>What the times of web files add to what their content says. The window of the scene is 2021-03-01 to 2021-03-09 14:00.</summary>
public sealed class FileDatingTest
{
    private const string Root = "C:/inetpub/wwwroot/";
    private const string Page = Root + "tools.aspx";
    private static readonly DateTime Installed = Utc(2019, 6, 1);
    private static readonly DateTime Inside = Utc(2021, 3, 3, 4, 11);

    [Fact]
    public void LoneTimeInTheWindow_SecondTraitMakesMedium()
    {
        var dated = Dated(Low(), Neighbours(Page, Inside));

        Assert.Equal((Confidence.Medium, "high"), (dated.Confidence, dated.Level));
        Assert.Equal(
            "Changed 2021-03-03 04:11 UTC. That lies in the exposure window of ProxyLogon. None of the 3 other files of its folder is of that day, and no update is known to have been installed then. File times can be set at will, so this counts beside the content only.",
            dated.Fields["times"]);
    }

    [Fact]
    public void LoneTimeBeforeTheWindow_StaysLow() => Assert.Equal(Confidence.Low, Dated(Low(), Neighbours(Page, Utc(2021, 2, 27))).Confidence);

    [Fact]
    public void TimeAfterTheFix_StaysLow() =>
        Assert.Equal(Confidence.Low, Dated(Low(), Neighbours(Page, Utc(2021, 3, 6)), Covered with { Fix = new(true, Utc(2021, 3, 5), "update", null, false) }).Confidence);

    [Fact]
    public void TimeInTheWindowThatNeighboursShare_StaysLowAndSaysSo()
    {
        var dated = Dated(Low(), Neighbours(Page, Inside, habit: Inside.AddHours(-2)));

        Assert.Equal(Confidence.Low, dated.Confidence);
        Assert.Equal("Changed 2021-03-03 04:11 UTC. That lies in the exposure window of ProxyLogon.", dated.Fields["times"]);
    }

    [Fact]
    public void TooFewNeighbours_ShowNoHabit() => Assert.Equal(Confidence.Low, Dated(Low(), [.. Neighbours(Page, Inside).Take(3)]).Confidence);

    [Fact]
    public void UpdateInstalledThatDay_ExplainsTheTime() =>
        Assert.Equal(Confidence.Low, Dated(Low(), Neighbours(Page, Inside), setup: [Setup(SetupEventKind.Upgrade, Inside.AddHours(3))]).Confidence);

    [Fact]
    public void CopyTimes_CountForNothing()
    {
        Assert.DoesNotContain("times", Dated(Low(), [.. Neighbours(Page, Inside, habit: Inside.AddMinutes(5)).Select(t => t with { IsStated = false })]).Fields.Keys);
        Assert.DoesNotContain("times", Dated(Low(), [.. Neighbours(Page, End.AddHours(-2)).Select(t => t with { IsStated = false })]).Fields.Keys);
        Assert.DoesNotContain("times", Dated(Low(), [.. Neighbours(Page, new DateTime(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc)).Select(t => t with { IsStated = false })]).Fields.Keys);
    }

    [Fact]
    public void OriginalTimesOfACopy_CountAndAreCalledThat()
    {
        var dated = Dated(Low(), [.. Neighbours(Page, Inside).Select(t => t with { IsStated = false })]);

        Assert.Equal(Confidence.Medium, dated.Confidence);
        Assert.StartsWith("Changed 2021-03-03 04:11 UTC as the copy has it.", dated.Fields["times"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("server-code")]
    [InlineData("changed, server-code, can-file-writing")]
    [InlineData("shipped-content, server-code")]
    public void ContentThatTakesNothingFromVisitors_IsNotRaised(string traits) => Assert.Equal(Confidence.Low, Dated(Low(traits), Neighbours(Page, Inside)).Confidence);

    [Fact]
    public void MediumPage_IsHighOnlyWhileAnIntruderWasAtWork()
    {
        var medium = Low() with { Confidence = Confidence.Medium };
        var intruder = Found.Success(Rung.Privilege).At(Inside.AddMinutes(8));

        Assert.Equal(Confidence.Medium, Dated(medium, Neighbours(Page, Inside)).Confidence);
        Assert.Equal(Confidence.Medium, Dated(medium, Neighbours(Page, Inside), Covered with { Findings = [intruder.At(Inside.AddMinutes(11))] }).Confidence);
        Assert.Equal(Confidence.Medium, Dated(medium, Neighbours(Page, Inside), Covered with { Findings = [Found.Attempt().At(Inside)] }).Confidence);

        var raised = Dated(medium, Neighbours(Page, Inside), Covered with { Findings = [intruder] });
        Assert.Equal((Confidence.High, "critical"), (raised.Confidence, raised.Level));
        Assert.Contains("an intruder was at work (aaaaaaaaaaaa)", raised.Fields["times"], StringComparison.Ordinal);
    }

    [Fact]
    public void OlderThanTheInstallation_IsATraitInExchangesFoldersOnly()
    {
        const string Foreign = "C:/Exchange/V15/FrontEnd/HttpProxy/owa/x.aspx";
        var setup = new[] { Setup(SetupEventKind.Install, Installed) };

        Assert.Contains("was installed on 2019-06-01", Dated(Low(path: Foreign), Neighbours(Foreign, Utc(2012, 1, 1)), setup: setup).Fields["times"], StringComparison.Ordinal);
        Assert.Equal("Changed 2012-01-01. None of the 3 other files of its folder is of that day, and no update is known to have been installed then.", Dated(Low(), Neighbours(Page, Utc(2012, 1, 1)), setup: setup).Fields["times"]);
        Assert.DoesNotContain("installed on", Dated(Low("changed", Foreign), Neighbours(Foreign, Utc(2012, 1, 1)), setup: setup).Fields["times"], StringComparison.Ordinal);
    }

    [Fact]
    public void Explanation_TellsTheTime()
    {
        var scene = Covered with { Findings = [Low() with { Campaign = "proxylogon", Confidence = Confidence.High }], WebFileTimes = Neighbours(Page, Inside) };

        Assert.Contains(scene.Verdict().Explanation, s => s.StartsWith($"The file's own times ({Page}): Changed 2021-03-03 04:11 UTC.", StringComparison.Ordinal));
    }

    private static Finding Dated(Finding page, IReadOnlyList<WebFileTime> times, Scene? scene = null, IReadOnlyList<SetupEvent>? setup = null)
    {
        scene ??= Covered;
        return (scene with { Findings = [page, .. scene.Findings], WebFileTimes = times, Setup = setup ?? [] }).Judge().Findings.Single(f => f.Id == page.Id);
    }

    private static Finding Low(string traits = "server-code, input-writes-content-in-part", string path = Page) => Found.Artefact(Rung.WroteFile, "eeeeeeeeeeee", Confidence.Low) with
    {
        Campaign = null,
        Level = "low",
        Time = null,
        SourceId = SourceCatalogue.WebFiles,
        Source = new FindingPosition(path),
        Fields = new Dictionary<string, string> { ["traits"] = traits },
        Subject = new FindingSubject { Target = path },
    };

    /// <summary>The page and three files beside it.</summary>
    private static WebFileTime[] Neighbours(string page, DateTime time, DateTime? habit = null) =>
    [
        new(page, time, null, true),
        .. Enumerable.Range(0, 3).Select(i => new WebFileTime($"{page[..(page.LastIndexOf('/') + 1)]}f{i}.css", (habit ?? Utc(2020, 12, 15)).AddMinutes(i), null, true)),
    ];

    private static SetupEvent Setup(SetupEventKind kind, DateTime time) => new(EvidenceTime.FromSeconds(time), kind, null, null, true, "ExchangeSetup.log");
}
