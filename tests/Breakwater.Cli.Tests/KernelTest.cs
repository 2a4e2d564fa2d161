using System.Text;

namespace Breakwater.Cli.Tests;

/// <summary>How logs are searched and by how many threads changes no byte of the assessment.</summary>
public sealed class KernelTest(Drills drills) : IDisposable
{
    private const string Csv = "DateTime,RequestId,MajorVersion,MinorVersion,BuildVersion,RevisionVersion,Protocol,UrlStem,AnchorMailbox,Method,HttpStatus,UserAgent";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> Settings => new()
    {
        { "Breakwater.Patterns.Kernel", "Automaton" },
        { "Breakwater.Patterns.Kernel", "Fingerprints128" },
        { "Breakwater.Patterns.Kernel", "Fingerprints256" },
        { "Breakwater.Patterns.Kernel", "Fingerprints512" },
        { "Breakwater.TextLogs.ReadEachRecord", "true" },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Drill_IsAssessedAlike(string setting, string value)
    {
        var drill = drills.Of("proxylogon-mail-theft");
        var run = CommandLine.RunWith(setting, value, "assess", drill.Evidence, "--as-of", drill.AsOf, "--threads", "1", "--json");
        Assert.Equal(drills.Assess("proxylogon-mail-theft").Run.Output, run.Output);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void RandomLogs_AreAssessedAlike(string setting, string value)
    {
        WriteLogs();
        string[] arguments = ["assess", _folder.At("e"), "--as-of", "2021-04-01", "--json", "--threads"];
        var plain = CommandLine.Run([.. arguments, "2"]);
        var assessment = Schema.AssertAssessment(plain.Output);
        Assert.True(assessment.GetProperty("counts").GetProperty("findings").GetInt32() > 20, plain.Output);
        Assert.Equal(plain.Output, CommandLine.RunWith(setting, value, [.. arguments, "1"]).Output);
    }

    /// <summary>Lines of every length, so that each edge of a block falls somewhere; both line ends, repeated headers, cells over two lines, UTF-16, no last line end.</summary>
    private void WriteLogs()
    {
        for (var seed = 1; seed <= 4; seed++)
        {
            var random = new Random(seed);
            var iis = new StringBuilder(SmallServer.Header);
            var csv = new StringBuilder(Csv).Append("\r\n#Software: Microsoft Exchange Server\r\n#Log-type: HttpProxy Logs\r\n#Fields: ").Append(Csv).Append("\r\n");
            for (var i = 0; i < 400; i++)
            {
                var agent = new string('x', random.Next(1, 90)) + (random.Next(9) == 0 ? "é" : "");
                iis.Append(random.Next(25) switch { 0 => SmallServer.Attack(i, agent), 1 => SmallServer.Attack(i, agent, "a=%252e%2Fb"), 2 => SmallServer.Header, _ => SmallServer.Quiet(i).Replace("Mozilla", agent, StringComparison.Ordinal) });
                var cell = random.Next(20) switch { 0 => "\"a\r\nb, c\"", 1 => "ServerInfo~a]@exch01:444/mapi/emsmdb/?#", 2 => "\"x \"\"y\"\"\"", _ => agent };
                csv.Append($"2021-03-03T05:{i / 60:00}:{i % 60:00}.120Z,{seed}-{i},15,1,2176,2,Ecp,/ecp/{(random.Next(5) == 0 ? "y.js" : "default.aspx")},{cell},POST,200,{agent}");
                csv.Append(random.Next(3) == 0 ? "\n" : "\r\n");
            }

            if (random.Next(2) == 0)
            {
                iis.Replace("\r\n", "\n");
                csv.Length -= csv[^2] == '\r' ? 2 : 1;
            }

            _folder.Write($"e/inetpub/logs/LogFiles/W3SVC1/u_ex21030{seed}.log", seed % 2 == 0 ? "" : iis.ToString());
            if (seed % 2 == 0)
            {
                File.WriteAllText(_folder.At("e", "inetpub", "logs", "LogFiles", "W3SVC1", $"u_ex21030{seed}.log"), iis.ToString(), Encoding.Unicode);
            }

            _folder.Write($"e/Program Files/Microsoft/Exchange Server/V15/Logging/HttpProxy/Ecp/HttpProxy_202103030{seed}-1.LOG", csv.ToString());
        }
    }
}
