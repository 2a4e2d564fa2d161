using Breakwater.Knowledge.Mitigations;
using Breakwater.Model;

namespace Breakwater.Judgement.Tests.Actions;

public sealed class PlaybookTest
{
    private static readonly string[] FixedOrder =
    [
        "preserve", "isolate", "mitigate", "close-gap", "explain", "fix", "prove-fix", "decide", "lock-accounts", "rotate-server", "rotate-administrators", "rotate-directory", "mailboxes",
        "search-further", "rebuild", "report", "confirm", "harden", "check-again", "stay-current", "replace",
    ];

    private static readonly Exposure Patched = new() { State = ExposureState.Patched, Supported = true, BuildMeaning = "Current." };

    [Fact]
    public void Compromised_HasTheWholePlaybook() => Assert.Equal(
        ["preserve", "isolate", "fix", "prove-fix", "decide", "rotate-server", "rotate-administrators", "rebuild", "report", "harden", "check-again"],
        Ids(Scene.Covered with { Findings = [Found.Success(Rung.WroteFile, "1"), Found.Success(Rung.ShellUsed, "2")] }));

    [Fact]
    public void CleanAndPatched_IsShort() => Assert.Equal(["stay-current"], Ids(Scene.Covered with { Exposure = Patched }));

    [Fact]
    public void CleanAndVulnerable_MitigatesAndFixes() => Assert.Equal(
        ["preserve", "mitigate", "fix", "prove-fix", "harden", "check-again"], Ids(Scene.Covered));

    [Fact]
    public void CannotExclude_AsksForTheMissingLogs() => Assert.Contains("close-gap", Ids(new Scene { Exposure = Patched }));

    /// <summary>A product's module or an intruder's: the verdict leaves it open, so somebody has to say.</summary>
    [Fact]
    public void WhatNobodyShips_IsToBeExplained()
    {
        var lead = Found.Success(Rung.Persistence) with { Outcome = Outcome.Artefact, Confidence = Confidence.Low, Time = null, Title = "A foreign module" };
        var actions = (Scene.Covered with { Exposure = Patched, Findings = [lead] }).Judge().Actions;
        Assert.Equal(["explain", "stay-current"], actions.Select(a => a.Id));
        Assert.Contains("A foreign module", actions[0].How[0], StringComparison.Ordinal);
        Assert.DoesNotContain("explain", Ids(Scene.Covered with { Findings = [lead, Found.Success(Rung.WroteFile, "1")] }));
    }

    /// <summary>An account under which the intruder succeeded is locked; through a hole that acts in anybody's name it says nothing of its password.</summary>
    [Fact]
    public void AccountUsed_IsLocked()
    {
        var found = Found.Success(Rung.MailTaken) with { Campaign = "other", Subject = new FindingSubject { User = @"CONTOSO\h.huber" } };
        var scene = Scene.Covered with { Campaigns = [Scene.Entry with { ActsAsAnybody = true }, Scene.Entry with { Id = "other", Name = "Other" }], Findings = [found] };
        Assert.Contains(@"CONTOSO\h.huber", scene.Judge().Actions.Single(a => a.Id == "lock-accounts").Why, StringComparison.Ordinal);
        Assert.DoesNotContain("lock-accounts", Ids(scene with { Findings = [found with { Campaign = "proxylogon" }] }));
        Assert.DoesNotContain("lock-accounts", Ids(scene with { Findings = [found with { Subject = new FindingSubject { User = @"CONTOSO\EXCH01$" } }] }));
        Assert.DoesNotContain("lock-accounts", Ids(scene with { Findings = [Found.Success(Rung.MailTaken), Found.Attempt() with { Subject = found.Subject }] }));
    }

    [Fact]
    public void RungReached_DecidesWhatIsRotated()
    {
        Assert.DoesNotContain("rotate-directory", Ids(Scene.Covered with { Findings = [Found.Success(Rung.Credentials)] }));
        Assert.Contains("rotate-directory", Ids(Scene.Covered with { Findings = [Found.Success(Rung.Directory)] }));
        Assert.Contains("mailboxes", Ids(Scene.Covered with { Findings = [Found.Success(Rung.MailTaken)] }));
    }

