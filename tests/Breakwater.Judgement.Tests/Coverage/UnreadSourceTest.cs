using Breakwater.Judgement.Coverage;
using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.Judgement.Tests.Coverage;

public sealed class UnreadSourceTest
{
    [Theory]
    [InlineData("C:/Program Files/Microsoft/Exchange Server/V15/Logging/HttpProxy/Ecp/HttpProxy_2021030305-1.LOG", "httpproxy/ecp")]
    [InlineData("D:/x/uploads/C%3A/inetpub/logs/LogFiles/W3SVC1/u_ex210303.log", "iis-frontend")]
    [InlineData("C:/inetpub/logs/LogFiles/W3SVC2/u_ex210303.log", "iis-backend")]
    [InlineData("C:/inetpub/logs/LogFiles/W3SVC1/u_ex210303.log.CRYPT", "iis-frontend")]
    [InlineData("C:/inetpub/logs/LogFiles/W3SVC1/u_ex210303.logs", "")]
    [InlineData("C:/Windows/System32/winevt/Logs/Security.evtx.CRYPT", "evtx/security")]
    [InlineData("C:/Windows/System32/winevt/Logs/Security.evtxx", "")]
    [InlineData("C:/Windows/System32/winevt/Logs/Security.evtx2.evtx.CRYPT", "evtx/security.evtx2")]
    [InlineData("C:/Windows/System32/winevt/Logs/.evtx", "")]
    [InlineData("C:/inetpub/logs/LogFiles/W3SVC1/u_ex210303.log.[a@mail.log.example].locked", "iis-frontend")]
    [InlineData("logs/u_ex210303.log", "iis-frontend,iis-backend")]
    [InlineData("C:/inetpub/logs/LogFiles/W3SVC7/u_ex210303.log", "iis-frontend,iis-backend")]
    [InlineData("x/Logging/ECP/Server/ECPServer20210303-1.LOG", "ecp-server")]
    [InlineData("x/OABGeneratorLog/oabgen20210303-1.LOG", "oabgenerator")]
    [InlineData("x/Logging/Ews/Ews_2021030305-1.LOG", "ews")]
    [InlineData("x/CmdletInfra/Powershell-Proxy/Cmdlet/Rps_Cmdlet_2021030305-1.LOG", "rps-cmdlet")]
    [InlineData("x/winevt/Logs/Application.evtx", "evtx/application")]
    [InlineData("x/OABGeneratorLog/readme.txt", "")]
    [InlineData("x/owa/auth/logon.aspx", "")]
    public void Path_TellsTheSource(string path, string expected) => Assert.Equal(expected, string.Join(',', UnreadSources.Of(path)));

