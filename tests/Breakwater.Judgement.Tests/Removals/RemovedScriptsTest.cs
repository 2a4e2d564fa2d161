using Breakwater.Judgement.Removals;
using Breakwater.Model;

namespace Breakwater.Judgement.Tests.Removals;

public sealed class RemovedScriptsTest
{
    private const string Shell = "/aspnet_client/supp0rt.aspx";
    private const string OtherPage = "C:/inetpub/wwwroot/iisstart.aspx";

    private static Finding Used => Found.Success(Rung.ShellUsed).By("198.51.100.7", "python", Shell);

    private static Finding Answered(Finding finding, string status) => finding with { Fields = new Dictionary<string, string> { ["sc-status"] = status } };

    private static Finding TakenAway(string by) => Found.Artefact(Rung.WroteFile, confidence: Confidence.Low) with
    {
        Subject = new FindingSubject { Target = @"C:\inetpub\wwwroot\aspnet_client\SUPP0RT.aspx", RemovedBy = by },
    };

    [Fact]
    public void UsedScriptMissingFromItsSite_IsGone_RemoverNotShown()
    {
        var removed = Assert.Single(RemovedScripts.Of([Used], [OtherPage], [], Scene.End));
        Assert.Equal(Shell, removed.Path);
        Assert.Equal("nothing shows who removed it", removed.Remover);
        Assert.Equal(Confidence.Low, removed.Confidence);
        Assert.Equal(Used.Time, removed.LastSeen);
    }

    /// <summary>The server's answer needs no files: but only the last answer counts, to the same address, and nothing that lies in the evidence is gone.</summary>
    [Fact]
    public void ScriptOfWhichTheServerSaysThatItIsNotThere_IsGone()
    {
        var used = Answered(Used, "200");
        var missed = Answered(Found.Probe("p").At(used.Time!.Value.Utc.AddDays(3)).By("198.51.100.7", "python", Shell), "404");
        var removed = Assert.Single(RemovedScripts.Of([used, missed, missed with { Id = "q", Time = EvidenceTime.FromSeconds(missed.Time!.Value.Utc.AddHours(1)) }], [], [], Scene.End));
        Assert.Equal($"nothing shows who removed it; the server answered first at {missed.Time!.Value.WholeSecond} that it is not there", removed.Remover);
        Assert.Equal(used.Time, removed.LastSeen);
        Assert.Equal([used.Id, "p"], removed.Findings);

        Assert.Empty(RemovedScripts.Of([used, missed], ["C:/inetpub/wwwroot/aspnet_client/supp0rt.aspx"], [], Scene.End));
        Assert.Empty(RemovedScripts.Of([used, Answered(missed, "403")], [], [], Scene.End));
        Assert.Empty(RemovedScripts.Of([missed with { Time = EvidenceTime.FromSeconds(used.Time!.Value.Utc.AddDays(-1)) }, used], [], [], Scene.End));
        Assert.Empty(RemovedScripts.Of([used, missed with { Subject = missed.Subject with { Target = "/owa/aspnet_client/supp0rt.aspx" } }], [], [], Scene.End));
    }

    [Fact]
    public void ScriptThatIsStillThere_IsNotGone() =>
        Assert.Empty(RemovedScripts.Of([Used], ["D:/inetpub/wwwroot/aspnet_client/supp0rt.aspx"], [], Scene.End));

    [Fact]
    public void SiteThatWasNotHandedIn_SaysNothing() =>
        Assert.Empty(RemovedScripts.Of([Used], ["C:/Program Files/Microsoft/Exchange Server/V15/FrontEnd/HttpProxy/owa/auth/logon.aspx"], [], Scene.End));

    [Fact]
    public void TraceOfRemoval_NamesRemover_AlsoWithoutTheSitesFiles()
    {
        var removed = Assert.Single(RemovedScripts.Of([Used, TakenAway("Microsoft Defender")], [], [], Scene.End));
        Assert.Equal(@"C:\inetpub\wwwroot\aspnet_client\SUPP0RT.aspx", removed.Path);
        Assert.StartsWith("Microsoft Defender at ", removed.Remover, StringComparison.Ordinal);
        Assert.Equal(Confidence.Medium, removed.Confidence);
        Assert.Equal(2, removed.Findings.Count);
    }

