using Breakwater.TextLogs.Reading;

namespace Breakwater.TextLogs.Tests;

public sealed class TimesTest
{
    [Theory]
    [InlineData("2021-03-03T05:12:38.204Z", 'T', "2021-03-03T05:12:38.2040000Z", 3)]
    [InlineData("2021-03-03T05:12:38Z", 'T', "2021-03-03T05:12:38.0000000Z", 0)]
    [InlineData("2021-03-03T05:12:38.1234567Z", 'T', "2021-03-03T05:12:38.1234567Z", 7)]
    [InlineData("2021-03-03 05:12:38", ' ', "2021-03-03T05:12:38.0000000Z", 0)]
    [InlineData("2024-02-29 23:59:59", ' ', "2024-02-29T23:59:59.0000000Z", 0)]
    [InlineData("2021-02-29 23:59:59", ' ', null, 0)]
    [InlineData("2021-13-01 00:00:00", ' ', null, 0)]
    [InlineData("2021-01-01 24:00:00", ' ', null, 0)]
    [InlineData("0000-01-01 00:00:00", ' ', null, 0)]
    [InlineData("2021-01-0x 00:00:00", ' ', null, 0)]
    [InlineData("2021-01-01 00:00", ' ', null, 0)]
    [InlineData("11/14/2022 10:00:00", ' ', null, 0)]
    public void TimeStamp_IsReadByHand(string text, char separator, string? expected, int digits)
    {
        var read = TimeStamp.TryParse(System.Text.Encoding.ASCII.GetBytes(text), (byte)separator, out var ticks, out var fraction, out var length);

        Assert.Equal(expected, read ? new DateTime(ticks, DateTimeKind.Utc).ToString("O") : null);
        Assert.Equal(digits, fraction);
        Assert.Equal(expected is null ? 0 : text.Length, length);
    }

    [Fact]
    public void HoursFirstAndLast_CoverRecordsInAnyOrder()
    {
        string[] times = ["05:59:59.900", "06:00:00.000", "05:10:00.000", "09:30:00.000", "06:15:00.000"];
        var (result, _) = Logs.Read(Lines.EcpHeader + string.Concat(times.Select(t => $"2021-03-03T{t}Z,S,E,\n")));

        Assert.Equal([(5, 2L), (6, 2L), (9, 1L)], result.Hours.Select(h => (h.Hour.Hour, h.Records)));
        Assert.Equal(("05:10:00", "09:30:00"), ($"{result.First:HH:mm:ss}", $"{result.Last:HH:mm:ss}"));
        Assert.Equal(3, result.FractionDigits);
        Assert.Equal(TimeSpan.FromMinutes(195), result.LargestStepBack);
        Assert.All(result.Hours, h => Assert.Equal(DateTimeKind.Utc, h.Hour.Kind));
    }

    [Fact]
    public void TimeWithAForeignOffset_IsNotMisread()
    {
        var (result, records) = Logs.Read(Lines.EcpHeader + "2021-03-03T05:12:38.204+01:00,S,E,\n");

        Assert.Null(records[0].TimeUtc);
        Assert.True(records[0].Damaged);
        Assert.Equal(1, result.RecordsWithoutTime);
    }

    [Fact]
    public void QuotedTime_IsRead() =>
        Assert.Equal(38, Logs.Read(Lines.EcpHeader + "\"2021-03-03T05:12:38.204Z\",\"S\",\"E\",\"\"\n").Records.Single().TimeUtc?.Second);

    [Fact]
    public void MadeUpTimes_DoNotGrowTheHistogramWithoutBound()
    {
        var timeLine = new TimeLine();
        for (var hour = 0L; hour < 180_000; hour++)
        {
            timeLine.Add(hour * TimeSpan.TicksPerHour, 0);
        }

        Assert.Equal((175_320, 4680L), (timeLine.Hours().Count, timeLine.RecordsInUnlistedHours));
    }
}
