using Breakwater.Model;

namespace Breakwater.Judgement.Tests.Coverage;

public sealed class DenseSourceTest
{
    private static readonly DateTime Start = Scene.Utc(2021, 3, 1);
    private static readonly DateTime End = Scene.Utc(2021, 3, 29);

    [Fact]
    public void OneSilentBusyHour_IsAHole() =>
        Assert.Equal([new TimeRange(Start.AddHours(34), Start.AddHours(35))], Gaps(Logs.Hourly("httpproxy/ecp", Start, End, h => h == Start.AddHours(34))));

    [Fact]
    public void ConsecutiveSilentHours_AreOneGap() =>
        Assert.Equal([new TimeRange(Scene.Utc(2021, 3, 10), Scene.Utc(2021, 3, 12))], Gaps(Logs.Hourly("httpproxy/ecp", Start, End, h => h.Day is 10 or 11)));

    [Fact]
    public void QuietNights_AreNoHoles() => Assert.Empty(Gaps(Logs.Hourly("httpproxy/ecp", Start, End, h => h.Hour is < 6 or 23)));

    [Fact]
    public void QuietWeekends_AreNoHoles() =>
        Assert.Empty(Gaps(Logs.Hourly("httpproxy/ecp", Start, End, h => h.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)));

    [Fact]
    public void SilentWorkingDayOfAServerWithQuietNights_IsAHole() =>
        Assert.Equal(
            [new TimeRange(Scene.Utc(2021, 3, 10, 6), Scene.Utc(2021, 3, 10, 23))],
            Gaps(Logs.Hourly("httpproxy/ecp", Start, End, h => h.Hour is < 6 or 23 || h.Day == 10)));

    [Fact]
    public void LessThanTwoWeeks_MedianOfAllHours() =>
        Assert.Equal([new TimeRange(Scene.Utc(2021, 3, 3, 2), Scene.Utc(2021, 3, 3, 5))], Gaps(Logs.Hourly("httpproxy/ecp", Start, Start.AddDays(9), h => h.Day == 3 && h.Hour is >= 2 and < 5)));

    [Fact]
    public void LessThanTwoWeeks_MostlySilent_HasNoHoles() =>
        Assert.Empty(Gaps(Logs.Hourly("httpproxy/ecp", Start, Start.AddDays(9), h => h.Hour % 3 != 0)));

    [Fact]
    public void MostOfTheMonthDeleted_DoesNotHideItself() =>
        Assert.Equal([new TimeRange(Scene.Utc(2021, 3, 4), Scene.Utc(2021, 3, 26))], Gaps(Logs.Hourly("httpproxy/ecp", Start, End, h => h.Day is >= 4 and < 26)));

    [Fact]
    public void BeforeTheFirstAndAfterTheLastFile_NothingIsCovered()
    {
        var scene = Scene.Covered with { Observations = [Logs.Hourly("httpproxy/ecp", Scene.Utc(2021, 3, 3), Scene.Utc(2021, 3, 7)), Logs.Hourly("iis-backend", Start, Scene.End)] };
        var missing = scene.Verdict().Coverage.Missing[0];
        Assert.Contains("shows nothing before its first file (from 2021-03-01 to 2021-03-03)", missing, StringComparison.Ordinal);
        Assert.Contains("shows nothing after its last file (from 2021-03-07 to 2021-03-09 13:59 UTC)", missing, StringComparison.Ordinal);
    }

    [Fact]
    public void FirstDayThatIsShownInPart_IsOneGapWithTheDaysBefore()
    {
        var since = Scene.Utc(2021, 3, 3, 4);
        var log = Logs.Hourly("iis-frontend", since, Scene.End);
        ArtefactSpan File(string name, DateTime first, DateTime last) => new("W3SVC1/" + name, EvidenceTime.FromSeconds(first), EvidenceTime.FromSeconds(last), 1000, 0, false);
        var daily = log with { Artefacts = [File("u_ex210303.log", since, Scene.Utc(2021, 3, 3, 23)), File("rest.log", Scene.Utc(2021, 3, 4), Scene.End)] };
        Assert.Equal(
            ["Forged back-end request: IIS front end shows nothing before its first file (from 2021-03-01 to 2021-03-03 04:00 UTC)."],
            (Scene.Covered with { Campaigns = [Scene.Entry with { Stages = [Scene.Entry.Stages[0] with { DecisiveSources = ["iis-frontend"] }] }], Observations = [daily, Logs.Hourly("iis-backend", Start, Scene.End)] }).Verdict().Coverage.Missing);
    }

    [Fact]
    public void PartialFirstAndLastHour_AreTolerated()
    {
        var first = Scene.Utc(2021, 3, 1, 0, 20);
        var scene = Scene.Covered with
        {
            Observations = [Logs.Single("httpproxy/ecp", first, Scene.End.AddMinutes(-40)), Logs.Hourly("iis-backend", Start, Scene.End)],
        };
        Assert.Equal(VerdictState.NotFound, scene.Verdict().State);
    }

