using System.Text.Json;
using Breakwater.Tests;

namespace Breakwater.Cli.Tests;

/// <summary>What Breakwater is made of and wrote describes attacks. It is known again within evidence by its bytes, and nothing else is left out with it.</summary>
public sealed class OwnFilesTest
{
    private const string Shell = "<%@ Page Language=\"JScript\"%><%eval(Request.Item[\"x\"],\"unsafe\");%>";
    private const string Tree = "C/Tools/breakwater";

    [Fact]
    public void SamplesAndTestData_AreLeftOut_AndCounted()
    {
        using var folder = new TemporaryFolder();
        var evidence = Server(folder);
        Copy(folder, "samples/webshell");
        Copy(folder, "tests/data");
        Copy(folder, "rules");
        var assessment = Assess(evidence);
        Assert.Equal("[]", assessment.GetProperty("findings").GetRawText());
        var reasons = Unread(assessment).ToLookup(r => r.StartsWith("EVID023 ", StringComparison.Ordinal));
        Assert.Matches("^EVID023 .*/breakwater: [0-9]{3} samples and test data of Breakwater itself", Assert.Single(reasons[true]));

        // One of the damaged logs has lost what makes it a log: nothing in it is read, its name still claims to be one.
        Assert.StartsWith("EVID016 evidence/C/Tools/breakwater/tests/data/evtx-damaged/", Assert.Single(reasons[false]), StringComparison.Ordinal);
    }

    [Fact]
    public void SampleThatSomebodyChanged_IsEvidence()
    {
        using var folder = new TemporaryFolder();
        var evidence = Server(folder);
        Copy(folder, "samples/webshell/C/inetpub/wwwroot");
        File.AppendAllText(Directory.EnumerateFiles(evidence, "*.aspx", SearchOption.AllDirectories).Single(), " ");
        Assert.Contains("A web shell inside the text of a virtual directory", Findings(evidence), StringComparison.Ordinal);
    }

    [Fact]
    public void SampleOutsideItsTree_IsEvidence()
    {
        using var folder = new TemporaryFolder();
        var evidence = Server(folder);
        folder.Write("evidence/C/inetpub/wwwroot/aspnet_client/a.aspx", File.ReadAllText(Directory.EnumerateFiles(Repository.At("samples", "webshell"), "*.aspx", SearchOption.AllDirectories).Single()));
        Assert.Contains("A web shell inside the text of a virtual directory", Findings(evidence), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatLiesBesideOwnFiles_IsRead()
    {
        using var folder = new TemporaryFolder();
        var evidence = Server(folder);
        Copy(folder, "rules");
        Copy(folder, "samples/webshell");
        folder.Write($"evidence/{Tree}/samples/webshell/C/inetpub/wwwroot/aspnet_client/x.aspx", Shell);
        Assert.Contains("x.aspx", Findings(evidence), StringComparison.Ordinal);
    }

    [Fact]
    public void OwnOutput_IsLeftOut_AndHidesNothingBesideIt()
    {
        using var folder = new TemporaryFolder();
        folder.Write("attacked/C/ir/oab.txt", $"Name : OAB (Default Web Site)\r\nInternalAuthenticationMethods : Ntlm\r\nExternalUrl : http://f/<script runat=\"server\">PAYLOAD</script>\r\n");
        CommandLine.Run("assess", folder.At("attacked"), "--out", folder.At("evidence", "C", "inetpub", "report"));
        var evidence = Server(folder);
        folder.Write("evidence/C/ir/hunt.csv", CommandLine.Run("hunt", folder.At("evidence"), "--rules", Repository.At("rules"), "--csv").Output);
        var assessment = Assess(evidence);
        Assert.Equal("[]", assessment.GetProperty("findings").GetRawText());
        Assert.Equal(2, Unread(assessment).Count(r => r.StartsWith("INV003 ", StringComparison.Ordinal)));
        folder.Write("evidence/C/inetpub/report/shell.aspx", Shell);
        Assert.Contains("shell.aspx", Findings(evidence), StringComparison.Ordinal);
    }

    [Fact]
    public void ReportAlone_IsNothingToAssess()
    {
        using var folder = new TemporaryFolder();
        folder.Write("report/assessment.json", "{\"schema\":\"breakwater.assessment/1\"}");
        var run = CommandLine.Run("assess", folder.At("report"));
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("INV003", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void MarkOfAnAssessment_MakesNoPageOurs()
    {
        using var folder = new TemporaryFolder();
        var evidence = Server(folder);
        folder.Write("evidence/C/inetpub/wwwroot/aspnet_client/x.aspx", "{\"schema\":\"breakwater.assessment/1\"}" + Shell);
        Assert.Contains("x.aspx", Findings(evidence), StringComparison.Ordinal);
    }

    private static string Server(TemporaryFolder folder)
    {
        folder.Write($"evidence/C/{SmallServer.LogPath}", SmallServer.Log());
        return folder.At("evidence");
    }

    private static void Copy(TemporaryFolder folder, string part)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.At(part.Split('/')), "*", SearchOption.AllDirectories))
        {
            var to = folder.At("evidence", Tree, Path.GetRelativePath(Repository.At(), file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    private static JsonElement Assess(string evidence) => Schema.AssertAssessment(CommandLine.Run("assess", evidence, "--json").Output);

    private static string Findings(string evidence) => Assess(evidence).GetProperty("findings").GetRawText();

    private static List<string> Unread(JsonElement assessment) => [.. assessment.GetProperty("unread").EnumerateArray().Select(u => u.GetProperty("reason").GetString()!)];
}