    [Fact]
    public void UnreadableFileOfTheDecisiveSource_IsNeverNotFound()
    {
        var scene = Scene.Covered with
        {
            Observations = [Scene.Covered.Observations[0], Scene.Covered.Observations[2]],
            Unread = [new UnreadItem("C:/Logging/HttpProxy/Ecp/HttpProxy_2021030402-3.LOG", "EVID: encrypted", 10)],
        };
        var verdict = scene.Verdict();
        Assert.Equal(VerdictState.CannotExclude, verdict.State);
        Assert.Contains("has a file that could not be read (from 2021-03-04 02:00 UTC to 2021-03-04 03:00 UTC)", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void UnreadableFileWithoutADate_TakesTheWholeSource()
    {
        var scene = Scene.Covered with { Observations = [Scene.Covered.Observations[0], Scene.Covered.Observations[2]], Unread = [new UnreadItem("x/HttpProxy/Ecp/old.log", "encrypted", 10)] };
        Assert.Equal(0, scene.Verdict().Coverage.Fraction);
    }

    [Fact]
    public void FileThatBreaksOffBeforeItsFirstRecord_IsNeverNotFound()
    {
        const string path = "C:/Logging/HttpProxy/Ecp/HttpProxy_2021030402-3.LOG";
        var ecp = Scene.Covered.Observations[0];
        var scene = Scene.Covered with
        {
            Observations = [ecp with { Artefacts = [.. ecp.Artefacts, new ArtefactSpan(path, null, null, 0, 0, Truncated: true)] }, Scene.Covered.Observations[2]],
            Unread = [new UnreadItem(path, "input/output error", 10)],
        };
        Assert.Equal(VerdictState.CannotExclude, scene.Verdict().State);
    }

    [Fact]
    public void UnreadableFileOutsideTheWindow_ChangesNothing()
    {
        var scene = Scene.Covered with { Observations = [Scene.Covered.Observations[0], Scene.Covered.Observations[2]], Unread = [new UnreadItem("x/HttpProxy/Ecp/HttpProxy_2021020402-1.LOG", "encrypted", 10)] };
        Assert.Equal(VerdictState.NotFound, scene.Verdict().State);
    }

    [Fact]
    public void DetailOfAFileThatWasRead_IsNoHole()
    {
        var path = Scene.Covered.Observations[0].Artefacts[5].Path;
        var scene = Scene.Covered with { Observations = [Scene.Covered.Observations[0], Scene.Covered.Observations[2]], Unread = [new UnreadItem(path, "3 damaged lines", 90)] };
        Assert.Equal(VerdictState.NotFound, scene.Verdict().State);
    }

    [Fact]
    public void UnreadableCopyOfAFileThatWasRead_IsNoHole()
    {
        var scene = Scene.Covered with { Observations = [Scene.Covered.Observations[0], Scene.Covered.Observations[2]], Unread = [new UnreadItem("D:/copy/httpproxy/ecp/HTTPPROXY_2021030402-1.LOG", "encrypted", 10)] };
        Assert.Equal(VerdictState.NotFound, scene.Verdict().State);
    }

    /// <summary>A checksum whose ending nobody knows, beside the log that it is of; not one of a log in another folder, and not what stands beside an emptied log.</summary>
    [Theory]
    [InlineData("C:/Logging/httpproxy/ecp/HttpProxy_2021030402-1.LOG", VerdictState.NotFound)]
    [InlineData("c:/logging/httpproxy/ecp/httpproxy_2021030402-1.log", VerdictState.NotFound)]
    [InlineData("C:/Other/httpproxy/ecp/HttpProxy_2021030402-1.LOG", VerdictState.CannotExclude)]
    [InlineData("C:/Logging/httpproxy/ecp/emptied.LOG", VerdictState.CannotExclude)]
    public void FileBesideALogThatWasRead_IsNoHole(string log, VerdictState expected)
    {
        var ecp = Scene.Covered.Observations[0];
        var scene = Scene.Covered with
        {
            Observations = [ecp with { Artefacts = [.. ecp.Artefacts, new ArtefactSpan("C:/Logging/httpproxy/ecp/emptied.LOG", null, null, 0, 0, false)] }, Scene.Covered.Observations[2]],
            Unread = [new UnreadItem($"evidence/{log}.blake3", "EVID016", 64) { Log = log }],
        };
        Assert.Equal(expected, scene.Verdict().State);
    }

    [Fact]
    public void FileBesideALogThatWasRead_TakesNoOtherSource()
    {
        var iis = Logs.Single("iis-frontend", Scene.Start, Scene.End, "logs/u_ex210304.log");
        var campaign = Scene.Entry with { Stages = [new CampaignStage("ssrf", "Forged back-end request", Rung.Exploited, true, ["iis-backend"])] };
        var scene = Scene.Covered with
        {
            Campaigns = [campaign],
            Observations = [iis, Logs.Hourly("iis-backend", Scene.Start, Scene.End)],
            Unread = [new UnreadItem("evidence/logs/u_ex210304.log.blake3", "EVID016", 64) { Log = "logs/u_ex210304.log" }],
        };
        Assert.Equal(VerdictState.NotFound, scene.Verdict().State);
        Assert.Equal(VerdictState.CannotExclude, (scene with { Unread = [scene.Unread[0] with { Log = "logs/u_ex210305.log" }] }).Verdict().State);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void SourceWithoutRecords_SaysWhetherAFileWasRead(bool wasRead, bool othersHaveTimes)
    {
        var emptied = new SourceObservation { Source = "httpproxy/ecp", Hours = [], Artefacts = [new ArtefactSpan("C:/Logging/HttpProxy/Ecp/HttpProxy_2021030402-1.LOG", null, null, 0, 0, false)] };
        var scene = Scene.Covered with
        {
            Observations = [.. wasRead ? [emptied] : Array.Empty<SourceObservation>(), .. othersHaveTimes ? [Scene.Covered.Observations[2]] : Array.Empty<SourceObservation>()],
            Unread = [new UnreadItem("C:/Logging/HttpProxy/Ecp/HttpProxy_2021030403-1.LOG", "encrypted", 10)],
        };
        var hole = scene.Verdict().Coverage.Missing[0];
        Assert.Contains(wasRead ? "HttpProxy Ecp has no records of this time (" : "HttpProxy Ecp has no file that could be read (", hole, StringComparison.Ordinal);
        Assert.Equal(wasRead, hole.Contains("it has a file that could not be read (from 2021-03-04 03:00 UTC to 2021-03-04 04:00 UTC)", StringComparison.Ordinal));
    }
}