    [Fact]
    public void DailyIisFile_CoversItsDayFromMidnight()
    {
        // A small server: the first request of the day comes at 06:30, the file is there from midnight.
        var days = Enumerable.Range(0, 28).Select(d => Start.AddDays(d)).ToList();
        var observation = new SourceObservation
        {
            Source = "iis-frontend",
            Hours = [.. days.SelectMany(d => Enumerable.Range(6, 12).Select(h => new HourCount(d.AddHours(h), 20)))],
            Artefacts = [.. days.Select(d => new ArtefactSpan($"C:/inetpub/logs/LogFiles/W3SVC1/u_ex{d:yyMMdd}.log", EvidenceTime.FromSeconds(d.AddHours(6.5)), EvidenceTime.FromSeconds(d.AddHours(17.9)), 240, 0, false))],
        };
        var scene = new Scene { Observations = [observation, Logs.Hourly("iis-backend", Start, End.AddDays(-1).AddHours(18))] };
        Assert.Equal(VerdictState.NotFound, scene.Verdict().State);
    }

    [Fact]
    public void FileThatBreaksOff_IsAHoleUntilRecordsGoOn()
    {
        var whole = Logs.Hourly("httpproxy/ecp", Start, End);
        var broken = whole with { Artefacts = [.. whole.Artefacts.Select((a, i) => i == 30 ? a with { Truncated = true, Last = EvidenceTime.FromSeconds(Start.AddHours(30).AddMinutes(5)) } : a)] };
        Assert.Equal([new TimeRange(Start.AddHours(30), Start.AddHours(31))], Gaps(broken));
    }

    [Fact]
    public void NewestFileThatBreaksOff_IsNormal()
    {
        var whole = Logs.Hourly("httpproxy/ecp", Start, End);
        var live = whole with { Artefacts = [.. whole.Artefacts.SkipLast(1), whole.Artefacts[^1] with { Truncated = true }] };
        Assert.Empty(Gaps(live));
    }

    [Fact]
    public void CopyThatBreaksOff_BesideAWholeOne_IsNoHole()
    {
        var whole = Logs.Hourly("httpproxy/ecp", Start, End);
        var copy = whole.Artefacts[30] with { Path = "D:/copy/" + whole.Artefacts[30].Path[(whole.Artefacts[30].Path.LastIndexOf('/') + 1)..], Truncated = true, Last = EvidenceTime.FromSeconds(Start.AddHours(30).AddMinutes(5)) };
        Assert.Empty(Gaps(whole with { Artefacts = [.. whole.Artefacts, copy] }));
    }

    [Fact]
    public void RecordTimesFarFromTheFileName_AreFlagged()
    {
        var whole = Logs.Hourly("httpproxy/ecp", Start, End);
        var jumped = whole with { Artefacts = [.. whole.Artefacts.Skip(1), whole.Artefacts[0] with { Last = EvidenceTime.FromSeconds(Start.AddDays(3)) }] };
        Assert.Contains((Scene.Covered with { Observations = [jumped] }).Judge().Warnings, w => w.StartsWith("JUDG004 httpproxy/ecp: 1 file with record times far outside", StringComparison.Ordinal));
    }

    [Fact]
    public void LocalTimeRollOver_IsNotFlagged()
    {
        var whole = Logs.Hourly("httpproxy/ecp", Start, End);
        var local = whole with { Artefacts = [.. whole.Artefacts.Skip(1), whole.Artefacts[0] with { Last = EvidenceTime.FromSeconds(Start.AddHours(14)) }] };
        Assert.DoesNotContain((Scene.Covered with { Observations = [local] }).Judge().Warnings, w => w.StartsWith("JUDG004", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1601)]
    [InlineData(1970)]
    [InlineData(9999)]
    public void ImpossibleTimes_AreCountedAndNotUsed(int year)
    {
        var whole = Logs.Hourly("httpproxy/ecp", Start, End);
        var forged = new DateTime(year, 12, 31, 23, 0, 0, DateTimeKind.Utc);
        var time = EvidenceTime.FromSeconds(forged.AddMinutes(59));
        var result = (Scene.Covered with
        {
            Observations =
            [
                whole with
                {
                    Hours = [new HourCount(forged, 5), .. whole.Hours],
                    Artefacts = [whole.Artefacts[0] with { First = year < 2000 ? time : whole.Artefacts[0].First, Last = year > 2000 ? time : whole.Artefacts[0].Last }, .. whole.Artefacts.Skip(1)],
                },
                Logs.Hourly("iis-backend", Start, End),
            ],
        }).Judge();
        Assert.Contains(result.NotJudged, u => u.Reason.StartsWith("JUDG003 httpproxy/ecp: ", StringComparison.Ordinal));
        Assert.Equal(VerdictState.NotFound, result.Verdict.Overall);
        Assert.Empty(result.Coverage.Single(c => c.Source == "httpproxy/ecp").Gaps);
    }

    [Fact]
    public void OneForgedLateLine_DoesNotStretchCoverage()
    {
        var early = Logs.Single("httpproxy/ecp", Start, Start.AddDays(2));
        var forged = early with { Artefacts = [early.Artefacts[0] with { Last = EvidenceTime.FromSeconds(Scene.Utc(2030, 1, 1)) }] };
        var scene = Scene.Covered with { Observations = [forged, Logs.Hourly("iis-backend", Start, Scene.End), Logs.Hourly("mapihttp", Start, Scene.End)] };
        Assert.Contains("shows nothing after its last file (from 2021-03-03", scene.Verdict().Reason, StringComparison.Ordinal);
    }

    private static IReadOnlyList<TimeRange> Gaps(SourceObservation observation) =>
        (Scene.Covered with { Observations = [observation] }).Judge().Coverage.Single(c => c.Source == observation.Source).Gaps;
}
