using System.Text;

namespace Breakwater.TextLogs.Tests;

public sealed class ExchangeCsvTest
{
    [Fact]
    public void HttpProxy_BothHeadersAreNoRecords()
    {
        var (result, records) = Logs.Read(Lines.HttpProxyHeader + Lines.HttpProxyMapi + "\n" + Lines.HttpProxyEcp + "\n");

        Assert.Equal((2, 0, 0), ((int)result.Records, (int)result.DamagedRecords, (int)result.RecordsWithoutTime));
        Assert.Equal("MailboxGuid~1234567-4444-1234-4567-123456789987", records[0]["AnchorMailbox"]);
        Assert.Equal(("241", "", "CafeV1"), (records[1]["HttpStatus"], records[1]["Organization"], records[1]["RoutingStatus"]));
        Assert.Equal((3, 204), (records[1].FractionDigits, records[1].TimeUtc!.Value.Millisecond));
        Assert.Equal((LogTypes.HttpProxy, "15.01.2176.002"), (records[1].Schema.LogType, records[1].Schema.Version));
    }

    [Fact]
    public void FieldsFirstThenBareHeader_IsReadLikeTheUsualOrder()
    {
        var (result, records) = Logs.Read("#Fields: " + Lines.HttpProxyColumns + "\n" + Lines.HttpProxyColumns + "\n" + Lines.HttpProxyEcp + "\n");

        Assert.Equal(1, result.Records);
        Assert.Equal(("Ecp", LogTypes.HttpProxy), (records[0]["Protocol"], records[0].Schema.LogType));
    }

    [Fact]
    public void QuotedCells_AreUnquotedAndRawIsKept()
    {
        var (_, records) = Logs.Read(Lines.EcpHeader + Lines.EcpOab + "\n");

        Assert.Contains("<script language=\"JScript\" runat=\"server\">PAYLOAD", records[0]["EventData"], StringComparison.Ordinal);
        Assert.Contains("language=\"\"JScript\"\"", records[0].Raw[3], StringComparison.Ordinal);
    }

    [Fact]
    public void TwoQuotedCells_CanBeHeldAtOnce()
    {
        var held = new HoldTwo();
        LogReader.Read(
            new MemoryStream(Encoding.UTF8.GetBytes(Lines.EcpHeader + "2021-03-03T05:12:46.702Z,\"a\"\"1\"\"\",\"b\"\"2\"\"\",x\n")),
            LogReadOptions.Default, held, TestContext.Current.CancellationToken);

        Assert.Equal("a\"1\"|b\"2\"", held.Text);
    }

    [Fact]
    public void LineBreakInQuotedCell_IsOneRecord()
    {
        var (result, records) = Logs.Read(Lines.EcpHeader + "2021-03-03T05:12:46.702Z,S,E,\"one\r\ntwo\n2021-03-03 not a record\"\n" + Lines.EcpInboxRule + "\n");

        Assert.Equal(2, result.Records);
        Assert.Equal("one\r\ntwo\n2021-03-03 not a record", records[0]["EventData"]);
        Assert.Equal((6, 9, false), ((int)records[0].LineNumber, (int)records[1].LineNumber, records[0].Damaged));
    }

    [Theory]
    [InlineData("")]
    [InlineData("second line\n")]
    public void OpenQuote_ClosesAtTheNextTimeStamp(string between)
    {
        var (result, records) = Logs.Read(Lines.EcpHeader + "2021-03-03T05:12:46.702Z,S,E,\"cut off\n" + between + Lines.EcpInboxRule + "\n");

        Assert.Equal((2, 1), ((int)result.Records, (int)result.DamagedRecords));
        Assert.True(records[0].Damaged);
        Assert.StartsWith("cut off", records[0]["EventData"], StringComparison.Ordinal);
        Assert.Equal("ECP.Request", records[1]["EventId"]);
        Assert.Equal("TLOG005 line 6 at offset", result.Problems.Single().ToString()[..24]);
    }

    [Fact]
    public void OpenQuote_ClosesAtAJoinedFilesHeader()
    {
        var (result, records) = Logs.Read(Lines.EcpHeader + "2021-03-03T05:12:46.702Z,S,E,\"cut off\n" + Lines.EcpHeader + Lines.EcpInboxRule + "\n");

        Assert.Equal(2, result.Records);
        Assert.Equal("cut off", records[0]["EventData"]);
    }

    [Fact]
    public void StrayQuoteInsideACell_IsText()
    {
        var (result, records) = Logs.Read(Lines.EcpHeader + "2021-03-03T05:12:46.702Z,S,E,5\" disk\n" + Lines.EcpInboxRule + "\n");

        Assert.Equal((2, 0), ((int)result.Records, (int)result.DamagedRecords));
        Assert.Equal("5\" disk", records[0]["EventData"]);
    }

