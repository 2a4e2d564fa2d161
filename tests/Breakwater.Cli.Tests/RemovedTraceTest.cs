using System.Text;

namespace Breakwater.Cli.Tests;

/// <summary>Traces that somebody removed, and agents that see the mail, through the whole program.</summary>
public sealed class RemovedTraceTest
{
    [Fact]
    public void ShellRemovedByTheSafetyScanner_IsCompromised()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "evidence/C/Windows/debug/msert.log", Encoding.Unicode.GetPreamble(), Encoding.Unicode.GetBytes(
            "---------\r\nMicrosoft Safety Scanner v1.333, (build 1.333.160.0)\r\nStarted On Thu Mar 11 09:19:17 2021\r\n\r\nQuick Scan Results:\r\n-------\r\n"
            + "Threat Detected: Backdoor:ASP/Chopper.F!dha and Removed!\r\n  Action: Remove, Result: 0x00000000\r\n    file://C:\\inetpub\\wwwroot\\aspnet_client\\s.aspx\r\n        SigSeq: 0x1\r\n"));
        var run = CommandLine.Run("assess", folder.At("evidence"), "--json");
        Assert.Equal(14, run.ExitCode);
        var assessment = Schema.AssertAssessment(run.Output);
        var removed = Assert.Single(assessment.GetProperty("removed").EnumerateArray());
        Assert.Equal(("C:/inetpub/wwwroot/aspnet_client/s.aspx", "Microsoft Safety Scanner"), (removed.GetProperty("path").GetString(), removed.GetProperty("remover").GetString()));
        Assert.Equal("scanner-history", Assert.Single(assessment.GetProperty("findings").EnumerateArray()).GetProperty("rule").GetString());
    }

    [Fact]
    public void DefendersLog_InUtf16_IsRead()
    {
        using var folder = new TemporaryFolder();
        var text = new StringBuilder();
        foreach (var second in Enumerable.Range(0, 400))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"2021-03-11T08:{second / 60:00}:{second % 60:00}.123Z ProcessImageName: w3wp.exe, Pid: 1, TotalTime: 1, Count: 2, MaxTime: 3, MaxTimeFile: \\Device\\x, EstimatedImpact: 1%\r\n");
        }

        text.Append("2021-03-11T09:13:00.123Z DETECTION_CLEANEVENT MPSOURCE_REALTIME MP_THREAT_ACTION_REMOVE 0x00000000 Exploit:ASP/CVE-2021-27065.B!dha file:C:\\inetpub\\wwwroot\\aspnet_client\\s.aspx;\r\n");
        Write(folder, "evidence/C/ProgramData/Microsoft/Windows Defender/Support/MPLog-20210311-080000.log", Encoding.Unicode.GetPreamble(), Encoding.Unicode.GetBytes(text.ToString()));
        var assessment = Schema.AssertAssessment(CommandLine.Run("assess", folder.At("evidence"), "--json").Output);
        var finding = Assert.Single(assessment.GetProperty("findings").EnumerateArray());
        Assert.Equal(("proxylogon", "2021-03-11T09:13:00.123Z"), (finding.GetProperty("campaign").GetString(), finding.GetProperty("time").GetString()));
        Assert.Equal("compromised", assessment.GetProperty("verdict").GetProperty("overall").GetString());
    }

    [Fact]
    public void AgentInTemp_IsSuspected_AndItsNameIsAFact()
    {
        using var folder = new TemporaryFolder();
        folder.Write("evidence/D/EX/TransportRoles/Shared/agents.config", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<configuration>\r\n<mexRuntime><agentList><agent name=\"Filter\" baseType=\"b\" classFactory=\"x.y\" assemblyPath=\"C:\\Windows\\Temp\\f.dll\" enabled=\"true\" priority=\"1\" /></agentList></mexRuntime></configuration>");
        var run = CommandLine.Run("assess", folder.At("evidence"), "--json");
        Assert.Equal(13, run.ExitCode);
        Assert.Contains(
            "transport-agent",
            Schema.AssertAssessment(run.Output).GetProperty("server").GetProperty("facts").EnumerateArray().Select(f => f.GetProperty("name").GetString()));
    }

    private static void Write(TemporaryFolder folder, string relative, params byte[][] parts)
    {
        folder.Write(relative, "");
        File.WriteAllBytes(folder.At(relative.Split('/')), [.. parts.SelectMany(p => p)]);
    }
}
