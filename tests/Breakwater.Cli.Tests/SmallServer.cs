using System.Text;

namespace Breakwater.Cli.Tests;

/// <summary>The least evidence that is a server's: one IIS log. For tests that are about something else.</summary>
internal static class SmallServer
{
    public const string LogPath = "inetpub/logs/LogFiles/W3SVC1/u_ex210303.log";

    public const string Header =
        "#Software: Microsoft Internet Information Services 10.0\r\n#Version: 1.0\r\n#Date: 2021-03-03 00:00:00\r\n"
        + "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken\r\n";

    /// <summary>A quiet line of the given second of the day.</summary>
    public static string Quiet(int second) => $"2021-03-03 {TimeSpan.FromSeconds(second):hh\\:mm\\:ss} 192.0.2.10 GET /owa/ - 443 - 198.51.100.7 Mozilla/5.0 - 200 0 0 15\r\n";

    /// <summary>A line that the ProxyLogon rules know: the request that a forged cookie routed away.</summary>
    public static string Attack(int second, string agent = "python-requests/2.25.1", string query = "-") =>
        $"2021-03-03 {TimeSpan.FromSeconds(second):hh\\:mm\\:ss} 192.0.2.10 POST /ecp/y.js {query} 443 - 203.0.113.9 {agent} - 200 0 0 231\r\n";

    public static string Log(int quiet = 20) => new StringBuilder(Header).AppendJoin("", Enumerable.Range(0, quiet).Select(Quiet)).ToString();

    /// <summary>Writes the server into a folder below the given one and returns it.</summary>
    public static string Write(TemporaryFolder folder, string name = "evidence")
    {
        folder.Write($"{name}/{LogPath}", Log() + Attack(30));
        return folder.At(name);
    }
}
