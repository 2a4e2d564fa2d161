using Breakwater.Model;
using Breakwater.Reports.Console;
using Breakwater.Reports.Story;
using Spectre.Console;

namespace Breakwater.Reports.Tests;

public sealed class ConsoleReportTests
{
    [Fact]
    public void FirstScreen_FitsOn80By24WhateverTheEvidenceSays()
    {
        foreach (var assessment in Samples.All.Select(s => s.Assessment).Concat(Enumerable.Range(0, 200).Select(seed => HostileAssessment.Of(seed))))
        {
            var lines = ConsoleText.Of(assessment, new ConsoleReportOptions { ReportPath = new string('x', 300) }).TrimEnd('\n').Split('\n');
            Assert.InRange(lines.Length, 10, 23);
            Assert.All(lines, line => Assert.True(line.GetCellWidth() <= 80, line));
        }
    }

    [Fact]
    public void HostileText_ReachesTheTerminalWithoutControlCharacters()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var text = ConsoleText.Of(HostileAssessment.Of(seed), new ConsoleReportOptions { Verbose = true, Explain = true });
            Assert.DoesNotContain(text, unit => char.IsControl(unit) && unit != '\n');
            Assert.DoesNotContain(text, unit => unit is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200B' or '\uFEFF' or '\u2028');
        }
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void AttemptsWithGaps_AreNotSaidToHaveFailedForSure(bool isCovered, bool hasDoubt)
    {
        var campaign = Samples.Compromised.Verdict.Campaigns[0] with { State = VerdictState.Targeted, Reason = "Attempts.", Coverage = new CampaignCoverage(isCovered ? 1 : 0.02, isCovered, []) };
        var text = ConsoleText.Of(Samples.Compromised with { Verdict = new Verdict { Overall = VerdictState.Targeted, Campaigns = [campaign] } }, ConsoleReportOptions.Brief);
        Assert.Contains("Very sure that attacks were tried", text, StringComparison.Ordinal);
        Assert.Equal(hasDoubt, text.Contains("not sure that none worked", StringComparison.Ordinal));
    }

