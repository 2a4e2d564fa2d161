using System.Text;
using Breakwater.Analysis.Logs;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Tests.Logs;

public sealed class LogFactsTest
{
    private const string EcpHeader = "#Software: Microsoft Exchange Server\r\n#Version: 15.0.0.0\r\n#Log-type: ECP Server Log\r\n#Date: 2021-03-03T00:00:00.000Z\r\n#Fields: TimeStamp,ServerName,EventId,EventData\r\n";

    [Fact]
    public void EcpLog_GivesItsBuildFromTheRow() =>
        Assert.Equal("15.1.2176.2", Facts(EcpHeader + "2021-03-03T00:00:01.000Z,EXCH01,ECP.Request,S:TIME=1;S:BLD=15.1.2176.2;S:EX=\r\n").Build?.ToString());

    [Fact]
    public void AssemblyVersionInTheHeader_IsNoBuild() =>
        Assert.Null(Facts(EcpHeader + "2021-03-03T00:00:01.000Z,EXCH01,ECP.Request,S:TIME=1\r\n").Build);

    [Fact]
    public void HeaderVersion_CountsWhereRowsHaveNone()
    {
        const string Log = "#Software: Microsoft Exchange\r\n#Version: 15.01.2176.009\r\n#Log-type: OAB Generator Log\r\n#Date: 2021-03-03T00:00:00.000Z\r\n"
            + "#Fields: timestamp,recordType,traceId,oabGuid,addressListGuid,message\r\n2021-03-03T00:00:01.000Z,Info,1,2,3,done\r\n";
        Assert.Equal("15.1.2176.9", Facts(Log).Build?.ToString());
    }

    [Fact]
    public void WriterOfTheLog_IsTheFirstLabelInUpperCase() =>
        Assert.Equal("EXCH01", Facts(EcpHeader + "2021-03-03T00:00:01.000Z,exch01.contoso.example,ECP.Request,S:TIME=1\r\n").Writer);

    [Theory]
    [InlineData("/owa/healthcheck.htm", "192.0.2.5", "-", 200, "192.0.2.5")]
    [InlineData("/mapi/HealthCheck.htm", "192.0.2.5", "ELB-HealthChecker/2.0", 200, "192.0.2.5")]
    [InlineData("/owa/healthcheck.htm", "198.51.100.7", "Mozilla/5.0+(compatible;+scanner)", 200, null)]
    [InlineData("/owa/healthcheck.htm", "192.0.2.5", "-", 404, null)]
    [InlineData("/owa/healthcheck.htm.aspx", "192.0.2.5", "-", 200, null)]
    [InlineData("/owa/auth/logon.aspx", "192.0.2.5", "-", 200, null)]
    [InlineData("/owa/healthcheck.htm", "192.0.2.10", "-", 200, null)]
    [InlineData("/owa/healthcheck.htm", "::1", "-", 200, null)]
    public void PageForBalancers_TellsTheirAddress(string path, string client, string agent, int status, string? address)
    {
        var log = "#Software: Microsoft Internet Information Services 10.0\r\n#Version: 1.0\r\n#Date: 2022-12-11 00:00:00\r\n#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status\r\n"
            + $"2022-12-11 00:00:03 192.0.2.10 GET {path} - 443 - {client} {agent} {status}\r\n2022-12-11 00:00:08 192.0.2.10 GET /owa/healthcheck.htm - 443 - 203.0.113.9 Moz";
        var bytes = Encoding.UTF8.GetBytes(log);
        Assert.True(LogRecognition.TryRecognise(bytes, out var head));
        Assert.Equal(address is null ? [] : [(address, new DateOnly(2022, 12, 11))], HealthChecks.In(head, bytes));
    }

    private static LogFacts Facts(string log)
    {
        Assert.True(LogRecognition.TryRecognise(Encoding.UTF8.GetBytes(log), out var head));
        return LogFacts.Of(head);
    }
}
