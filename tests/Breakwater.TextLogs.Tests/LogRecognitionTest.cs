using System.Text;

namespace Breakwater.TextLogs.Tests;

public sealed class LogRecognitionTest
{
    [Theory]
    [InlineData(Lines.HttpProxyMapi, LogTypes.HttpProxy, "Protocol", "Mapi")]
    [InlineData(Lines.HttpProxyEcp, LogTypes.HttpProxy, "Protocol", "Ecp")]
    [InlineData(Lines.HttpProxyAutodiscover, LogTypes.HttpProxy, "Protocol", "Autodiscover")]
    [InlineData(Lines.EcpInboxRule, LogTypes.EcpServer, "EventId", "ECP.Request")]
    [InlineData(Lines.EcpOab, LogTypes.EcpServer, "ServerName", "EXCH01")]
    [InlineData(Lines.EcpActivity, LogTypes.EcpActivity, "EventId", "Request")]
    [InlineData(Lines.Oab, LogTypes.OabGenerator, "recordType", "Error")]
    [InlineData(Lines.RpsHttp, LogTypes.RpsHttp, "ClientInfo", "Python PSRP Client")]
    [InlineData(Lines.RpsCmdlet, LogTypes.RpsCmdlet, "Cmdlet", "New-MailboxExportRequest")]
    [InlineData(Lines.TrackingNotify, LogTypes.MessageTracking, "event-id", "NOTIFYMAPI")]
    [InlineData(Lines.TrackingSend, LogTypes.MessageTracking, "message-subject", "FW: board minutes, Q1")]
    [InlineData(Lines.SmtpSent, LogTypes.SmtpProtocol, "event", ">")]
    [InlineData(Lines.SmtpReceived, LogTypes.SmtpProtocol, "data", "EHLO [95.10.20.33]")]
    [InlineData(Lines.Audit, LogTypes.Audit, "Operation", "Set-Mailbox")]
    [InlineData(Lines.IisProxyShell, LogTypes.Iis, "cs-method", "POST")]
    [InlineData(Lines.IisBackEnd, LogTypes.Iis, "s-port", "444")]
    [InlineData(Lines.HttpErr, LogTypes.HttpErr, "s-queuename", "MSExchangeECPAppPool")]
    public void HeaderlessRow_IsNamedByItsCells(string row, string type, string column, string value)
    {
        var head = Logs.Recognise("ps 1,2,second half of a row\n" + row + "\n");

        Assert.NotNull(head);
        Assert.Equal(type, head.LogType);
        Assert.False(head.HasHeader);
        Assert.Equal(value, head.FirstValue(column));
    }

    [Fact]
    public void BareHeaderThenBlock_IsHttpProxy()
    {
        var head = Logs.Recognise(Lines.HttpProxyHeader + Lines.HttpProxyEcp + "\n");

        Assert.NotNull(head);
        Assert.Equal((LogFamily.ExchangeCsv, LogTypes.HttpProxy, "15.01.2176.002"), (head.Family, head.LogType, head.Version));
        Assert.Equal(74, head.Columns.Count);
        Assert.Equal("Ecp", head.FirstValue("Protocol"));
    }

    [Theory]
    [InlineData("#Software: Microsoft Exchange Server\n#Version: 15.0.0.0\n#Log-type: SMTP Receive Protocol Log\n#Date: 2023-01-11T15:00:00.000Z\n#Fields: date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context\n", LogTypes.SmtpReceive)]
    [InlineData("#Software: Microsoft Exchange\n#Version: 15.01.2375.007\n#Log-type: OAB Generator Log\n#Date: 2023-01-11T15:00:00.000Z\n#Fields: timestamp,recordType,traceId,oabGuid,addressListGuid,message\n", LogTypes.OabGenerator)]
    [InlineData("#Fields: " + Lines.TrackingColumns + "\n" + Lines.TrackingSend, LogTypes.MessageTracking)]
    [InlineData(Lines.HttpProxyColumns + "\n" + Lines.HttpProxyEcp, LogTypes.HttpProxy)]
    [InlineData("#Fields: " + Lines.IisColumns + "\n" + Lines.IisEcp, LogTypes.Iis)]
    [InlineData("#Software: Microsoft HTTP API 2.0\n#Version: 1.0\n#Date: 2021-03-10 18:00:00\n#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename\n", LogTypes.HttpErr)]
    [InlineData("#Software: Microsoft Exchange Server\n#Version: 15.01.1\n#Log-type: Autodiscover Logs\n#Fields: DateTime,RequestId,Foo\n", "Autodiscover Logs")]
    public void Header_NamesTheLog(string text, string type) => Assert.Equal(type, Logs.Recognise(text)?.LogType);

