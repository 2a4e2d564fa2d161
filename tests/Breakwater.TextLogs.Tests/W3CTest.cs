namespace Breakwater.TextLogs.Tests;

public sealed class W3CTest
{
    [Fact]
    public void Fields_AreFoundByName_AndDashIsNoValue()
    {
        var (result, records) = Logs.Read(Lines.IisHeader + Lines.IisProxyShell + "\n");

        var record = Assert.Single(records);
        Assert.Equal("/autodiscover/autodiscover.json", record["cs-uri-stem"]);
        Assert.StartsWith("@attacker.example/powershell/", record["CS-URI-QUERY"], StringComparison.Ordinal);
        Assert.Equal("203.0.113.77", record["c-ip"]);
        Assert.Null(record["cs-username"]);
        Assert.Equal("-", record.Raw[record.Schema.IndexOf("cs-username")]);
        Assert.Equal(new DateTime(2021, 8, 19, 22, 40, 11, DateTimeKind.Utc), record.TimeUtc);
        Assert.Equal((0, 5, false), (record.FractionDigits, (int)record.LineNumber, record.Damaged));
        Assert.Equal((1, 0, false), ((int)result.Records, (int)result.DamagedRecords, result.Truncated));
    }

    [Fact]
    public void TwoSpacesBeforeUserName_AreNoDamage()
    {
        var (result, records) = Logs.Read(Lines.IisHeader + Lines.IisBackEnd + "\n");

        Assert.Equal((@"random\ranuser1", "::1", "15"), (records[0]["cs-username"], records[0]["c-ip"], records[0]["time-taken"]));
        Assert.Equal(0, result.DamagedRecords);
    }

    [Theory]
    [InlineData("2021-03-03 05:12:38 192.0.2.10 GET /a.aspx x=1 443 jdoe 198.51.100.23 Mozilla/5.0 (Windows NT 10.0; Win64) like Gecko - 200 0 0 62", "Mozilla/5.0 (Windows NT 10.0; Win64) like Gecko")]
    [InlineData("2021-03-03 05:12:38 192.0.2.10 GET /a.aspx x=1 443 jdoe 198.51.100.23 Agent 7 8 9 10 - 200 0 0 62", "Agent 7 8 9 10")]
    public void SpacesInUserAgent_AreDamageButHideNothing(string row, string agent)
    {
        var (result, records) = Logs.Read(Lines.IisHeader + row + "\n");

        var record = records.Single();
        Assert.True(record.Damaged);
        Assert.Equal(("/a.aspx", "x=1", "198.51.100.23", agent, "200", "62"),
            (record["cs-uri-stem"], record["cs-uri-query"], record["c-ip"], record["cs(User-Agent)"], record["sc-status"], record["time-taken"]));
        Assert.Equal(1, result.DamagedRecords);
    }

    [Fact]
    public void SpacesInQuery_AreFoundByThePortBehindThem()
    {
        var (_, records) = Logs.Read(Lines.IisHeader + "2021-03-03 05:12:38 192.0.2.10 GET /a.aspx x=1 or 1=1 443 - 198.51.100.23 curl - 200 0 0 62\n");

        Assert.Equal(("x=1 or 1=1", "443", "curl"), (records[0]["cs-uri-query"], records[0]["s-port"], records[0]["cs(User-Agent)"]));
    }

    [Fact]
    public void SpacesInSeveralFields_AnchorBothEndsAndKeepTheMiddle()
    {
        var (_, records) = Logs.Read(Lines.IisHeader + "2021-03-03 05:12:38 192.0.2.10 GET /a.aspx x=1 or 1=1 443 - 198.51.100.23 my agent - 200 0 0 62\n");

        Assert.Equal(("/a.aspx", "x=1 or 1=1 443 - 198.51.100.23 my agent -", "200", "0", "62"),
            (records[0]["cs-uri-stem"], records[0]["cs-uri-query"], records[0]["sc-status"], records[0]["sc-win32-status"], records[0]["time-taken"]));
        Assert.Null(records[0]["c-ip"]);
        Assert.True(records[0].Damaged);
    }

    [Fact]
    public void LastLineCutInMidToken_IsTruncatedAndDelivered()
    {
        var (result, records) = Logs.Read(Lines.IisHeader + Lines.IisEcp + "\n" + Lines.IisProxyShell[..120]);

        Assert.True(result.Truncated);
        Assert.Equal((2, 1), ((int)result.Records, (int)result.DamagedRecords));
        Assert.True(records[1].Damaged);
        Assert.Equal("/autodiscover/autodiscover.json", records[1]["cs-uri-stem"]);
        Assert.Equal("TLOG006", result.Problems.Single().Code);
    }

    [Fact]
    public void LastLineWholeButWithoutLineBreak_IsNotTruncated() =>
        Assert.False(Logs.Read(Lines.IisHeader + Lines.IisEcp).Result.Truncated);

    [Fact]
    public void HeaderInMidFileWithOtherColumns_GivesANewSchema()
    {
        var (result, records) = Logs.Read(
            Lines.IisHeader + Lines.IisEcp + "\n" + Lines.IisEcp + "\n"
            + "#Software: Microsoft Internet Information Services 10.0\n#Fields: date time cs-uri-stem sc-status X-Forwarded-For\n2021-03-03 06:00:00 /x.aspx 200 203.0.113.9\n");

        Assert.Equal(3, result.Records);
        Assert.Same(records[0].Schema, records[1].Schema);
        Assert.Equal(("/x.aspx", "203.0.113.9"), (records[2]["cs-uri-stem"], records[2]["x-forwarded-for"]));
        Assert.Equal(0, result.DamagedRecords);
    }

    [Fact]
    public void SameHeaderAgain_KeepsTheSchema()
    {
        var (_, records) = Logs.Read(Lines.IisHeader + Lines.IisEcp + "\n" + Lines.IisHeader + Lines.IisEcp + "\n");

        Assert.Same(records[0].Schema, records[1].Schema);
        Assert.Equal(10, records[1].LineNumber);
    }

    [Fact]
    public void RowsWithoutDate_TakeTheHeaderDateAndRollOverMidnight()
    {
        var (result, records) = Logs.Read(
            "#Software: Microsoft Internet Information Services 6.0\n#Date: 2013-07-30 23:00:00\n#Fields: time cs-method cs-uri-stem sc-status\n"
            + "23:59:58 GET /a 200\n23:59:57 GET /b 200\n00:00:01 GET /c 200\n#Date: 2013-08-05 00:00:00\n01:00:00 GET /d 200\n");

        Assert.Equal([30, 30, 31, 5], records.Select(r => r.TimeUtc!.Value.Day));
        Assert.Equal(4, result.RecordsDatedByHeader);
        Assert.Equal(TimeSpan.FromSeconds(1), result.LargestStepBack);
    }

    [Fact]
    public void HttpErr_IsReadByName()
    {
        var (_, records) = Logs.Read(
            "#Software: Microsoft HTTP API 2.0\n#Version: 1.0\n#Date: 2021-03-10 18:00:00\n"
            + "#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename\n" + Lines.HttpErr + "\n");

        Assert.Equal((LogTypes.HttpErr, "/ecp/q7.js", "Disabled"), (records[0].Schema.LogType, records[0]["cs-uri"], records[0]["s-reason"]));
    }
}