    [Fact]
    public void Order_IsFixedAndCountsFromOne()
    {
        foreach (var scene in new[] { Scene.Covered, new Scene(), Scene.Covered with { Findings = [Found.Success(Rung.Impact), Found.Success(Rung.MailTaken, "2")] } })
        {
            var actions = scene.Judge().Actions;
            Assert.Equal(Enumerable.Range(1, actions.Count), actions.Select(a => a.Order));
            Assert.Equal(actions.Select(a => a.Id), FixedOrder.Intersect(actions.Select(a => a.Id)));
            Assert.Equal(actions.Select(a => a.Due).Order(), actions.Select(a => a.Due));
        }
    }

    [Fact]
    public void EveryStep_SaysAllOfIt() => Assert.All(
        (Scene.Covered with { Findings = [Found.Success(Rung.Impact), Found.Success(Rung.MailTaken, "2")] }).Judge().Actions,
        a =>
        {
            Assert.All([a.Title, a.Why, a.Verify, a.Undo, a.Decides, a.Takes, .. a.How], Assert.NotEmpty);
            Assert.True(a.Due > Scene.Covered.AssessedAt);
        });

    [Fact]
    public void Rebuild_NamesTheFirstSuccess()
    {
        var scene = Scene.Covered with { Findings = [Found.Success(Rung.ShellUsed, "1").At(Scene.Utc(2021, 3, 6)), Found.Success(Rung.WroteFile, "2").At(Scene.Utc(2021, 3, 3))] };
        Assert.Contains("older than 2021-03-03", scene.Judge().Actions.Single(a => a.Id == "rebuild").How[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Rung.MailTaken, "Nothing beyond the taking of mail is shown.")]
    [InlineData(Rung.WroteFile, "No use of the way in is shown.")]
    [InlineData(Rung.ShellUsed, "Somebody ran commands or kept a way in")]
    public void Rebuild_SaysWhatIsShown(Rung reached, string why) =>
        Assert.StartsWith(why, (Scene.Covered with { Findings = [Found.Success(reached)] }).Judge().Actions.Single(a => a.Id == "rebuild").Why, StringComparison.Ordinal);

    [Fact]
    public void UpdateOnABrokenIntoServer_SaysThatItEvictsNobody() =>
        Assert.Contains("evicts nobody", (Scene.Covered with { Findings = [Found.Success(Rung.WroteFile)] }).Judge().Actions.Single(a => a.Id == "fix").Why, StringComparison.Ordinal);

    [Fact]
    public void MitigationsOfOpenHoles_AreUnknown()
    {
        var open = new Exposure
        {
            State = ExposureState.Vulnerable,
            Supported = true,
            BuildMeaning = "Old.",
            Cves = [new CveAssessment { Id = "CVE-2021-26855", Title = "x", State = CveState.Vulnerable, ExploitedInWild = true }, new CveAssessment { Id = "CVE-2022-41040", Title = "y", State = CveState.Fixed, ExploitedInWild = true }],
        };
        var scene = Scene.Covered with { Exposure = open, Mitigations = [Mitigation("MIT-A", "CVE-2021-26855"), Mitigation("MIT-B", "CVE-2022-41040")] };
        var status = Assert.Single(scene.Judge().Mitigations);
        Assert.Equal(("MIT-A", MitigationState.Unknown), (status.Id, status.State));
        var how = scene.Judge().Actions.Single(a => a.Id == "mitigate").How;
        Assert.Contains("Apply: Block MIT-A (MIT-A), against CVE-2021-26855. No repair. While it is on: no voice mail.", how);
        Assert.DoesNotContain(how, h => h.Contains("MIT-B", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Rung.ShellUsed, false)]
    [InlineData(Rung.Persistence, true)]
    [InlineData(Rung.Lateral, true)]
    public void LastingWayInOrOtherMachines_WidenTheSearch(Rung rung, bool widens) =>
        Assert.Equal(widens, Ids(Scene.Covered with { Findings = [Found.Success(rung)] }).Contains("search-further"));

    [Fact]
    public void CheckAgain_NamesItsFourDays() => Assert.Contains(
        Scene.Covered.Judge().Actions.Single(a => a.Id == "check-again").How,
        h => h.StartsWith("On 2021-03-27, 2021-04-03, 2021-04-10 and 2021-04-17:", StringComparison.Ordinal));

    private static Mitigation Mitigation(string id, string cve) => new() { Id = id, Title = "Block " + id, Cves = [cve], ObsoleteFrom = "Mar21SU", Caveat = "No repair.", Costs = ["no voice mail."] };

    private static IEnumerable<string> Ids(Scene scene) => scene.Judge().Actions.Select(a => a.Id);
}
