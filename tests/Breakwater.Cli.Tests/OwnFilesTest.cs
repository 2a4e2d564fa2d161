using System.Text.Json;
using Breakwater.Tests;

namespace Breakwater.Cli.Tests;

/// <summary>What Breakwater is made of and wrote looks like attacks; it is left out, but never at a place that a web server serves.</summary>
public sealed class OwnFilesTest
{
    private const string Shell = "<%@ Page Language=\"JScript\"%><%eval(Request.Item[\"x\"],\"unsafe\");%>";

    [Theory]
    [InlineData("C/Tools/breakwater", null, true)]
    [InlineData("C/Users/admin/Downloads/bw", null, true)]
    [InlineData("C/inetpub/wwwroot/Breakwater", null, false)]
    [InlineData("C/Program Files/Microsoft/Exchange Server/V15/FrontEnd/HttpProxy/owa/auth", null, false)]
    [InlineData("C/Tools/breakwater", "C:\\Tools\\breakwater\\src", false)]
    [InlineData("C/Tools/breakwater", "C:\\Tools", false)]
    [InlineData("C/Tools/breakwater", "D:\\Portal", true)]
    public void Checkout_IsLeftOut_UnlessItMayBeServed(string place, string? served, bool leftOut)
    {
        using var folder = new TemporaryFolder();
        var evidence = Server(folder, served);
        WriteMarks(folder, $"evidence/{place}");
        folder.Write($"evidence/{place}/src/shell.aspx", Shell);
        Assert.Equal(leftOut, !Findings(Assess(evidence)).Contains("shell.aspx", StringComparison.Ordinal));
        Assert.Equal(leftOut, Unread(Assess(evidence)).Contains("Breakwater's own checkout (1 files)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Breakwater.slnx")]
    [InlineData("rules/README.md")]
    [InlineData("knowledge/pack.yaml")]
    public void Checkout_WithAMarkOfOtherContent_IsRead(string mark)
    {
        using var folder = new TemporaryFolder();
        var evidence = Server(folder, null);
        WriteMarks(folder, "evidence/C/Tools/breakwater");
        folder.Write($"evidence/C/Tools/breakwater/{mark}", "other");
        folder.Write("evidence/C/Tools/breakwater/src/shell.aspx", Shell);
        Assert.Contains("shell.aspx", Findings(Assess(evidence)), StringComparison.Ordinal);
    }

    [Fact]
    public void MarksAboveTheServersFiles_HideNothingBesideTheCheckoutsFolders()
    {
        using var folder = new TemporaryFolder();
        var evidence = Server(folder, null);
        WriteMarks(folder, "evidence/C");
        folder.Write("evidence/C/inetpub/wwwroot/aspnet_client/shell.aspx", Shell);
        Assert.Contains("shell.aspx", Findings(Assess(evidence)), StringComparison.Ordinal);
    }

    [Fact]
    public void EarlierReport_IsNamed_AndHidesOnlyItsOwnFiles()
    {
        using var folder = new TemporaryFolder();
        var evidence = Server(folder, null);
        CommandLine.Run("assess", evidence, "--out", folder.At("evidence", "C", "Tools", "report"));
        folder.Write("evidence/C/Tools/report/shell.aspx", Shell);
        var assessment = Assess(evidence);
        Assert.Contains("Breakwater's own report", Unread(assessment), StringComparison.Ordinal);
        Assert.Contains("shell.aspx", Findings(assessment), StringComparison.Ordinal);
    }

    [Fact]
    public void PartsOfThisCheckout_AreNothingToAssess_AndTheMessageSaysWhy()
    {
        var run = CommandLine.Run("assess", Repository.At("rules"), Repository.At("docs"));
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("Breakwater's own checkout", run.Error, StringComparison.Ordinal);
    }

    private static string Server(TemporaryFolder folder, string? served)
    {
        folder.Write($"evidence/C/{SmallServer.LogPath}", SmallServer.Log());
        if (served is not null)
        {
            folder.Write(
                "evidence/C/Windows/System32/inetsrv/config/applicationHost.config",
                $"<configuration><system.applicationHost><sites><site name=\"a\" id=\"1\"><application path=\"/\"><virtualDirectory path=\"/\" physicalPath=\"{served}\" /></application></site></sites></system.applicationHost></configuration>");
        }

        return folder.At("evidence");
    }

    private static void WriteMarks(TemporaryFolder folder, string place)
    {
        foreach (var mark in (IEnumerable<string>)["Breakwater.slnx", "rules/README.md", "knowledge/pack.yaml"])
        {
            folder.Write($"{place}/{mark}", File.ReadAllText(Repository.At(mark.Split('/'))));
        }
    }

    private static JsonElement Assess(string evidence) => Schema.AssertAssessment(CommandLine.Run("assess", evidence, "--json").Output);

    private static string Findings(JsonElement assessment) => assessment.GetProperty("findings").GetRawText();

    private static string Unread(JsonElement assessment) => string.Join('\n', assessment.GetProperty("unread").EnumerateArray().Select(u => u.GetProperty("reason").GetString()));
}
