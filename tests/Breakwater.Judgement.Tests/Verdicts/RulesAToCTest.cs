using Breakwater.Judgement.SoftwareExposure;
using Breakwater.Model;

namespace Breakwater.Judgement.Tests.Verdicts;

public sealed class RulesAToCTest
{
    [Theory]
    [InlineData(Outcome.Success, Rung.WroteFile, Confidence.High, VerdictState.Compromised)]
    [InlineData(Outcome.Artefact, Rung.WroteFile, Confidence.High, VerdictState.Compromised)]
    [InlineData(Outcome.Success, Rung.Privilege, Confidence.High, VerdictState.Compromised)]
    [InlineData(Outcome.Success, Rung.Impact, Confidence.High, VerdictState.Compromised)]
    [InlineData(Outcome.Success, Rung.Exploited, Confidence.High, VerdictState.Suspected)]
    [InlineData(Outcome.Success, Rung.WroteFile, Confidence.Medium, VerdictState.Suspected)]
    [InlineData(Outcome.Artefact, Rung.WroteFile, Confidence.Medium, VerdictState.Suspected)]
    [InlineData(Outcome.Artefact, Rung.Exploited, Confidence.High, VerdictState.Suspected)]
    [InlineData(Outcome.Attempt, Rung.WroteFile, Confidence.High, VerdictState.Targeted)]
    [InlineData(Outcome.Attempt, Rung.Exploited, Confidence.Medium, VerdictState.Targeted)]
    [InlineData(Outcome.Success, Rung.WroteFile, Confidence.Low, VerdictState.NotFound)]
    [InlineData(Outcome.Artefact, Rung.WroteFile, Confidence.Low, VerdictState.NotFound)]
    [InlineData(Outcome.Attempt, Rung.Exploited, Confidence.Low, VerdictState.NotFound)]
    [InlineData(Outcome.Probe, Rung.Probed, Confidence.High, VerdictState.NotFound)]
    public void OneFinding_Decides(Outcome outcome, Rung rung, Confidence confidence, VerdictState expected)
    {
        var finding = Found.Success(rung, confidence: confidence) with { Outcome = outcome };
        Assert.Equal(expected, (Scene.Covered with { Findings = [finding] }).Verdict().State);
    }

    [Fact]
    public void RuleWithoutOurBlock_ChangesNothing()
    {
        var finding = Found.Success(Rung.WroteFile) with { Rung = null, Outcome = null };
        var verdict = (Scene.Covered with { Findings = [finding] }).Verdict();
        Assert.Equal(VerdictState.NotFound, verdict.State);
        Assert.Empty(verdict.Findings);
    }

    [Fact]
    public void ProbesAndWeakFindings_AreCounted()
    {
        var verdict = (Scene.Covered with { Findings = [Found.Probe(), Found.Attempt("eeeeeeeeeeee", confidence: Confidence.Low), Found.Attempt()] }).Verdict();
        Assert.Contains("Not used: 1 probe and 1 finding of low confidence; such findings change no verdict.", verdict.Explanation);
        Assert.Equal(["cccccccccccc"], verdict.Findings);
    }

    /// <summary>IIS writes whole seconds and HttpProxy thousandths: one moment is no span.</summary>
    [Theory]
    [InlineData(300, "2 attempts at 2021-03-03T05:12:00Z: ")]
    [InlineData(1300, "2 attempts from 2021-03-03T05:12:00Z to 2021-03-03T05:12:01Z: ")]
    public void Attempts_TellTheirTime(int milliseconds, string told)
    {
        var later = Found.Attempt("2") with { Time = EvidenceTime.FromMilliseconds(Scene.Utc(2021, 3, 3, 5, 12).AddMilliseconds(milliseconds)) };
        var verdict = (Scene.Covered with { Findings = [Found.Attempt("1"), later] }).Verdict();
        Assert.Contains(verdict.Explanation, l => l.StartsWith(told, StringComparison.Ordinal));
    }

