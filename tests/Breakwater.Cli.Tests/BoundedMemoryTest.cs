using System.Text;

namespace Breakwater.Cli.Tests;

/// <summary>No file makes the program hold it as a whole.</summary>
public sealed class BoundedMemoryTest : IDisposable
{
    private const long Limit = 400L << 20;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EndlessLines_AreReadInBoundedMemory()
    {
        var line = _folder.Write("e/" + SmallServer.LogPath, SmallServer.Log() + SmallServer.Attack(30));
        Append(line, 'a', 100);
        File.AppendAllText(line, "\r\n" + SmallServer.Attack(40));
        var quote = _folder.Write(
            "e/Program Files/Microsoft/Exchange Server/V15/Logging/HttpProxy/Ecp/HttpProxy_2021030305-1.LOG",
            "DateTime,RequestId,MajorVersion,Protocol,UrlStem,AnchorMailbox\r\n#Software: Microsoft Exchange Server\r\n#Version: 15.01.2176.002\r\n#Log-type: HttpProxy Logs\r\n#Date: 2021-03-03T05:00:00.000Z\r\n#Fields: DateTime,RequestId,MajorVersion,Protocol,UrlStem,AnchorMailbox\r\n2021-03-03T05:00:00.000Z,a,15,Ecp,\"");
        Append(quote, ',', 40);
        var page = _folder.Write("e/inetpub/wwwroot/aspnet_client/big.aspx", "<%@ Page Language=\"C#\" %>");
        Append(page, '<', 40);

        using var process = CommandLine.Start(null, "assess", _folder.At("e"), "--as-of", "2021-04-01", "--json");
        var run = CommandLine.Finish(process);

        Assert.True(run.ExitCode is >= 11 and <= 14, run.Error);
        Assert.InRange(run.PeakBytes, 1, Limit);
        var assessment = Schema.AssertAssessment(run.Output);
        var found = assessment.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("time").GetString());
        Assert.Contains("2021-03-03T00:00:30Z", found);
        Assert.Contains("2021-03-03T00:00:40Z", found);
        var unread = assessment.GetProperty("unread").EnumerateArray().Select(u => u.GetProperty("path").GetString()!).ToList();
        Assert.Contains(unread, u => u.EndsWith("u_ex210303.log", StringComparison.Ordinal));
        Assert.Contains(unread, u => u.EndsWith("HttpProxy_2021030305-1.LOG", StringComparison.Ordinal));
    }

    private static void Append(string file, char c, int megabytes)
    {
        var block = Encoding.ASCII.GetBytes(new string(c, 1 << 20));
        using var stream = new FileStream(file, FileMode.Append);
        for (var i = 0; i < megabytes; i++)
        {
            stream.Write(block);
        }
    }
}