    [Fact]
    public void LastLineCutInQuotes_IsTruncated()
    {
        var (result, records) = Logs.Read(Lines.EcpHeader + Lines.EcpInboxRule + "\n2021-03-03T05:12:46.702Z,S,E,\"S:CMD=Set-Oab\r\n");

        Assert.True(result.Truncated);
        Assert.True(records[1].Damaged);
        Assert.StartsWith("S:CMD=Set-Oab", records[1]["EventData"], StringComparison.Ordinal);
    }

    [Fact]
    public void PartlyRepeatedFields_AreNoDamage()
    {
        var (result, records) = Logs.Read(
            "#Software: Microsoft Exchange Server\n#Version: 15.01.2507.006\n#Log-type: Message Tracking Log\n#Date: 2024-01-25T15:00:00.000Z\n#Fields: "
            + Lines.TrackingColumns + ",original-client-ip,original-server-ip,custom-data\n" + Lines.TrackingSend + "\n" + Lines.TrackingNotify);

        Assert.Equal((2, 0, false), ((int)result.Records, (int)result.DamagedRecords, result.Truncated));
        Assert.Equal("drop@attacker.example", records[0]["recipient-address"]);
        Assert.StartsWith("S:E2ELatency", records[0]["custom-data"], StringComparison.Ordinal);
    }

    [Fact]
    public void RowsOfALaterVersionUnderAnOldHeader_AreNoDamage()
    {
        var old = string.Join(',', Lines.HttpProxyColumns.Split(',').Take(69));
        var (result, records) = Logs.Read(old + "\n" + Lines.HttpProxyEcp + "\n");

        Assert.Equal(0, result.DamagedRecords);
        Assert.Equal("Ecp", records[0]["Protocol"]);
    }

    [Theory]
    [InlineData("2021-03-03T05:12:46.702Z,S,E,x,,", false)]
    [InlineData("2021-03-03T05:12:46.702Z,S,E,x,y", true)]
    [InlineData("2021-03-03T05:12:46.702Z,S", false)]
    public void OddCellCounts_AreDamageOnlyWhereMeaningIsInDoubt(string row, bool damaged)
    {
        var (_, records) = Logs.Read(Lines.EcpHeader + row + "\n");

        Assert.Equal(damaged, records.Single().Damaged);
        Assert.Equal("S", records[0]["ServerName"]);
    }

    [Fact]
    public void EmptyDateTime_IsCountedWithoutWarning()
    {
        var row = "," + string.Join(',', Lines.RpsCmdlet.Split(',').Skip(1));
        var (result, records) = Logs.Read(Lines.RpsCmdlet + "\n" + row + "\n");

        Assert.Equal((2, 1, 0), ((int)result.Records, (int)result.RecordsWithoutTime, (int)result.DamagedRecords));
        Assert.Null(records[1].TimeUtc);
        Assert.Empty(result.Problems);
    }

    [Fact]
    public void JoinedFilesOfTwoLogs_EachGetTheirSchema()
    {
        var (result, records) = Logs.Read(Lines.HttpProxyHeader + Lines.HttpProxyEcp + "\n" + Lines.EcpHeader + Lines.EcpOab + "\n" + Lines.IisHeader + Lines.IisEcp + "\n");

        Assert.Equal([LogTypes.HttpProxy, LogTypes.EcpServer, LogTypes.Iis], records.Select(r => r.Schema.LogType));
        Assert.Equal(("EXCH01", "/ecp/q7.js"), (records[1]["ServerName"], records[2]["cs-uri-stem"]));
        Assert.Equal(0, result.DamagedRecords);
    }

    [Fact]
    public void ActivityLogType_SurvivesColumnsItSharesWithServerLog()
    {
        var (_, records) = Logs.Read(Lines.HttpProxyHeader + Lines.HttpProxyEcp + "\n"
            + Lines.EcpHeader.Replace("ECP Server Log", "ECP Activity Context Log", StringComparison.Ordinal) + Lines.EcpActivity + "\n");

        Assert.Equal(LogTypes.EcpActivity, records[1].Schema.LogType);
    }

    [Fact]
    public void DuplicateAndExcessiveHeaderNames_DoNotThrow()
    {
        var columns = "DateTime,RequestId,MajorVersion," + string.Join(',', Enumerable.Repeat("Twice", 5000));
        var (result, records) = Logs.Read("#Software: Microsoft Exchange Server\n#Fields: DateTime,RequestId\n2021-03-03T05:12:46.702Z,1\n#Fields: " + columns + "\n2021-03-03T05:12:46.702Z,2\n");

        Assert.Equal(1024, records[1].Schema.Columns.Count);
        Assert.Equal("TLOG007", result.Problems.Single().Code);
    }

    private sealed class HoldTwo : ILogVisitor
    {
        public string Text { get; private set; } = "";

        public void OnSchema(LogSchema schema)
        {
        }

        public void OnRecord(in LogRecord record)
        {
            record.TryGet(1, out var first);
            record.TryGet(2, out var second);
            Text = Encoding.UTF8.GetString(first) + "|" + Encoding.UTF8.GetString(second);
        }
    }
}
