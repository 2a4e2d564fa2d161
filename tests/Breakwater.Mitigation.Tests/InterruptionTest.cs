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
