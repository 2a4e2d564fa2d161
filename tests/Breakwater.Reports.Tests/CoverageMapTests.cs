using Breakwater.Model;
using Breakwater.Reports.Html;

namespace Breakwater.Reports.Tests;

public sealed class CoverageMapTests
{
    [Theory]
    [InlineData(1, 1, 14)]
    [InlineData(30, 1, 30)]
    [InlineData(92, 1, 92)]
    [InlineData(93, 7, 14)]
    [InlineData(400, 7, 58)]
    [InlineData(1999, 20, 100)]
    [InlineData(2_900_000, 29_000, 100)]
    public void Scale_KeepsTheMapReadable(int days, int daysPerColumn, int columns)
    {
        var scale = HeatScale.Of(With(new DateOnly(2021, 1, 1), days));
        Assert.Equal((daysPerColumn, columns), (scale!.DaysPerColumn, scale.Columns));
        Assert.Equal(columns - 1, scale.ColumnOf(new DateOnly(2021, 1, 1).AddDays(days - 1)));
    }

    [Fact]
    public void SourcesWithoutDays_HaveNoMap() => Assert.Null(HeatScale.Of(Samples.Clean with { Coverage = [] }));

    [Fact]
    public void Levels_CompareWithTheSourcesOwnUsualDay()
    {
        var days = Enumerable.Range(0, 20).Where(i => i != 5).ToDictionary(i => new DateOnly(2021, 1, 1).AddDays(i), i => i switch { 3 => 10L, 9 => 9000L, _ => 1000L });
        var coverage = new SourceCoverage { Source = SourceCatalogue.IisFrontEnd, RecordsPerDay = days };
        var scale = HeatScale.Of(Samples.Clean with { Coverage = [coverage] })!;
        var row = new HeatRow(coverage, scale);
        Assert.Equal(["usual", "few", "none", "many"], new[] { 0, 3, 5, 9 }.Select(row.Level));
        Assert.Contains("longest stretch without records in the time at risk: 1 column from 6 January 2021", row.Describe("IIS", 0, 19), StringComparison.Ordinal);
    }

    [Fact]
    public void WeekWithMostDaysMissing_IsNotShownAsUsual()
    {
        var days = Enumerable.Range(0, 200).Where(i => i is < 70 or > 75).ToDictionary(i => new DateOnly(2021, 1, 1).AddDays(i), _ => 1000L);
        var coverage = new SourceCoverage { Source = SourceCatalogue.IisFrontEnd, RecordsPerDay = days };
        var scale = HeatScale.Of(Samples.Clean with { Coverage = [coverage] })!;
        Assert.Equal("few", new HeatRow(coverage, scale).Level(scale.ColumnOf(new DateOnly(2021, 1, 1).AddDays(72))));
    }

    [Fact]
    public void TimeAtRiskOfYears_DoesNotSqueezeTheLogsAndIsNamed()
    {
        var window = new TimeRange(new DateTime(2021, 1, 3, 0, 0, 0, DateTimeKind.Utc), new DateTime(2026, 8, 31, 0, 0, 0, DateTimeKind.Utc));
        var campaign = Samples.CannotExclude.Verdict.Campaigns[0] with { Window = window };
        var ended = campaign with { Name = "Older", Window = new TimeRange(window.From, window.From.AddDays(60)) };
        var assessment = With(new DateOnly(2026, 8, 2), 30) with { Verdict = new Verdict { Overall = VerdictState.CannotExclude, Campaigns = [campaign, ended] } };
        Assert.Equal((1, 60), (HeatScale.Of(assessment)!.DaysPerColumn, HeatScale.Of(assessment)!.Columns));
        using var writer = new StringWriter();
        HtmlReport.Write(assessment, writer);
        Assert.Contains("does not show, or not wholly: Older (3 January 2021 to 4 March 2021); ProxyLogon (3 January 2021 to 31 August 2026).", writer.ToString(), StringComparison.Ordinal);
    }

    private static Assessment With(DateOnly first, int days) => Samples.Clean with
    {
        Coverage = [new SourceCoverage { Source = SourceCatalogue.IisFrontEnd, RecordsPerDay = new Dictionary<DateOnly, long> { [first] = 1, [first.AddDays(days - 1)] = 1 } }],
    };
}