    [Theory]
    [InlineData(@"D:\a\x.aspx", @"D:\a\x.aspx", @"\\localhost\D$\longer\a\x.aspx", "/a/x.aspx?cmd=1")]
    [InlineData(@"\\localhost\D$\a\x.aspx", "/longer/than/the/share/a/x.aspx", @"\\localhost\D$\a\x.aspx")]
    [InlineData("/owa/auth/x.aspx", "/owa/auth/x.aspx?a=b", "auth/x.aspx")]
    public void FullestPath_PrefersTheFileThenTheShareThenTheAddress(string expected, params string[] places) => Assert.Equal(expected, FullestPath.Among(places));

    [Fact]
    public void TwoFilesOfOneNameInFoldersOfOneName_AreTwo_AndOnlyTheOneThatIsNotThereIsGone()
    {
        var first = TakenAway("Microsoft Defender") with { Id = "1", Confidence = Confidence.High };
        var second = first with { Id = "2", Subject = first.Subject with { Target = @"D:\intranet\aspnet_client\supp0rt.aspx" } };
        Assert.Equal(
            [@"C:\inetpub\wwwroot\aspnet_client\SUPP0RT.aspx", @"D:\intranet\aspnet_client\supp0rt.aspx"],
            RemovedScripts.Of([first, second], [OtherPage], [], Scene.End).Select(r => r.Path).Order(StringComparer.Ordinal));
        Assert.Equal(@"D:\intranet\aspnet_client\supp0rt.aspx", Assert.Single(RemovedScripts.Of([first, second], ["C:/inetpub/wwwroot/aspnet_client/supp0rt.aspx"], [], Scene.End)).Path);
    }

    [Fact]
    public void AddressBelongsToTheFileOfItsSite()
    {
        var inSite = TakenAway("Microsoft Defender") with { Id = "1", Confidence = Confidence.High };
        var elsewhere = inSite with { Id = "2", Subject = inSite.Subject with { Target = @"\\EX1\D$\intranet\aspnet_client\supp0rt.aspx" } };
        var removed = RemovedScripts.Of([Used, inSite, elsewhere], [OtherPage], [], Scene.End);
        Assert.Contains(Used.Id, removed.Single(r => r.Path.StartsWith("C:", StringComparison.Ordinal)).Findings);
        Assert.DoesNotContain(Used.Id, removed.Single(r => r.Path.StartsWith(@"\\", StringComparison.Ordinal)).Findings);
    }

    /// <summary>A server can be told to run pictures. Collectors often leave them out, so one that is missing tells only where others of its site are there.</summary>
    [Theory]
    [InlineData("C:/inetpub/wwwroot/aspnet_client/img/line.gif", true)]
    [InlineData("C:/inetpub/wwwroot/aspnet_client/img/logo.gif", false)]
    [InlineData("C:/ftp/logo.gif", false)]
    public void PictureThatWasUsedAsAScriptAndIsMissing_IsGone(string picture, bool isGone)
    {
        var used = Found.Success(Rung.ShellUsed).By("198.51.100.7", "python", "/aspnet_client/img/logo.gif") with { SourceId = SourceCatalogue.IisFrontEnd };
        Assert.Equal(isGone ? ["/aspnet_client/img/logo.gif"] : [], RemovedScripts.Of([used], [OtherPage], [picture], Scene.End).Select(r => r.Path));
    }

    [Fact]
    public void RemovalOfAScriptThatNoTraceShows_IsNothing() => Assert.Empty(RemovedScripts.Of([TakenAway("a person or script (explorer.exe)")], [OtherPage], [], Scene.End));

    [Fact]
    public void AttemptToReachAScript_IsNoScript() => Assert.Empty(RemovedScripts.Of([Found.Attempt().By(null, null, Shell)], [OtherPage], [], Scene.End));

    [Theory]
    [InlineData(2021, 4, 8, false)]
    [InlineData(2021, 4, 20, true)]
    public void CourtOrder_IsNamedOnlyWhereItCouldHaveRemovedIt(int year, int month, int day, bool named)
    {
        var removed = Assert.Single(RemovedScripts.Of([Used], [OtherPage], [], Scene.Utc(year, month, day)));
        Assert.Equal(named, removed.Remover.Contains("court", StringComparison.Ordinal));
    }

    [Fact]
    public void Verdict_StaysCompromised()
    {
        var result = (Scene.Covered with { Findings = [Used, TakenAway("Microsoft Defender")] }).Judge();
        Assert.Equal(VerdictState.Compromised, result.Verdict.Overall);
        Assert.Single(result.Removed);
    }
}
