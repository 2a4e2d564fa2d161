using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.Judgement.Tests.Coverage;

/// <summary>A log that somebody emptied shows nothing of the time before, whatever its hours say.</summary>
public sealed class ClearedLogTest
{
    private const string Security = "evtx/security";
    private static readonly Campaign BySecurity = Scene.Entry with { Stages = [new CampaignStage("write", "File written", Rung.WroteFile, true, [Security])] };
    private static readonly DateTime Cleared = Scene.Utc(2021, 3, 4).AddHours(1.6);

    [Fact]
    public void EmptiedLog_CoversOnlyFromThen()
    {
        var verdict = Judged(Emptied).Verdict();
        Assert.Contains("Event log security was cleared at 2021-03-04T01:36:00Z and shows nothing of before (from 2021-03-01 to 2021-03-04 01:36 UTC)", verdict.Reason, StringComparison.Ordinal);
        Assert.Equal((Scene.End - Cleared) / (Scene.End - Scene.Start), verdict.Coverage.Fraction, 2);
    }

    [Fact]
    public void EmptiedLog_IsAWarning() =>
        Assert.Contains(Judged(Emptied).Judge().Warnings, w => w.StartsWith("JUDG009 evtx/security: cleared at 2021-03-04T01:36:00Z", StringComparison.Ordinal));

    [Fact]
    public void CopyFromBefore_LeavesAHoleBetween() => Assert.Contains(
        "was cleared at 2021-03-04T01:36:00Z and shows nothing of before (from 2021-03-03 to 2021-03-04 01:36 UTC)",
        Judged(Emptied, Of("old.evtx", Scene.Start, Scene.Utc(2021, 3, 3), null)).Verdict().Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void LogThatWasNotEmptied_HasNoHole(bool besideTheEmptied)
    {
        var whole = Of("collector.evtx", Scene.Start, Scene.End, null);
        var result = Judged(besideTheEmptied ? [Emptied, whole] : [whole]);
        Assert.Equal(VerdictState.NotFound, result.Verdict().State);
    }

    private static SourceObservation Emptied => Of("Security.evtx", Cleared, Scene.End, EvidenceTime.FromSeconds(Cleared));

    private static SourceObservation Of(string name, DateTime from, DateTime to, EvidenceTime? cleared)
    {
        var log = Logs.Single(Security, from, to, "C:/Logs/" + name);
        return log with { Artefacts = [log.Artefacts[0] with { Cleared = cleared }] };
    }

    private static Scene Judged(params SourceObservation[] logs) =>
        new() { Campaigns = [BySecurity], Observations = [Logs.Hourly("iis-frontend", Scene.Start, Scene.End), .. logs] };
}