    /// <summary>What was seen may be beyond doubt and the break-in is not.</summary>
    [Fact]
    public void SuspectedBreakIn_IsNotSaidToBeSure()
    {
        var campaign = Samples.Compromised.Verdict.Campaigns[0] with { State = VerdictState.Suspected, Confidence = Confidence.High };
        var text = ConsoleText.Of(Samples.Compromised with { Verdict = new Verdict { Overall = VerdictState.Suspected, Campaigns = [campaign] } }, ConsoleReportOptions.Brief);
        Assert.Contains("Likely, not proven (high confidence in what was seen", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Very sure", text, StringComparison.Ordinal);
    }

    /// <summary>An intruder proven by one trace, and disks encrypted by whoever it was.</summary>
    [Theory]
    [InlineData(VerdictState.Suspected, Rung.Impact, true)]
    [InlineData(VerdictState.Suspected, Rung.ShellUsed, false)]
    [InlineData(VerdictState.Targeted, Rung.Impact, false)]
    public void StepsThatAreOnlySuspected_AreToldBesideThoseProven(VerdictState state, Rung rung, bool isTold)
    {
        var proven = Samples.Compromised.Verdict.Campaigns[0] with { Ladder = [new RungStep(Rung.Impact, RungReach.Unknown)] };
        var other = proven with { Id = "unattributed", Name = "Not attributed", State = state, Rungs = [rung] };
        var assessment = Samples.Compromised with { Verdict = new Verdict { Overall = VerdictState.Compromised, Campaigns = [proven, other] } };
        Assert.Equal(isTold, Happenings.Of(assessment).Any(h => h.StartsWith("Likely, not proven: ", StringComparison.Ordinal) && h.EndsWith("somebody also damaged or encrypted systems.", StringComparison.Ordinal)));
        Assert.Equal(!isTold, Unseen.Of(assessment).Any(u => u.Contains("may have happened unseen", StringComparison.Ordinal) && u.Contains("encrypting systems", StringComparison.Ordinal)));
    }

    /// <summary>Scanners knock on every server: their days are not the intruder's.</summary>
    [Theory]
    [InlineData(Outcome.Attempt, false)]
    [InlineData(Outcome.Success, true)]
    public void DaysOfTheBreakIn_AreThoseOfItsSuccesses(Outcome earlier, bool isTold)
    {
        var campaign = Samples.Compromised.Verdict.Campaigns[0];
        var before = Samples.Compromised.Findings.First(f => f.Time is not null) with { Id = "0123456789ab", Outcome = earlier, Time = EvidenceTime.FromSeconds(new DateTime(2021, 1, 9, 4, 0, 0, DateTimeKind.Utc)) };
        var assessment = Samples.Compromised with
        {
            Findings = [before, .. Samples.Compromised.Findings],
            Verdict = new Verdict { Overall = VerdictState.Compromised, Campaigns = [campaign with { FirstSeen = before.Time, Findings = [before.Id, .. campaign.Findings] }] },
        };
        Assert.Equal(isTold, Happenings.Of(assessment)[0].Contains("9 January", StringComparison.Ordinal));
    }

    /// <summary>Logs that begin in the hour in which the server was installed lack nothing before it.</summary>
    [Theory]
    [InlineData(0, null)]
    [InlineData(9, "Anything before 12:00 UTC on ")]
    [InlineData(20 * 24, "the time at risk began on ")]
    public void TimeBeforeTheLogs_IsTold(int hoursEarlier, string? told)
    {
        var noon = new DateTime(2021, 2, 16, 12, 0, 0, DateTimeKind.Utc);
        var coverage = Samples.CannotExclude.Coverage.Select(c => c with { First = EvidenceTime.FromSeconds(noon) });
        var campaigns = Samples.CannotExclude.Verdict.Campaigns.Select(c => c.Window is { } window ? c with { Window = window with { From = noon.AddHours(-hoursEarlier) } } : c);
        // Lines are broken to the console's width.
        var text = string.Join(' ', ConsoleText.Of(Samples.CannotExclude with { Coverage = [.. coverage], Verdict = Samples.CannotExclude.Verdict with { Campaigns = [.. campaigns] } }, ConsoleReportOptions.Brief).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(told is not null, text.Contains("no log reaches back further", StringComparison.Ordinal));
        Assert.Contains(told ?? "", text, StringComparison.Ordinal);
    }

    [Fact]
    public void CampaignWhoseHoleWasNeverOpen_IsOneLineOfTheExplanation()
    {
        var campaign = Samples.Compromised.Verdict.Campaigns[0] with { Id = "later", Name = "Later", State = VerdictState.NotFound, Window = null, Reason = "It began afterwards.", Explanation = ["A step."], Findings = [] };
        CampaignVerdict[] campaigns =
        [
            campaign with { Id = "a", Name = "A", Reason = "Nothing was found: it began afterwards (1)." }, campaign with { Id = "b", Name = "B", Reason = "Nothing was found: it began afterwards (1)." },
            campaign with { Id = "c", Name = "C", Reason = "Nothing was found: it began afterwards (2)." }, campaign,
        ];
        var text = ConsoleText.Of(Samples.Compromised with { Verdict = new Verdict { Overall = VerdictState.NotFound, Campaigns = campaigns } }, new ConsoleReportOptions { Explain = true });
        Assert.Contains("Never open here\n  = not-found, high confidence. Nothing was found:\n  - A (a), B (b): it began afterwards (1).\n  - C (c): it began afterwards (2).\n  = not-found, high confidence. It began afterwards.\n  - Later (later)\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("A step.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(300)]
    public void AnyWidth_Works(int width) => Assert.NotEmpty(ConsoleText.Of(Samples.Compromised, new ConsoleReportOptions { Verbose = true, Explain = true }, width));

    [Fact]
    public void Verdict_ComesFirstAndIsFollowedByWhatToDo()
    {
        var lines = ConsoleText.Of(Samples.Compromised, ConsoleReportOptions.Brief).Split('\n');
        Assert.StartsWith("COMPROMISED", lines[2], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains("1. Keep the evidence", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("Updates alone", StringComparison.Ordinal));
    }

    [Fact]
    public void Verbose_ListsWhatWasNotReadAndEveryFinding()
    {
        var text = ConsoleText.Of(Samples.Compromised, new ConsoleReportOptions { Verbose = true });
        Assert.Contains("pagefile.sys", text, StringComparison.Ordinal);
        Assert.All(Samples.Compromised.Findings, f => Assert.Contains(f.Id, text, StringComparison.Ordinal));
    }

    [Fact]
    public void ManyFindings_AreCutAndCounted()
    {
        var many = Samples.Compromised with { Findings = [.. Enumerable.Range(0, 1234).Select(i => Samples.Compromised.Findings[1] with { Id = $"{i:x12}" })] };
        Assert.Contains("and 1,134 more in assessment.json", ConsoleText.Of(many, new ConsoleReportOptions { Verbose = true }), StringComparison.Ordinal);
    }

    [Fact]
    public void NotFound_IsNeverSaidWithoutItsCoverage()
    {
        Assert.Contains("the evidence is sufficient", string.Join(' ', ConsoleText.Of(Samples.Clean, ConsoleReportOptions.Brief).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("33 % of the time at risk is covered", ConsoleText.Of(Samples.CannotExclude, ConsoleReportOptions.Brief), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0 % of the time at risk")]
    [InlineData(0.006, "Less than 1 % of the time at risk")]
    [InlineData(0.999, "99 % of the time at risk")]
    public void LittleCoverage_IsNotCalledNone(double fraction, string expected)
    {
        var verdict = Samples.CannotExclude.Verdict;
        var text = ConsoleText.Of(Samples.CannotExclude with { Verdict = verdict with { Campaigns = [.. verdict.Campaigns.Select(c => c with { Coverage = c.Coverage with { Fraction = fraction } })] } }, ConsoleReportOptions.Brief);
        Assert.Contains(" " + expected, text, StringComparison.Ordinal);
    }

    /// <summary>Attempts to get in of an intruder who did more are no doubt that he got in.</summary>
    [Theory]
    [InlineData(Rung.Exploited, false)]
    [InlineData(Rung.Credentials, true)]
    public void WhatWasTried_IsSaidWhereItWentBeyondWhatWorked(Rung attempted, bool isSaid)
    {
        var verdict = Samples.Compromised.Verdict;
        var narrative = Narrative.Of(Samples.Compromised with { Verdict = verdict with { Campaigns = [.. verdict.Campaigns.Select(c => c with { AttemptedRungs = [attempted], Rungs = [Rung.ShellUsed] })] } });
        Assert.Equal(isSaid, narrative.WhatHappened.Any(s => s.StartsWith("Tried,", StringComparison.Ordinal)));
    }

    /// <summary>A verdict for a moment before the findings is none about them; what a file on disk shows is judged whatever its time.</summary>
    [Theory]
    [InlineData(1, "iis-frontend", true)]
    [InlineData(-1, "iis-frontend", false)]
    [InlineData(1, "web-files", false)]
    public void NotFound_IsNotSureWhereFindingsWereNotJudged(int minutesLater, string source, bool isOpen)
    {
        var finding = Samples.Compromised.Findings[1] with { Time = EvidenceTime.FromSeconds(Samples.Clean.AssessedAt.AddMinutes(minutesLater)), SourceId = source };
        var text = string.Join(' ', ConsoleText.Of(Samples.Clean with { Findings = [finding] }, ConsoleReportOptions.Brief).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(isOpen, text.Contains("found up to 1 September 2026, 08:30 UTC. 1 finding lies after that and was not judged.", StringComparison.Ordinal));
        Assert.Equal(!isOpen, text.Contains("the evidence is sufficient", StringComparison.Ordinal));
    }

    [Fact]
    public void Explain_PrintsTheChainOfReasons()
    {
        var text = ConsoleText.Of(Samples.Compromised, new ConsoleReportOptions { Explain = true });
        var places = Samples.Compromised.Verdict.Campaigns[0].Explanation.Select(reason => text.IndexOf(reason[..30], StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }
}