    [Theory]
    [InlineData("#TYPE Selected.System.Management.Automation.PSCustomObject\n\"DateTime\",\"RequestId\",\"AnchorMailbox\"\n")]
    [InlineData("\"DateTime\",\"RequestId\",\"ClientIpAddress\",\"AnchorMailbox\"\n\"2021-03-03T05:12:38.204Z\",\"5a1d\",\"1.2.3.4\",\"x\"\n")]
    [InlineData("<?xml version=\"1.0\"?>\n#Software: Microsoft Exchange Server\n")]
    [InlineData("<preserve resultType=\"3\" />")]
    [InlineData("ElfFile\0\0\0\0\0")]
    [InlineData("#Software: Microsoft Windows Firewall\n#Fields: date time action protocol src-ip\n2021-01-01 00:00:00 DROP TCP 1.2.3.4\n")]
    [InlineData("CopiedTimestamp,SourceFile,DestinationFile\n2021-01-01,a,b\n")]
    [InlineData("Timestamp,Name,Value\n2021-01-01T00:00:00.000Z,a,b\n")]
    [InlineData("2021-01-01 00:00:00 service started\n2021-01-01 00:00:01 service stopped\n")]
    [InlineData("2021-01-01T00:00:00.000Z,INFO,started\n")]
    [InlineData("[11/14/2022 10:00:00.0001] [0] Starting Microsoft Exchange Server Setup")]
    [InlineData("")]
    [InlineData("\0\0\0\0\0\0\0\0\0\0")]
    public void ForeignFile_IsRefused(string text)
    {
        Assert.Null(Logs.Recognise(text));
        var (result, records) = Logs.Read(text);
        Assert.Empty(records);
        Assert.StartsWith("TLOG001 expected an IIS, HTTPERR or Exchange log, found '", result.Problems.Single().ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.168.114.201, -, 03/20/01, 7:55:20, W3SVC2, SALES1, 172.21.13.45, 4502, 163, 3223, 200, 0, GET, /DeptLogo.gif, -,\n", LogFamily.IisNative)]
    [InlineData("172.21.13.45 - Microsoft\\fred [08/Apr/2001:17:39:04 -0800] \"GET /scripts/iisadmin/ism.dll?http/serv HTTP/1.0\" 200 3401\n", LogFamily.Ncsa)]
    public void LocalTimeFormat_IsRefusedByName(string text, LogFamily family)
    {
        var (result, records) = Logs.Read(text);

        Assert.Equal(family, result.Head?.Family);
        Assert.Equal("TLOG002", result.Problems.Single().Code);
        Assert.Empty(records);
    }

    [Theory]
    [InlineData(LogEncoding.Utf16Le, true)]
    [InlineData(LogEncoding.Utf16Le, false)]
    [InlineData(LogEncoding.Utf16Be, true)]
    [InlineData(LogEncoding.Utf16Be, false)]
    public void Utf16_IsRecognisedWithAndWithoutMark(LogEncoding encoding, bool mark)
    {
        var utf16 = encoding == LogEncoding.Utf16Le ? Encoding.Unicode : Encoding.BigEndianUnicode;
        var head = Logs.Recognise(utf16.GetBytes((mark ? "\uFEFF" : "") + Lines.IisHeader + Lines.IisEcp));

        Assert.Equal((encoding, LogTypes.Iis), (head?.Encoding, head?.LogType));
    }

    [Fact]
    public void HeadCutInMidRow_StillNamesTheLogAndItsColumns()
    {
        var text = Lines.HttpProxyHeader + string.Concat(Enumerable.Repeat(Lines.HttpProxyMapi + "\n", 20));
        var head = Logs.Recognise(Encoding.UTF8.GetBytes(text)[..LogRecognition.HeadBytes]);

        Assert.Equal("Mapi", head?.FirstValue("Protocol"));
    }

    [Theory]
    [InlineData(69)]
    [InlineData(70)]
    [InlineData(74)]
    public void HttpProxyVersions_AreNamedByColumnCount(int columns)
    {
        var row = string.Join(',', Lines.HttpProxyEcp.Split(',').Take(columns));
        var head = Logs.Recognise(row + "\n");

        Assert.Equal(columns, head?.Columns.Count);
        Assert.Equal("ServerInfo~a]@EXCH01.contoso.example:444/ecp/proxyLogon.ecp?#", head?.FirstValue("AnchorMailbox"));
    }

    [Fact]
    public void HttpProxy2013Rtm_KnowsTheColumnsThatDecide()
    {
        var cells = Enumerable.Repeat("", 53).ToArray();
        "2013-03-03T05:12:38.204Z,5a1d,15,0,516,30,,Ecp,/ecp/q7.js,,FBA,True,CONTOSO\\jd,,Sid~S-1-5,agent,198.51.100.23".Split(',').CopyTo(cells, 0);
        (cells[50], cells[51], cells[52]) = ("?q", "info", "errors");
        var head = Logs.Recognise(string.Join(',', cells) + "\n");

        Assert.Equal(53, head?.Columns.Count);
        Assert.Equal(("Sid~S-1-5", "198.51.100.23", "?q", "errors"),
            (head?.FirstValue("AnchorMailbox"), head?.FirstValue("ClientIpAddress"), head?.FirstValue("UrlQuery"), head?.FirstValue("GenericErrors")));
    }
}