    /// <summary>Front end and proxy write a row each of one request; a third row is of another.</summary>
    [Fact]
    public void Attempts_CountRequestsAndTheLogsThatHaveThem()
    {
        var proxy = Found.Attempt("1") with { Subject = new FindingSubject { RequestId = "a" } };
        var frontEnd = proxy with { Id = "2", SourceId = "iis-frontend", Source = new FindingPosition("u_ex.log", 4) };
        Assert.Contains(Told(proxy, frontEnd), l => l.StartsWith("1 attempt at 2021-03-03T05:12:00Z: Attempt at Exploited (seen in 2 logs). ", StringComparison.Ordinal));
        Assert.Contains(Told(proxy, frontEnd, Found.Attempt("3")), l => l.StartsWith("2 attempts at 2021-03-03T05:12:00Z: Attempt at Exploited (2 times, seen in 2 logs). ", StringComparison.Ordinal));
    }

    [Fact]
    public void SelfTestOfTheServer_IsNoProbe()
    {
        var test = Found.Probe("1") with { Subject = new FindingSubject { RequestId = "a", IsOwn = true } };
        var proxy = Found.Probe("2") with { SourceId = "httpproxy/ecp", Subject = new FindingSubject { RequestId = "a" } };
        Assert.Contains("Not used: 1 self-test of the server; such findings change no verdict.", Told(test, proxy));
        Assert.Contains("Not used: 1 probe and 1 self-test of the server; such findings change no verdict.", Told(test, proxy, Found.Probe("3")));
    }

    /// <summary>Several events may have one innocent cause; a record that only an intruder leaves needs no such doubt.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void VerdictThatRestsOnAChain_NamesWhatElseItCanBe(bool besideAProof, bool isTold)
    {
        var chain = Found.Success(Rung.ShellUsed, "1") with { Events = ["2", "3"], Fields = new Dictionary<string, string> { [ChainFields.LooksAlike] = "A backup does it.", [ChainFields.NotExamined] = @"C:\PerfLogs\u.bat" } };
        var told = besideAProof ? Told(chain, Found.Success(Rung.WroteFile, "4")) : Told(chain);
        Assert.Equal(isTold, told.Any(l => l.StartsWith("Innocent explanations considered", StringComparison.Ordinal) && l.Contains("A backup does it.", StringComparison.Ordinal)));
        Assert.Equal(isTold, told.Any(l => l.StartsWith(@"Missing: C:\PerfLogs\u.bat, started according to these events, is not among", StringComparison.Ordinal)));
        Assert.Equal(isTold, !told[^1].Contains("nothing innocent explains", StringComparison.Ordinal));
    }

    [Fact]
    public void AddressOfABalancer_IsNotTheIntruders()
    {
        var finding = Found.Success(Rung.Exploited, "1").By("192.0.2.5", "curl/7.88");
        var scene = Scene.Covered with { Findings = [finding with { Subject = finding.Subject with { IsThroughBalancer = true } }] };
        Assert.Contains(scene.Verdict().Explanation, l => l.Contains("192.0.2.5 is the address of your load balancer or proxy", StringComparison.Ordinal) && l.EndsWith("its log for 2021-03-03T05:12:00Z.", StringComparison.Ordinal));
        Assert.Empty(Assert.Single(scene.Judge().Activities).Addresses);
        var plain = Scene.Covered with { Findings = [finding] };
        Assert.DoesNotContain(plain.Verdict().Explanation, l => l.Contains("balancer", StringComparison.Ordinal));
        Assert.Equal(["192.0.2.5"], Assert.Single(plain.Judge().Activities).Addresses);
    }

    private static IReadOnlyList<string> Told(params Finding[] findings) => (Scene.Covered with { Findings = findings }).Verdict().Explanation;

    [Fact]
    public void Rungs_SplitIntoReachedAndTried()
    {
        var verdict = (Scene.Covered with
        {
            Findings = [Found.Attempt("1", Rung.Exploited), Found.Success(Rung.Exploited, "2"), Found.Attempt("3", Rung.WroteFile), Found.Success(Rung.Privilege, "4")],
        }).Verdict();
        Assert.Equal([Rung.Exploited, Rung.Privilege], verdict.Rungs);
        Assert.Equal([Rung.WroteFile], verdict.AttemptedRungs);
    }

