using Breakwater.Model;

namespace Breakwater.Mitigation.Tests;

/// <summary>The power fails before every single write: the next run repairs it, and until then it is reported.</summary>
public sealed class InterruptionTest
{
    private static readonly string[] Ids = ["MIT-2021-26855-COOKIE", "MIT-2026-42897-CSP", "MIT-2021-27065-ECP"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AtEveryWritePoint_TheStateIsRepairableOrUntouched(bool rollback)
    {
        var points = Count(rollback);
        Assert.InRange(points, 12, 100);
        for (var point = 0; point < points; point++)
        {
            using var fake = FakeServer.Create("2019", "default");
            var original = fake.Digests();
            if (rollback)
            {
                RoundTripTest.Done(fake.Open().Apply(RoundTripTest.Request(Ids)));
            }

            var before = fake.Digests();
            Assert.Throws<PowerFailure>(() => Act(fake.Open(DieAt(point)), rollback));

            var standstill = fake.Open().Standstill();
            if (standstill is null)
            {
                // It died before the journal was there, or after everything was done.
                Assert.True(Same(fake.Digests(), before) || Reached(fake, rollback, original), $"point {point}: changed without a journal that says so");
            }
            else
            {
                Assert.Contains("interrupted", standstill, StringComparison.Ordinal);
            }

            Act(fake.Open(), rollback);
            Assert.Null(fake.Open().Standstill());
            Assert.True(Reached(fake, rollback, original), $"point {point}");
            Assert.Empty(Directory.EnumerateFiles(fake.Folder, "*.breakwater-new", SearchOption.AllDirectories).Where(f => !f.Contains("journal", StringComparison.Ordinal)));
        }
    }

    /// <summary>What is asked for and refused does not hold the repair back; what only looks changes nothing and says so.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AtEveryWritePoint_LookingReportsIt_AndARefusedCommandRepairsIt(bool rollback)
    {
        var points = Count(rollback);
        for (var point = 0; point < points; point++)
        {
            using var fake = FakeServer.Create("2019", "default");
            var original = fake.Digests();
            if (rollback)
            {
                RoundTripTest.Done(fake.Open().Apply(RoundTripTest.Request(Ids)));
            }

            Assert.Throws<PowerFailure>(() => Act(fake.Open(DieAt(point)), rollback));
            if (fake.Open().Standstill() is not { } standstill)
            {
                continue;
            }

            var before = NothingChangesTest.Everything(fake.Folder);
            Assert.Equal([standstill], fake.Open().Apply(RoundTripTest.Request("MIT-EP") with { DryRun = true }).Messages);
            Assert.Equal([standstill], fake.Open().Rollback([], true, FakeServer.Now).Messages);
            Assert.Equal(before, NothingChangesTest.Everything(fake.Folder));

            var refused = point % 2 == 0 ? fake.Open().Apply(RoundTripTest.Request("MIT-EP") with { WithoutPackage = false }) : fake.Open().Rollback(["MIT-EP"], false, FakeServer.Now);
            Assert.False(refused.Done);
            Assert.Equal(["MITI014", point % 2 == 0 ? "MITI008" : "MITI015"], refused.Messages.Select(m => m[..7]));
            Assert.Null(fake.Open().Standstill());
            Assert.True(Reached(fake, rollback, original), $"point {point}");
        }
    }

    /// <summary>The power fails again while the next run repairs: the run after that repairs it.</summary>
    [Fact]
    public void InterruptedTwice_IsRepairedByTheThirdRun()
    {
        for (var point = 0; point < 40; point++)
        {
            using var fake = FakeServer.Create("2019", "default");
            Assert.Throws<PowerFailure>(() => fake.Open(name => DieOn(name, "replace", "web.config")).Apply(RoundTripTest.Request(Ids)));
            var died = false;
            try
            {
                fake.Open(DieAt(point)).Recover();
            }
            catch (PowerFailure)
            {
                died = true;
            }

            RoundTripTest.Done(fake.Open().Apply(RoundTripTest.Request(Ids)));
            Assert.True(Reached(fake, false, fake.Digests()), $"point {point}");
            Assert.Empty(fake.Open().Rollback([], false, FakeServer.Now).Files.Except([@"C:\Windows\System32\inetsrv\config\applicationHost.config", @"C:\inetpub\wwwroot\web.config", FakeServer.OwaPlace], StringComparer.OrdinalIgnoreCase));
            if (!died)
            {
                Assert.InRange(point, 6, 39);
                return;
            }
        }

        Assert.Fail("the repair has more write points than were tried");
    }

    /// <summary>Scripts are part of the transaction: a run that died before them leaves them to the repair.</summary>
    [Fact]
    public void ScriptsOfAnInterruptedRun_AreThereAfterTheRepair()
    {
        using var fake = FakeServer.Create("2019", "default");
        Assert.Throws<PowerFailure>(() => fake.Open(name => DieOn(name, "write", "undo.ps1.breakwater-new")).Apply(RoundTripTest.Request("MIT-2021-26857-UM")));
        Assert.Empty(Directory.EnumerateFiles(fake.Folder, "*.ps1", SearchOption.AllDirectories));
        Assert.True(fake.Open().Recover()!.Done);
        Assert.Equal(2, Directory.EnumerateFiles(fake.Folder, "*.ps1", SearchOption.AllDirectories).Count());
    }

    /// <summary>No room for the journal: nothing was begun. No room to close it: all is done, and the next run closes it.</summary>
    [Fact]
    public void DiskThatFillsUpAtTheJournal_IsSaid()
    {
        using var fake = FakeServer.Create("2019", "default");
        var before = fake.Digests();
        var closing = false;
        var begun = fake.Open(name => FailOn(name, "journal.json")).Apply(RoundTripTest.Request(Ids));
        Assert.Equal((false, "MITI022"), (begun.Done, Assert.Single(begun.Messages)[..7]));
        Assert.Equal(before, fake.Digests());
        Assert.Null(fake.Open().Standstill());

        var closed = fake.Open(name =>
        {
            if (closing)
            {
                FailOn(name, "journal.json");
            }

            closing |= name.StartsWith("replace", StringComparison.Ordinal) && name.EndsWith("journal.json", StringComparison.Ordinal);
        }).Apply(RoundTripTest.Request(Ids));
        Assert.Equal((false, "MITI027"), (closed.Done, Assert.Single(closed.Messages)[..7]));
        Assert.NotNull(fake.Open().Standstill());
        Assert.True(fake.Open().Recover()!.Done);
        Assert.True(Reached(fake, false, before));
    }

    [Fact]
    public void ASecondRunAtTheSameTime_IsTurnedAway()
    {
        using var fake = FakeServer.Create("2019", "default");
        var outcomes = new List<ChangeOutcome>();
        var asked = false;
        var first = fake.Open(_ =>
        {
            if (!asked)
            {
                asked = true;
                outcomes.Add(fake.Open().Apply(RoundTripTest.Request(Ids)));
            }
        }).Apply(RoundTripTest.Request(Ids));
        RoundTripTest.Done(first);
        Assert.StartsWith("MITI021", Assert.Single(Assert.Single(outcomes).Messages), StringComparison.Ordinal);
    }

    [Fact]
    public void AForeignEditDuringTheInterruption_IsAConflict()
    {
        using var fake = FakeServer.Create("2019", "default");
        Assert.Throws<PowerFailure>(() => fake.Open(name => DieOn(name, "replace", "web.config")).Apply(RoundTripTest.Request(Ids)));
        fake.Edit(FakeServer.SiteConfig, "httpRedirect", "httpredirect");
        var before = fake.Digests();

        var outcome = fake.Open().Apply(RoundTripTest.Request(Ids));

        Assert.False(outcome.Done);
        Assert.Contains("MITI013", Assert.Single(outcome.Messages), StringComparison.Ordinal);
        Assert.Equal(before, fake.Digests());
        Assert.NotNull(fake.Open().Standstill());
    }

    [Fact]
    public void AWriteThatFails_PutsBackWhatWasWritten()
    {
        using var fake = FakeServer.Create("2019", "default");
        var before = fake.Digests();

        var outcome = fake.Open(name => FailOn(name, "owa")).Apply(RoundTripTest.Request(Ids));

        Assert.False(outcome.Done);
        Assert.Contains("put back", Assert.Single(outcome.Messages), StringComparison.Ordinal);
        Assert.Equal(before, fake.Digests());
        Assert.Null(fake.Open().Standstill());
    }

    private static int Count(bool rollback)
    {
        using var fake = FakeServer.Create("2019", "default");
        if (rollback)
        {
            RoundTripTest.Done(fake.Open().Apply(RoundTripTest.Request(Ids)));
        }

        var points = 0;
        Act(fake.Open(_ => points++), rollback);
        return points;
    }

    private static void Act(MitigationServer server, bool rollback) => RoundTripTest.Done(rollback ? server.Rollback([], false, FakeServer.Now) : server.Apply(RoundTripTest.Request(Ids)));

    private static bool Reached(FakeServer fake, bool rollback, IReadOnlyDictionary<string, string> original) =>
        rollback ? Same(fake.Digests(), original) : fake.Open().Standstill() is null && fake.Open().Verify(Ids).All(r => r.Present == true && r.State != MitigationState.PresentNotEffective);

    private static bool Same(IReadOnlyDictionary<string, string> a, IReadOnlyDictionary<string, string> b) =>
        a.Where(p => !p.Key.EndsWith("-new", StringComparison.Ordinal)).SequenceEqual(b.Where(p => !p.Key.EndsWith("-new", StringComparison.Ordinal)));

    private static Action<string> DieAt(int point)
    {
        var at = 0;
        return _ =>
        {
            if (at++ == point)
            {
                throw new PowerFailure();
            }
        };
    }

    private static void DieOn(string name, string step, string file)
    {
        if (name.StartsWith(step, StringComparison.Ordinal) && name.EndsWith(file, StringComparison.Ordinal))
        {
            throw new PowerFailure();
        }
    }

    private static void FailOn(string name, string part)
    {
        if (name.StartsWith("replace", StringComparison.Ordinal) && name.Contains(part, StringComparison.Ordinal))
        {
            throw new IOException("disk full");
        }
    }

    private sealed class PowerFailure : Exception;
}
