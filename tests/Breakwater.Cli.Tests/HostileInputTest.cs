using System.Text;
using System.Text.Json;

namespace Breakwater.Cli.Tests;

/// <summary>Hostile evidence: no crash, nothing written beside the report, everything counted or escaped.</summary>
public sealed class HostileInputTest(HostileServer server) : IClassFixture<HostileServer>
{
    [Fact]
    public void Verdict_IsReachedAllTheSame()
    {
        Assert.True(server.Documents.ExitCode is >= 11 and <= 14, server.Documents.Error);
        Assert.Equal(server.Documents.ExitCode, server.Console.ExitCode);
        var assessment = Schema.AssertAssessment(server.Documents.Output);
        var lines = assessment.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("source").GetProperty("artefact").GetString()!).ToList();
        foreach (var log in (string[])["u_ex210303.log", "u_ex210304.log", "u_ex210305.log", "u_ex210306.log", "u_ex210307.log", "escaped.log"])
        {
            Assert.Contains(lines, l => l.EndsWith(log, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void NothingIsWrittenBesideTheReport()
    {
        Assert.Equal(server.Before, server.After);
        Assert.Equal([".breakwater-report", "assessment.json", "report.html"], Directory.EnumerateFileSystemEntries(server.Report).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("u_ex210308.log", "EVID017")]
    [InlineData("u_ex210309.log", "EVID016")]
    [InlineData("slip.zip!/../../../escaped.log", "EVID013")]
    [InlineData("slip.zip!/../../escaped2.log", "EVID013")]
    [InlineData("bomb.zip!/deep.zip", "EVID008")]
    [InlineData("nested.zip!/n.zip!/n.zip!/n.zip!/n.zip", "EVID005")]
    [InlineData("cut.zip", "EVID0")]
    [InlineData("u_ex210404.log.gz", "EVID0")]
    [InlineData("cut.7z", "EVID0")]
    [InlineData("links.tar.gz!/etc.log", "EVID012")]
    [InlineData("links.tar.gz!/up.log", "EVID012")]
    [InlineData("links.tar.gz!/device.log", "EVID019")]
    [InlineData("passwd.log", "EVID012")]
    [InlineData("up.log", "EVID012")]
    [InlineData("pipe.log", "EVID017")]
    [InlineData("Security.evtx", "")]
    [InlineData("applicationHost.config", "")]
    [InlineData("ExSetup.exe", "")]
    public void EachTrick_IsCountedUnderUnread(string path, string code)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && path is "passwd.log" or "pipe.log" or "up.log", "links and pipes need Linux or macOS");
        var unread = Schema.AssertAssessment(server.Documents.Output).GetProperty("unread").EnumerateArray()
            .Select(u => (Path: u.GetProperty("path").GetString()!, Reason: u.GetProperty("reason").GetString()!)).ToList();
        Assert.True(unread.Exists(u => u.Path.EndsWith(path, StringComparison.Ordinal) && u.Reason.StartsWith(code, StringComparison.Ordinal)), string.Join('\n', unread));
    }

    [Fact]
    public void LinkBackIntoTheEvidence_IsNoLinkOutside() =>
        Assert.DoesNotContain("evidence/inetpub/loop", server.Documents.Output, StringComparison.Ordinal);

    [Fact]
    public void Console_ShowsNoControlCharacter()
    {
        var text = server.Console.Output + server.Console.Error;
        Assert.Contains("script", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text.EnumerateRunes(), IsDangerous);
    }

    [Fact]
    public void Html_ShowsThePoisonAsText()
    {
        var html = File.ReadAllText(Path.Combine(server.Report, "report.html"));
        Assert.Contains("&lt;script&gt;alert(1)", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(html.EnumerateRunes(), IsDangerous);
    }

    [Fact]
    public void Json_CarriesThePoisonEscaped()
    {
        var text = server.Documents.Output;
        Assert.DoesNotContain(text.EnumerateRunes(), IsDangerous);
        var values = JsonDocument.Parse(text).RootElement.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("excerpt").GetString()!);
        Assert.Contains(values, v => v.Contains("<script>alert(1)", StringComparison.Ordinal));
    }

    /// <summary>Terminals, editors and browsers act on these instead of showing them.</summary>
    private static bool IsDangerous(Rune rune) => (Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t')) || rune.Value is 0x202E or 0x2066 or 0x2028;
}
