using System.Text;
using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Mitigation.Tests;

/// <summary>Apply, then roll back: every byte is what it was, whatever the file looks like and whoever edited it in between.</summary>
public sealed class RoundTripTest
{
    private static readonly string[] WithFiles = [.. KnowledgeBase.Embedded.Mitigations.Where(m => m.Recipe.ChangesFiles).Select(m => m.Id)];

    public static TheoryData<string, string> Fixtures => [.. FakeServer.Versions.SelectMany(v => FakeServer.Styles.Select(s => (v, s)))];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void EachMitigation_IsEffectiveInFiles_AndTakenBackWithoutATrace(string version, string style)
    {
        foreach (var id in WithFiles)
        {
            using var fake = FakeServer.Create(version, style);
            var before = fake.Digests();

            Done(fake.Open().Apply(Request(id)));
            Assert.NotEqual(before, fake.Digests());
            var report = Assert.Single(fake.Open().Verify([id]));
            Assert.True(report.Checks.All(c => c.Passed != false), $"{id}: {report.Evidence}");
            Assert.True(report.Present);
            Assert.Contains("applied by breakwater", report.Declared, StringComparison.Ordinal);

            Done(fake.Open().Rollback([id], false, FakeServer.Now));
            Assert.Equal(before, fake.Digests());
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void AllTogether_InAnyOrderOfRollback_LeaveNoTrace(string version, string style)
    {
        using var fake = FakeServer.Create(version, style);
        var before = fake.Digests();
        foreach (var id in WithFiles)
        {
            Done(fake.Open().Apply(Request(id)));
        }

        // Oldest first: each later one in the same file has to be taken out and put in again.
        foreach (var id in WithFiles)
        {
            Done(fake.Open().Rollback([id], false, FakeServer.Now));
            var left = WithFiles.SkipWhile(w => w != id).Skip(1).ToArray();
            Assert.All(fake.Open().Verify(left).Where(r => left.Contains(r.Mitigation.Id)), r => Assert.True(r.Present, $"{r.Mitigation.Id} after rollback of {id}: {r.Evidence}"));
        }

        Assert.Equal(before, fake.Digests());
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void ForeignEditsInBetween_Survive(string version, string style)
    {
        using var fake = FakeServer.Create(version, style);
        using var twin = FakeServer.Create(version, style);
        Done(fake.Open().Apply(Request(WithFiles)));

        foreach (var server in (FakeServer[])[fake, twin])
        {
            server.Edit(FakeServer.HostConfig, "managedRuntimeVersion='v4.0'", "managedRuntimeVersion='v4.0' queueLength='2000'");
            server.Edit(FakeServer.HostConfig, "</globalModules>", "<add name=\"Later\" image=\"later.dll\" /></globalModules>");
            server.Edit(FakeServer.OwaConfig, "2097151", "1048576");
            server.Edit(FakeServer.SiteConfig, "</configuration>", "<!-- later --></configuration>");
        }

        Done(fake.Open().Rollback([], false, FakeServer.Now));
        foreach (var file in (string[])[FakeServer.HostConfig, FakeServer.OwaConfig, FakeServer.SiteConfig])
        {
            Assert.Equal(twin.Text(file), fake.Text(file));
            Assert.Equal(twin.Read(file), fake.Read(file));
        }
    }

    [Theory]
    [InlineData("default")]
    [InlineData("minified")]
    [InlineData("crlf")]
    public void ARuleThatSomebodyAddsBesideOurs_Stays(string style)
    {
        using var fake = FakeServer.Create("2019", "third-party");
        using var plain = FakeServer.Create("2019", style);
        Done(fake.Open().Apply(Request("MIT-2021-26855-COOKIE")));
        const string rule = """<rule name="Later"><match url="^x$" /><action type="AbortRequest" /></rule>""";
        fake.Edit(FakeServer.SiteConfig, """<rule name="To HTTPS" """, rule + """<rule name="To HTTPS" """);

        Done(fake.Open().Rollback([], false, FakeServer.Now));

        Assert.Contains(rule, fake.Text(FakeServer.SiteConfig), StringComparison.Ordinal);
        Assert.DoesNotContain("X-BEResource", fake.Text(FakeServer.SiteConfig), StringComparison.Ordinal);
    }

    [Fact]
    public void OurRuleEditedBySomebody_IsAConflict_AndNothingIsWritten()
    {
        using var fake = FakeServer.Create("2016", "default");
        Done(fake.Open().Apply(Request("MIT-2021-26855-COOKIE")));
        fake.Edit(FakeServer.SiteConfig, "(.*)X-BEResource=(.+)/(.+)~(.+)", "(.*)X-BEResource=(.+)");
        var before = fake.Digests();

        var outcome = fake.Open().Rollback([], false, FakeServer.Now);

        Assert.False(outcome.Done);
        Assert.Contains("MITI016", Assert.Single(outcome.Messages), StringComparison.Ordinal);
        Assert.Equal(before, fake.Digests());
    }

    [Fact]
    public void ASiteWithoutWebConfig_GetsOne_AndLosesItAgain()
    {
        using var fake = FakeServer.Create("2016", "default");
        File.Delete(fake.At(FakeServer.SiteConfig));
        var before = fake.Digests();

        Done(fake.Open().Apply(Request("MIT-2021-26855-COOKIE")));
        Assert.True(File.Exists(fake.At(FakeServer.SiteConfig)));
        Assert.Equal(MitigationState.Effective, Assert.Single(fake.Open().Verify(["MIT-2021-26855-COOKIE"])).State);

        Done(fake.Open().Rollback([], false, FakeServer.Now));
        Assert.Equal(before, fake.Digests());
    }

    [Fact]
    public void ApplyTwice_ChangesNothingMore()
    {
        using var fake = FakeServer.Create("SE", "crlf");
        Done(fake.Open().Apply(Request(WithFiles)));
        var before = fake.Digests();

        var again = fake.Open().Apply(Request(WithFiles));

        Done(again);
        Assert.Empty(again.Files);
        Assert.Equal(WithFiles.Length, again.Messages.Count(m => m.StartsWith("MITI017", StringComparison.Ordinal)));
        Assert.Equal(before, fake.Digests());
    }

    /// <summary>What only a live server can do leaves a script, an entry in the journal, and no changed file.</summary>
    [Fact]
    public void AScriptAlone_IsJournalled_AndItsTwinIsNamedByRollback()
    {
        using var fake = FakeServer.Create("2016", "default");
        var before = fake.Digests();

        var outcome = fake.Open().Apply(Request("MIT-2021-26857-UM"));
        Done(outcome);
        Assert.Empty(outcome.Files);
        Assert.Contains("apply.ps1", Assert.Single(outcome.Scripts), StringComparison.Ordinal);
        Done(fake.Open().Apply(Request("MIT-2021-26857-UM")));
        Assert.Contains("script emitted by breakwater, whether it was run is not known", Assert.Single(fake.Open().Verify(["MIT-2021-26857-UM"])).Declared, StringComparison.Ordinal);

        var undone = fake.Open().Rollback(["MIT-2021-26857-UM"], false, FakeServer.Now);
        Done(undone);
        Assert.Contains("undo.ps1", Assert.Single(undone.Scripts), StringComparison.Ordinal);
        Assert.Null(Assert.Single(fake.Open().Verify(["MIT-2021-26857-UM"])).Declared);
        Assert.Equal(before, fake.Digests());
    }

    [Fact]
    public void AnOutdatedRuleOfOurName_IsReplaced_AndComesBack()
    {
        using var fake = FakeServer.Create("2019", "third-party");
        fake.Edit(FakeServer.SiteConfig, "<clear />", """<clear /><rule name="PowerShell - inbound"><match url=".*" /><conditions><add input="{REQUEST_URI}" pattern=".*autodiscover\.json.*Powershell.*" /></conditions><action type="AbortRequest" /></rule>""");
        var before = fake.Digests();
        Assert.Equal(MitigationState.Outdated, Assert.Single(fake.Open().Verify(["MIT-2022-41040-REWRITE"])).State);

        Done(fake.Open().Apply(Request("MIT-2022-41040-REWRITE")));
        Assert.Equal(MitigationState.Effective, Assert.Single(fake.Open().Verify(["MIT-2022-41040-REWRITE"])).State);

        Done(fake.Open().Rollback([], false, FakeServer.Now));
        Assert.Equal(before, fake.Digests());
    }

    [Fact]
    public void UntouchedParts_KeepEveryCharacter()
    {
        using var fake = FakeServer.Create("2019", "third-party");
        var before = fake.Text(FakeServer.SiteConfig);
        Done(fake.Open().Apply(Request("MIT-2021-26855-COOKIE")));
        var after = fake.Text(FakeServer.SiteConfig);
        var from = after.IndexOf("<clear />", StringComparison.Ordinal) + "<clear />".Length;
        var to = after.IndexOf("<rule name=\"To HTTPS\"", StringComparison.Ordinal);
        Assert.Equal(before, after[..from] + after[to..].Insert(0, before[from..before.IndexOf("<rule name=\"To HTTPS\"", StringComparison.Ordinal)]));
        Assert.StartsWith("\n                <rule name=\"X-AnonResource-Backend Abort - inbound\"", after[from..], StringComparison.Ordinal);
        Assert.DoesNotContain('\r', after);
        Assert.Equal(Encoding.UTF8.GetByteCount(after), fake.Read(FakeServer.SiteConfig).Length);
    }

    internal static ApplyRequest Request(params string[] ids) => new() { Ids = ids, WithoutPackage = true, Now = FakeServer.Now };

    internal static void Done(ChangeOutcome outcome) => Assert.True(outcome.Done, string.Join("\n", outcome.Messages));
}
