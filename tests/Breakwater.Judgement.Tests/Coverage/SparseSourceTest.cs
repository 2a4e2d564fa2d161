using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.Judgement.Tests.Coverage;

public sealed class SparseSourceTest
{
    private static readonly Campaign ByEcpServer = Scene.Entry with { Stages = [new CampaignStage("write", "File written", Rung.WroteFile, true, ["ecp-server"])] };
    private static readonly SourceObservation Busy = Logs.Hourly("iis-frontend", Scene.Start, Scene.End);

    [Fact]
    public void FileOfEveryDay_CoversQuietHours() => Assert.Equal(VerdictState.NotFound, At(Logs.Daily("ecp-server", Scene.Start, Scene.End)).Verdict().State);

    [Fact]
    public void MissingDayWhileTheServerRan_IsAHole()
    {
        var verdict = At(Logs.Daily("ecp-server", Scene.Start, Scene.End, d => d.Day == 4)).Verdict();
        Assert.Equal(VerdictState.CannotExclude, verdict.State);
        Assert.Contains("ECP server lacks a file of its sequence (from 2021-03-04 to 2021-03-05)", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingDayWhileTheServerWasOff_IsNoHole()
    {
        var off = Logs.Hourly("iis-frontend", Scene.Start, Scene.End, h => h.Day == 4);
        Assert.Equal(VerdictState.NotFound, At(Logs.Daily("ecp-server", Scene.Start, Scene.End, d => d.Day == 4), off).Verdict().State);
    }

    [Fact]
    public void MissingDayThatNoDenseSourceSpans_IsAHole()
    {
        var late = Logs.Hourly("iis-frontend", Scene.Utc(2021, 3, 6), Scene.End);
        Assert.Equal(VerdictState.CannotExclude, At(Logs.Daily("ecp-server", Scene.Start, Scene.End, d => d.Day == 4), late).Verdict().State);
    }

    [Fact]
    public void BeforeTheFirstFile_NothingIsCovered() =>
        Assert.Equal(VerdictState.CannotExclude, At(Logs.Daily("ecp-server", Scene.Start.AddDays(1), Scene.End)).Verdict().State);

    [Fact]
    public void AfterTheLastFile_NothingIsCovered() =>
        Assert.Equal(VerdictState.CannotExclude, At(Logs.Daily("ecp-server", Scene.Start, Scene.End.AddDays(-1))).Verdict().State);

    [Fact]
    public void SecondInstanceWithoutTheFirst_IsAHole()
    {
        var days = Logs.Daily("ecp-server", Scene.Start, Scene.End);
        var lost = days with { Artefacts = [.. days.Artefacts.Select(a => a with { Path = a.Path.Replace("20210304-1", "20210304-2", StringComparison.Ordinal) })] };
        Assert.Equal(VerdictState.CannotExclude, At(lost).Verdict().State);
    }

    [Fact]
    public void NamesWithAProcessId_AreOneSequence()
    {
        var days = Logs.Daily("ecp-server", Scene.Start, Scene.End);
        var named = days with { Artefacts = [.. days.Artefacts.Select((a, i) => a with { Path = a.Path.Replace("ECPServer", $"ECPActivity_{4000 + i}_", StringComparison.Ordinal) })] };
        Assert.Equal(VerdictState.NotFound, At(named).Verdict().State);
    }

    [Fact]
    public void SecondarySeriesWithRests_IsNoHole()
    {
        var main = Logs.Daily("ecp-server", Scene.Start, Scene.End, prefix: "MSGTRK");
        var rare = Logs.Daily("ecp-server", Scene.Start, Scene.End, d => d.Day % 3 != 0, prefix: "MSGTRKMA");
        Assert.Equal(VerdictState.NotFound, At(main with { Artefacts = [.. main.Artefacts, .. rare.Artefacts] }).Verdict().State);
    }

    [Fact]
    public void SparseFileThatBreaksOff_IsAHoleUntilItsDayEnds()
    {
        var days = Logs.Daily("ecp-server", Scene.Start, Scene.End);
        var broken = days with { Artefacts = [.. days.Artefacts.Select((a, i) => i == 2 ? a with { Truncated = true } : a)] };
        Assert.Contains("has a file that breaks off (from 2021-03-03 09:00 UTC to 2021-03-04)", At(broken).Verdict().Reason, StringComparison.Ordinal);
    }

    private static Scene At(SourceObservation sparse, SourceObservation? dense = null) =>
        new() { Campaigns = [ByEcpServer], Observations = [sparse, dense ?? Busy, Logs.Hourly("iis-backend", Scene.End.AddHours(-1), Scene.End)] };
}