    [Fact]
    public void FirstAndLastSeen_SpanWhatCounts()
    {
        var verdict = (Scene.Covered with
        {
            Findings = [Found.Attempt("1").At(Scene.Utc(2021, 3, 4)), Found.Attempt("2").At(Scene.Utc(2021, 3, 2)), Found.Probe().At(Scene.Utc(2021, 3, 1))],
        }).Verdict();
        Assert.Equal("2021-03-02T00:00:00Z", verdict.FirstSeen.ToString());
        Assert.Equal("2021-03-04T00:00:00Z", verdict.LastSeen.ToString());
    }

    [Fact]
    public void SuccessOnAServerInstalledWithTheFix_Counts_AndSaysThatItDoesNotFit()
    {
        var fixedFromTheStart = new FixState(true, Scene.Utc(2021, 3, 1), "setup log: installed with KB5000871", Scene.Utc(2021, 3, 1), true);
        var verdict = (Scene.Covered with { Findings = [Found.Success(Rung.Exploited, "1")], Fix = fixedFromTheStart }).Verdict();
        Assert.Equal(VerdictState.Suspected, verdict.State);
        Assert.Contains("This does not fit: this server was installed with the fix", verdict.Reason, StringComparison.Ordinal);
        Assert.Contains(verdict.Explanation, e => e.StartsWith("This does not fit: ", StringComparison.Ordinal));
        Assert.DoesNotContain("does not fit", (Scene.Covered with { Findings = [Found.Attempt("1")], Fix = fixedFromTheStart }).Verdict().Reason, StringComparison.Ordinal);
    }

    /// <summary>A shell placed before the fix is used after it: that fits.</summary>
    [Theory]
    [InlineData(Rung.Exploited, 3, false)]
    [InlineData(Rung.Exploited, 6, true)]
    [InlineData(Rung.ShellUsed, 6, false)]
    public void SuccessAfterTheFix_DoesNotFit_WhereItNeedsTheHole(Rung rung, int day, bool contradicts)
    {
        var verdict = (Scene.Covered with { Findings = [Found.Success(rung, "1").At(Scene.Utc(2021, 3, day))], Fix = new FixState(true, Scene.Utc(2021, 3, 5), "setup log: KB5000871", null, false) }).Verdict();
        Assert.Equal(contradicts, verdict.Reason.Contains("This does not fit: the hole was closed (setup log: KB5000871), yet 1 shows a success from ", StringComparison.Ordinal));
    }

    [Fact]
    public void AttemptAfterTheFix_SaysAlreadyFixed()
    {
        var verdict = (Scene.Covered with { Findings = [Found.Attempt()], Fix = new FixState(true, Scene.Utc(2021, 3, 2), "setup log", null, false) }).Verdict();
        Assert.Equal(VerdictState.Targeted, verdict.State);
        Assert.Contains("already fixed at that time", verdict.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Coverage is incomplete", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AttemptBeforeTheFix_DoesNotSayAlreadyFixed()
    {
        var verdict = (Scene.Covered with { Findings = [Found.Attempt()], Fix = new FixState(true, Scene.Utc(2021, 3, 8), "setup log", null, false) }).Verdict();
        Assert.DoesNotContain("already fixed", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AttemptWithAHole_SaysCoverageIncomplete()
    {
        var verdict = (Scene.Covered with { Findings = [Found.Attempt()], Observations = [Logs.Daily("ecp-server", Scene.Start, Scene.End)] }).Verdict();
        Assert.Contains("Coverage is incomplete", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void FixOrNeverAffected_NeverLowersAFinding()
    {
        var scene = Scene.Covered with { Findings = [Found.Success(Rung.WroteFile)], NeverAffected = true, Fix = new FixState(true, Scene.Utc(2021, 1, 1), "x", null, true) };
        Assert.Equal(VerdictState.Compromised, scene.Verdict().State);
    }

    [Fact]
    public void RemovedShell_IsStillCompromised()
    {
        // The trace of use is all that is left; no file on disk.
        var scene = Scene.Covered with { Findings = [Found.Success(Rung.ShellUsed) with { SourceId = "iis-frontend" }], Observations = [.. Scene.Covered.Observations, Logs.State("web-files")] };
        Assert.Equal(VerdictState.Compromised, scene.Verdict().State);
    }

    [Fact]
    public void LoneScanner_IsNeverSuspected() =>
        Assert.Equal(VerdictState.CannotExclude, new Scene { Findings = [Found.Probe()] }.Verdict().State);
}
