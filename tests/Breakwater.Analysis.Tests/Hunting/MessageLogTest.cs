using System.Text;
using Breakwater.Analysis.Hunting;

namespace Breakwater.Analysis.Tests.Hunting;

/// <summary>Logs of plain messages: which files are taken for some, what a rule finds in them, and what a line says about time and host.</summary>
public sealed class MessageLogTest : IDisposable
{
    private const string Cisco = "192.0.2.10 6705: Feb 17 13:40:03.673: %PARSER-5-CFGLOG_LOGGEDCMD: User:admin  logged command:no access-session port-control";
    private readonly string _folder = Directory.CreateTempSubdirectory("breakwater-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a.raw", Cisco, null, "192.0.2.10")]
    [InlineData("x.txt", Cisco, null, "192.0.2.10")]
    [InlineData("x", "<34>Oct 11 22:14:15 mail01 sshd[1]: access-session", null, "MAIL01")]
    [InlineData("x", "Oct  1 22:14:15 mail01.contoso.example sshd: access-session", null, "MAIL01")]
    [InlineData("x", "<165>1 2021-03-03T10:00:00.25+01:00 mail01.contoso.example app - ID47 - access-session", "2021-03-03T09:00:00.25Z", "MAIL01")]
    [InlineData("x", "2021-03-03T10:00:00Z 192.0.2.7 app: access-session", "2021-03-03T10:00:00Z", "192.0.2.7")]
    [InlineData("x", "*Mar  1 18:46:11: %SYS-5-CONFIG_I: access-session", null, null)]
    [InlineData("auth.log.1", "no time, access-session", null, null)]
    [InlineData("a.raw", "2021-13-99T99:00:00Z host access-session", null, "HOST")]
    public void Message_IsFoundWithWhatItSaysOfTimeAndHost(string file, string line, string? time, string? host)
    {
        var match = Assert.Single(Hunt(file, $"{line}\r\n\r\n{line.Replace("access", "other", StringComparison.Ordinal)}\n", "product: cisco, service: aaa", "[access-session]").Matches);
        Assert.Equal(time, match.Time?.ToString());
        Assert.Equal(host, match.Computer);
        Assert.Equal((1L, "message-log", line), (match.Position.Line!.Value, match.Source, match.Fields["message"]));
    }

    [Theory]
    [InlineData("notes.txt", "we saw access-session\nOct 11 22:14:15 in a mail\nand more\n")]
    [InlineData("x.raw", "\0\u0001\u0002\u0003\u0004access-session\u0005\u0006")]
    [InlineData("x.log", "")]
    public void OtherFiles_AreNoMessageLogs(string file, string text)
    {
        var outcome = Hunt(file, text, "product: linux", "[access-session]");
        Assert.Contains("HUNT002", Assert.Single(outcome.Messages), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("product: linux, service: sshd", "[CFGLOG, nothing]", 1)]
    [InlineData("product: linux", "{'|all': [CFGLOG, 'no access-session']}", 1)]
    [InlineData("product: linux", "{'|all': [CFGLOG, nothing]}", 0)]
    [InlineData("product: jvm, category: application", "{message|contains: CFGLOG}", 1)]
    [InlineData("product: jvm, category: application", "{message: null}", 0)]
    [InlineData("product: jvm, category: application", "{message|exists: true}", 1)]
    [InlineData("product: jvm, category: application", "{'|re': 'User:\\w+  logged'}", 1)]
    [InlineData("product: linux, category: process_creation", "{message|contains: CFGLOG}", 0)]
    [InlineData("product: exchange", "[CFGLOG]", 0)]
    public void Rules_AreAboutTheLogSourcesOfTheData(string source, string selection, int expected) => Assert.Equal(expected, Hunt("a.raw", Cisco, source, selection).Matches.Count());

    /// <summary>Members of sudo's messages are fields; a folder that is named like a member hides none, and what a command says is no member.</summary>
    [Theory]
    [InlineData("sudo:   kim : TTY=pts/0 ; PWD=/home/kim ; USER=#-1 ; COMMAND=/bin/bash", "{USER: '#-*'}", 1)]
    [InlineData("sudo[71]: kim : a password is required ; TTY=pts/0 ; PWD=/ ; USER=#4294967295 ; COMMAND=/bin/bash", "{USER: '#*4294967295'}", 1)]
    [InlineData("sudo:   kim : TTY=pts/0 ; PWD=/tmp/a ; USER=root ; USER=#-1 ; COMMAND=/bin/bash", "{USER: '#-*'}", 1)]
    [InlineData("sudo:   kim : TTY=pts/0 ; PWD=/home/kim ; USER=root ; COMMAND=/bin/echo ; USER=#-1", "{USER: '#-*'}", 0)]
    [InlineData("sudo:   kim : TTY=pts/0 ; PWD=/home/kim ; USER=root ; COMMAND=/bin/echo ; USER=#-1", "{COMMAND|endswith: '; USER=#-1', PWD: /home/kim, tty: pts/0}", 1)]
    [InlineData("app: kim : TTY=pts/0 ; PWD=/home/kim ; USER=#-1 ; COMMAND=/bin/bash", "{USER: '#-*'}", 0)]
    [InlineData("app: mysudo: kim : USER=#-1 ; COMMAND=/bin/bash", "{USER: '#-*'}", 0)]
    [InlineData("sudo: pam_unix(sudo:session): session opened for user root", "{USER: null, COMMAND|exists: false}", 1)]
    public void MembersOfSudo_AreFields(string message, string selection, int expected) =>
        Assert.Equal(expected, Hunt("auth.log", $"Oct 11 22:14:15 mail01 {message}\n", "product: linux, service: sudo", selection).Matches.Count());

    /// <summary>A line made of as many members as fit is read once, not once for each of them.</summary>
    [Fact]
    public void ManyMembersOfSudo_TakeLinearTime()
    {
        var line = "Oct 11 22:14:15 mail01 sudo: kim : " + string.Concat(Enumerable.Repeat("USER=x ; ", 7_000)) + "COMMAND=/bin/su\n";
        Assert.Empty(Hunt("auth.log", string.Concat(Enumerable.Repeat(line, 40)), "product: linux, service: sudo", "{USER|endswith: y}").Matches);
    }

    [Fact]
    public void FieldsThatALineCannotCarry_AreSaid()
    {
        var summary = Hunt("a.raw", Cisco, "product: linux, service: sshd", "{user: admin}").Summary!;
        Assert.Equal("its log source does not carry user", Assert.Single(summary.NotTried).Reason);
    }

    [Fact]
    public void LongAndTimelessLines_AreCounted()
    {
        var outcome = Hunt("a.raw", $"{Cisco}\n{new string('x', 70_000)}beyond\n2021-03-03T10:00:00Z h a: b\n", "product: linux", "[beyond, port-control]");
        Assert.Single(outcome.Matches);
        Assert.Equal(3, outcome.Summary!.Records);
        Assert.Equal(3, outcome.Summary.Eligible);
        Assert.Equal(
            ["HUNT006 expected a year and a time zone in each message, found none in 2 of 3; they have no time, and --from and --to keep them",
             "HUNT007 expected lines of at most 65536 characters, found 1 longer ones; only their beginning was searched"],
            outcome.Unread.Select(u => u.Reason));
    }

    [Theory]
    [InlineData(65_535, "\n", 0)]
    [InlineData(65_536, "\n", 0)]
    [InlineData(65_536, "\r\n", 0)]
    [InlineData(65_536, "", 0)]
    [InlineData(65_537, "\n", 1)]
    [InlineData(65_537, "\r\n", 1)]
    public void OnlyLongerLines_CountAsLonger(int chars, string end, int expected) =>
        Assert.Equal(expected, Hunt("a.raw", $"{Cisco}\n{new string('x', chars)}{end}", "product: linux", "[port-control]").Unread.Count(u => u.Reason.StartsWith("HUNT007", StringComparison.Ordinal)));

    [Fact]
    public void MutatedLog_IsReadToItsEnd()
    {
        var random = new Random(5);
        for (var i = 0; i < 60; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Cisco + "\r\n<1>1 2021-03-03T10:00:00Z h a: b\n", 20)));
            for (var n = random.Next(1, 200); n > 0; n--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(Path.Combine(_folder, "a.raw"), bytes);
            using var outcome = Run("a.raw", "product: cisco", "[port-control]");
            Assert.InRange(outcome.Matches.Count(), 0, 20);
        }
    }

    private HuntOutcome Hunt(string file, string text, string source, string selection)
    {
        File.WriteAllText(Path.Combine(_folder, file), text);
        return Run(file, source, selection);
    }

    private HuntOutcome Run(string file, string source, string selection)
    {
        var rule = Path.Combine(_folder, "rule.yml");
        File.WriteAllText(rule, $"title: t\nlogsource: {{{source}}}\ndetection:\n  selection: {selection}\n  condition: selection\n");
        return Hunter.Hunt(new HuntRequest { Evidence = [Path.Combine(_folder, file)], RulePaths = [rule], Today = new DateOnly(2026, 11, 23) }, null, TestContext.Current.CancellationToken);
    }
}
