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

    private static LogFacts Facts(string log)
    {
        Assert.True(LogRecognition.TryRecognise(Encoding.UTF8.GetBytes(log), out var head));
        return LogFacts.Of(head);
    }
}
