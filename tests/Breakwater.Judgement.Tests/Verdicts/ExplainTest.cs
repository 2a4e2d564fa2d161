using Breakwater.Judgement.SoftwareExposure;
using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;
using Breakwater.Tests;

namespace Breakwater.Judgement.Tests.Verdicts;

/// <summary>The chain of reasons of six servers, compared with the texts in Golden/; BREAKWATER_ACCEPT=1 rewrites them.</summary>
public sealed class ExplainTest
{
    private static readonly Campaign ProxyLogon = Scene.Entry with
    {
        FirstKnownExploitation = new DateOnly(2021, 1, 3),
        Stages =
        [
            new CampaignStage("ssrf-ecp", "Forged back-end request through ECP", Rung.Exploited, true, ["httpproxy/ecp", "iis-frontend"]),
            new CampaignStage("ssrf-owa", "Forged back-end request through OWA", Rung.Exploited, true, ["httpproxy/owa", "iis-frontend"]),
            new CampaignStage("file-write-oab", "File written through the OAB virtual directory", Rung.WroteFile, false, ["ecp-server"]),
        ],
    };

    private static readonly DateTime Begin = Scene.Utc(2021, 1, 3);

    [Fact]
    public void WebShell() => Compare("web-shell", Covered() with
    {
        Findings =
        [
            Found.Probe("0a1b2c3d4e5f"),
            Found.Attempt("1a1b2c3d4e5f") with { Title = "Forged request to autodiscover" },
            Found.Success(Rung.Exploited, "2a1b2c3d4e5f").At(Scene.Utc(2021, 3, 3, 5, 11)) with { Title = "Mailbox identity obtained through the forged route" },
            Found.Success(Rung.Privilege, "3a1b2c3d4e5f").At(Scene.Utc(2021, 3, 3, 5, 12)) with { Title = "Administrator session opened through the forged route" },
            Found.Artefact(Rung.WroteFile, "4a1b2c3d4e5f") with { Title = "Web shell in the OAB configuration format", Time = null, SourceId = "web-files", Source = new FindingPosition("C:/inetpub/wwwroot/aspnet_client/a.aspx") },
        ],
    });

    [Fact]
    public void AttemptsOnAFixedServer() => Compare("attempts-fixed", Covered() with
    {
        Findings = [.. Enumerable.Range(1, 7).Select(i => Found.Attempt($"{i}c0000000000").At(Scene.Utc(2021, 3, 6, i)) with { Title = "Forged request to autodiscover" })],
        Fix = new FixState(true, Scene.Utc(2021, 3, 4, 18, 30), "setup log: KB5000871 installed 2021-03-04", null, false),
    });

    [Fact]
    public void LogsRolledOver() => Compare("logs-rolled-over", new Scene
    {
        Campaigns = [ProxyLogon],
        Observations =
        [
            Logs.Hourly("httpproxy/ecp", Scene.Utc(2021, 2, 7), Scene.End), Logs.Hourly("httpproxy/owa", Scene.Utc(2021, 2, 7), Scene.End, h => h.Day == 27),
            Logs.Daily("ecp-server", Scene.Utc(2021, 2, 7), Scene.End),
        ],
        Missing = [new MissingSource("iis-frontend", @"E:\IISLogs\W3SVC1", @"IIS logs are on E:\IISLogs\W3SVC1: add it to the command")],
    });

    [Fact]
    public void NothingFoundAndCovered() => Compare("covered", Covered());

    [Fact]
    public void FixedBeforeTheCampaign() => Compare("never-exposed", Covered() with
    {
        Campaigns = [ProxyLogon with { FirstKnownExploitation = new DateOnly(2021, 8, 1) }],
        Fix = new FixState(true, Scene.Utc(2021, 3, 4, 18, 30), "setup log: KB5000871 installed 2021-03-04", null, false),
    });

    /// <summary>Who did it, under which other heading the same doing stands, and what was taken away since; the tool's name is the attacker's and is cut.</summary>
    [Fact]
    public void ShellThatIsGone() => Compare("shell-gone", Covered() with
    {
        Findings =
        [
            Found.Success(Rung.Privilege, "3a1b2c3d4e5f").By("198.51.100.7", "python-requests/2.25.1", "/ecp/y.js") with { Title = "Administrator session opened through the forged route" },
            Found.Success(Rung.ShellUsed, "4a1b2c3d4e5f").At(Scene.Utc(2021, 3, 3, 5, 14)).By("198.51.100.7", new string('x', 79) + "\ud83d\ude00", "/aspnet_client/supp0rt.aspx") with { Title = "Web shell used", Campaign = null },
            Found.Success(Rung.WroteFile, "5a1b2c3d4e5f").At(Scene.Utc(2021, 3, 3, 5, 13)).By(null, null, @"C:\inetpub\wwwroot\aspnet_client\supp0rt.aspx") with { Title = "File written by resetting a virtual directory" },
            Found.Artefact(Rung.WroteFile, "6a1b2c3d4e5f", Confidence.Low).At(Scene.Utc(2021, 3, 5)) with
            {
                Subject = new FindingSubject { Target = @"C:\inetpub\wwwroot\aspnet_client\supp0rt.aspx", RemovedBy = "Microsoft Defender" },
            },
        ],
    });

    private static Scene Covered() => new()
    {
        Campaigns = [ProxyLogon],
        Observations = [Logs.Hourly("httpproxy/ecp", Begin, Scene.End), Logs.Hourly("httpproxy/owa", Begin, Scene.End), Logs.Hourly("iis-frontend", Scene.Utc(2021, 2, 1), Scene.End)],
    };

    private static void Compare(string name, Scene scene)
    {
        var verdict = scene.Verdict();
        var actual = string.Join('\n', [verdict.Reason, "", .. verdict.Explanation]) + "\n";
        var path = Repository.At("tests", "Breakwater.Judgement.Tests", "Golden", name + ".txt");
        if (Environment.GetEnvironmentVariable("BREAKWATER_ACCEPT") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
