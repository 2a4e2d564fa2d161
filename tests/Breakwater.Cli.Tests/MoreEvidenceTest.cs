namespace Breakwater.Cli.Tests;

/// <summary>More evidence must never make a verdict milder.</summary>
public sealed class MoreEvidenceTest
{
    private const string Iis = """
        #Software: Microsoft Internet Information Services 10.0
        #Version: 1.0
        #Date: 2021-03-05 00:00:00
        #Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
        2021-03-05 00:10:00 192.0.2.10 GET /owa/auth/logon.aspx - 443 - 198.51.100.7 Mozilla/5.0 - 200 0 0 10
        2021-03-05 03:11:00 192.0.2.10 POST /owa/auth/abc.aspx - 443 - 203.0.113.9 python-requests/2.25.1 - 200 0 0 31

        """;

    private const string HttpProxy = "DateTime,RequestId,MajorVersion,MinorVersion,BuildVersion,RevisionVersion,ClientRequestId,Protocol,UrlHost,UrlStem,AnchorMailbox,HttpStatus,Method\r\n"
        + "#Software: Microsoft Exchange Server\r\n#Version: 15.01.2176.002\r\n#Log-type: HttpProxy Logs\r\n"
        + "2021-03-05T00:10:00.000Z,5a1d0f3e-6b52-4a1c-9a57-0d0e4f5b6c71,15,1,2176,2,,Owa,mail.contoso.example,/owa/auth/logon.aspx,,200,GET\r\n";

    [Fact]
    public void LogThatEndsBeforeTheAttack_DoesNotHideIt()
    {
        using var folder = new TemporaryFolder();
        folder.Write("evidence/W3SVC1/u_ex210305.log", Iis);
        Assert.Equal(14, CommandLine.Run("assess", folder.At("evidence"), "--json").ExitCode);
        folder.Write("evidence/HttpProxy/Owa/HttpProxy_2021030500-1.LOG", HttpProxy);
        Assert.Equal(14, CommandLine.Run("assess", folder.At("evidence"), "--json").ExitCode);
    }

    [Fact]
    public void AsOfBeforeTheAttack_SaysWhatItLeavesOut()
    {
        using var folder = new TemporaryFolder();
        folder.Write("evidence/W3SVC1/u_ex210305.log", Iis);
        Assert.Contains("JUDG008", CommandLine.Run("assess", folder.At("evidence"), "--json", "--as-of", "2021-03-05").Output, StringComparison.Ordinal);
    }
}
