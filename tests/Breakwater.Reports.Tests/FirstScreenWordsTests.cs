using Breakwater.Model;
using Breakwater.Reports.Html;
using Breakwater.Reports.Story;

namespace Breakwater.Reports.Tests;

/// <summary>What a reader who is no specialist stumbled over, or would have had to guess.</summary>
public sealed class FirstScreenWordsTests
{
    [Theory]
    [InlineData(10, false)]
    [InlineData(178, true)]
    public void OldEvidence_SaysNothingOfToday(int days, bool isTold)
    {
        var assessment = Samples.Clean with { AssessedAt = Samples.Clean.Collected!.Time.AddDays(days) };
        Assert.Equal(isTold, Unseen.Of(assessment).Any(u => u.EndsWith($"the evidence is {days} days old.", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void SeveralIntruders_AreCounted(int activities, bool isTold)
    {
        var one = Samples.Compromised.Activities[0];
        var assessment = Samples.Compromised with { Activities = [.. Enumerable.Repeat(one, activities)] };
        Assert.Equal(isTold, Happenings.Of(assessment).Any(h => h.Contains("At least 2 separate intruders.", StringComparison.Ordinal)));
    }

    [Fact]
    public void AccountUsed_IsNamed()
    {
        var activity = Samples.Compromised.Activities[0] with { Accounts = [@"CONTOSO\h.huber"] };
        Assert.Contains(Happenings.Of(Samples.Compromised with { Activities = [activity] }), h => h.Contains(@"Account used: CONTOSO\h.huber.", StringComparison.Ordinal));
        Assert.DoesNotContain(Happenings.Of(Samples.Compromised with { Activities = [activity with { Accounts = [] }] }), h => h.Contains("Account used", StringComparison.Ordinal));
    }

    /// <summary>Ordinary administration beside "nothing found" frightens; what a verdict rests on is never left out.</summary>
    [Theory]
    [InlineData(Confidence.Low, false, false)]
    [InlineData(Confidence.Low, true, true)]
    [InlineData(Confidence.Medium, false, true)]
    public void Timeline_LeavesOutWhatCountsForNothing(Confidence confidence, bool isCounted, bool isShown)
    {
        var finding = Samples.Compromised.Findings.First(f => f is { Time: not null, Outcome: Outcome.Success }) with { Id = "ffffffffffff", Title = "Mailbox export ordered", Confidence = confidence };
        var campaigns = Samples.Compromised.Verdict.Campaigns.Select(c => c with { Findings = isCounted ? [finding.Id] : [] });
        var assessment = Samples.Compromised with { Findings = [finding], Verdict = Samples.Compromised.Verdict with { Campaigns = [.. campaigns] } };
        Assert.Equal(isShown, TimelineEntry.Of(assessment).Any(e => e.Title == finding.Title));
    }

    [Theory]
    [InlineData(MitigationState.PresentNotEffective, true)]
    [InlineData(MitigationState.Effective, false)]
    public void BlockThatDoesNotWork_IsToldWithTheSoftware(MitigationState state, bool isTold)
    {
        var assessment = Samples.Clean with { Mitigations = [new MitigationStatus("MIT-X", state, "an earlier rule ends the processing", "")] };
        Assert.Equal(isTold, Narrative.Of(assessment).Exposure.Contains("is in place and does not work.", StringComparison.Ordinal));
    }

    [Fact]
    public void CampaignsThatWereCovered_AreToldFromThoseThatCouldNotWork()
    {
        var never = Samples.Clean.Verdict.Campaigns[0] with { State = VerdictState.NotFound, Window = null, LeavesTraces = true, NeedsHole = true };
        var covered = never with { Window = new TimeRange(new DateTime(2021, 3, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2021, 3, 2, 0, 0, 0, DateTimeKind.Utc)) };
        string Sure(params CampaignVerdict[] campaigns) => Happenings.HowSure(Samples.Clean with { Verdict = new Verdict { Overall = VerdictState.NotFound, Campaigns = campaigns } });
        Assert.EndsWith("none could work on this server at any time.", Sure(never, never), StringComparison.Ordinal);
        Assert.EndsWith("each would show in the logs, which cover the whole time at risk.", Sure(covered), StringComparison.Ordinal);
        Assert.Contains("1 could not work on this server at any time, and 2 would show in the logs", Sure(never, covered, covered), StringComparison.Ordinal);
    }
}
