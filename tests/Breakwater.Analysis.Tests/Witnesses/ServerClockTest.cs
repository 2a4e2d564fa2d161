using Breakwater.Analysis.Witnesses;
using Breakwater.Detection.Hives;
using Breakwater.Model;

namespace Breakwater.Analysis.Tests.Witnesses;

public sealed class ServerClockTest
{
    private const string Berlin = "\"Bias\"=dword:ffffffc4|\"StandardBias\"=dword:00000000|\"DaylightBias\"=dword:ffffffc4|\"DaylightStart\"=hex:00,00,03,00,05,00,02,00,00,00,00,00,00,00,00,00|\"StandardStart\"=hex:00,00,0a,00,05,00,03,00,00,00,00,00,00,00,00,00";
    private const string NewYork = "\"Bias\"=dword:0000012c|\"StandardBias\"=dword:00000000|\"DaylightBias\"=dword:ffffffc4|\"DaylightStart\"=hex:00,00,03,00,02,00,02,00,00,00,00,00,00,00,00,00|\"StandardStart\"=hex:00,00,0b,00,01,00,02,00,00,00,00,00,00,00,00,00";
    private const string Sydney = "\"Bias\"=dword:fffffda8|\"StandardBias\"=dword:00000000|\"DaylightBias\"=dword:ffffffc4|\"DaylightStart\"=hex:00,00,0a,00,01,00,02,00,00,00,00,00,00,00,00,00|\"StandardStart\"=hex:00,00,04,00,01,00,03,00,00,00,00,00,00,00,00,00";

    [Theory]
    [InlineData(Berlin, "2021-03-03 05:12", "2021-03-03 04:12")]
    [InlineData(Berlin, "2021-03-28 03:00", "2021-03-28 01:00")]
    [InlineData(Berlin, "2021-10-31 01:59", "2021-10-30 23:59")]
    [InlineData(Berlin, "2021-10-31 02:30", null)]
    [InlineData(Berlin, "2021-10-31 03:00", "2021-10-31 02:00")]
    [InlineData(Berlin + "|\"DynamicDaylightTimeDisabled\"=dword:00000001", "2021-07-01 12:00", "2021-07-01 11:00")]
    [InlineData(NewYork, "2021-03-13 12:00", "2021-03-13 17:00")]
    [InlineData(NewYork, "2021-03-14 12:00", "2021-03-14 16:00")]
    [InlineData(Sydney, "2021-01-01 12:00", "2021-01-01 01:00")]
    [InlineData(Sydney, "2021-07-01 12:00", "2021-07-01 02:00")]
    [InlineData("\"Bias\"=dword:fffffeb6", "2021-03-03 05:30", "2021-03-03 00:00")]
    [InlineData("\"TimeZoneKeyName\"=\"UTC\"", "2021-03-03 05:30", "2021-03-03 05:30")]
    public void Registry_TellsTheOffsetOfTheDay(string values, string local, string? utc) =>
        Assert.Equal(utc, Read(values)!.ToUtc(At(local))?.ToString("yyyy-MM-dd HH:mm", null));

    [Theory]
    [InlineData("\"TimeZoneKeyName\"=\"W. Europe Standard Time\"")]
    [InlineData("\"Bias\"=dword:00004000")]
    [InlineData("\"Other\"=dword:00000001")]
    public void NameOfAZoneOrNonsense_IsNoClock(string values) => Assert.Null(Read(values));

    [Theory]
    [InlineData("\"DaylightStart\"=hex:00,00,0d,00,05,00,02,00,00,00,00,00,00,00,00,00")]
    [InlineData("\"DaylightStart\"=hex:00,00,03")]
    public void BrokenRules_AreNoSummerTime(string rule) =>
        Assert.Equal("2021-07-01 11:00", Read(Berlin.Replace("\"DaylightStart\"=hex:00,00,03,00,05,00,02,00,00,00,00,00,00,00,00,00", rule, StringComparison.Ordinal))!.ToUtc(At("2021-07-01 12:00"))?.ToString("yyyy-MM-dd HH:mm", null));

    [Theory]
    [InlineData("(UTC) Coordinated Universal Time", true)]
    [InlineData("(UTC) Dublin, Edinburgh, Lisbon, London", false)]
    [InlineData("(UTC+01:00) Amsterdam, Berlin", false)]
    public void OfZonesByName_OnlyUtcIsAClock(string zone, bool isUtc) =>
        Assert.Equal(isUtc ? ServerClock.Utc : null, ServerClock.Read([new ServerFact("time-zone", zone, "ExchangeSetup.log line 4")]));

    [Fact]
    public void ZonesThatDisagree_AreNoClock() =>
        Assert.Null(ServerClock.Read([new ServerFact("time-zone", "UTC", "a"), new ServerFact("time-zone", "W. Europe Standard Time", "b")]));

    private static DateTime At(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static ServerClock? Read(string values)
    {
        const string zone = @"SYSTEM\CurrentControlSet\Control\TimeZoneInformation";
        var root = RegistryExport.Read([$@"[HKEY_LOCAL_MACHINE\{zone}]", .. values.Split('|'), ""], out _);
        return ServerClock.Read(root.Find(@"HKEY_LOCAL_MACHINE\" + zone));
    }
}
