using System.Security.Cryptography;
using Breakwater.Mitigation.Planning;
using Breakwater.Model;

namespace Breakwater.Mitigation.Tests;

/// <summary>Looking changes nothing, and neither does what is refused.</summary>
public sealed class NothingChangesTest
{
    private static readonly (string What, Action<MitigationServer> Act)[] Acts =
    [
        ("verify", s => s.Verify([])),
        ("plan", s => MitigationPlanner.Plan(s, null)),
        ("plan with build", s => MitigationPlanner.Plan(s, ExchangeBuild.TryParse("15.1.2106.2", out var build) ? build : null)),
        ("apply without a package", s => Refused(s.Apply(RoundTripTest.Request("MIT-EP") with { WithoutPackage = false }), "MITI008")),
        ("apply dry", s => RoundTripTest.Done(s.Apply(RoundTripTest.Request("MIT-EP", "MIT-2021-26855-COOKIE") with { DryRun = true }))),
        ("apply of nothing", s => Refused(s.Apply(RoundTripTest.Request("MIT-NONE")), "MITI007")),
        ("apply of an unknown id", s => Refused(s.Apply(RoundTripTest.Request("MIT-X")), "MITI006")),
        ("apply on a build that does not support it", s => Refused(s.Apply(RoundTripTest.Request("MIT-EP") with { Build = ExchangeBuild.TryParse("15.1.2106.2", out var build) ? build : null }), "MITI020")),
        ("rollback of what is not applied", s => Refused(s.Rollback(["MIT-EP"], false, FakeServer.Now), "MITI015")),
        ("rollback dry", s => RoundTripTest.Done(s.Rollback([], true, FakeServer.Now))),
        ("standstill", s => Assert.Null(s.Standstill())),
    ];

    public static TheoryData<string> Names => [.. Acts.Select(a => a.What)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Act_LeavesEveryByte(string what)
    {
        using var fake = FakeServer.Create("2016", "default");
        var before = Everything(fake.Folder);
        Acts.Single(a => a.What == what).Act(fake.Open());
        Assert.Equal(before, Everything(fake.Folder));
    }

    [Fact]
    public void ARuleThatAChildWouldClear_IsRefused()
    {
        using var fake = FakeServer.Create("2016", "default");
        fake.Edit(FakeServer.OwaConfig, "<modules>", "<rewrite><rules><clear /></rules></rewrite><modules>");
        var before = fake.Digests();

        var outcome = fake.Open().Apply(RoundTripTest.Request("MIT-2021-26855-COOKIE"));

        Refused(outcome, "MITI009");
        Assert.Contains("Default Web Site/owa", Assert.Single(outcome.Messages), StringComparison.Ordinal);
        Assert.Equal(before, fake.Digests());
    }

    [Fact]
    public void WithoutUrlRewrite_IsRefused()
    {
        using var fake = FakeServer.Create("2016", "default");
        File.Delete(fake.At("Windows/System32/inetsrv/rewrite.dll"));
        Refused(fake.Open().Apply(RoundTripTest.Request("MIT-2022-41040-REWRITE")), "MITI009");
    }

    [Fact]
    public void ALinkOutOfTheRoot_IsNotFollowed()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("links need a privilege there");
        }

        using var fake = FakeServer.Create("2016", "default");
        var outside = Path.Combine(fake.Folder, "..", Path.GetFileName(fake.Folder) + ".outside");
        File.Move(fake.At(FakeServer.SiteConfig), outside);
        File.CreateSymbolicLink(fake.At(FakeServer.SiteConfig), outside);
        var content = File.ReadAllBytes(outside);

        Refused(fake.Open().Apply(RoundTripTest.Request("MIT-2021-26855-COOKIE")), "MITI005");

        Assert.Equal(content, File.ReadAllBytes(outside));
        File.Delete(outside);
    }

    /// <summary>A file that may clear the rule and cannot be read is not the same as no file.</summary>
    [Theory]
    [InlineData("folders not copied")]
    [InlineData("link out of the root")]
    [InlineData("larger than any configuration")]
    [InlineData("drive not mounted")]
    public void AConfigurationThatCannotBeSeen_LeavesTheRuleUnknown(string what)
    {
        using var fake = FakeServer.Create("2016", "default");
        RoundTripTest.Done(fake.Open().Apply(RoundTripTest.Request("MIT-2021-26855-COOKIE")));
        Assert.Equal(MitigationState.Effective, fake.Open().Verify(["MIT-2021-26855-COOKIE"])[0].State);
        var config = fake.At(FakeServer.OwaConfig);
        switch (what)
        {
            case "folders not copied":
                Directory.Delete(Path.GetDirectoryName(Path.GetDirectoryName(config)!)!, recursive: true);
                break;
            case "drive not mounted":
                fake.Edit(FakeServer.HostConfig, FakeServer.OwaPlace[..^11], @"F:\owa");
                break;
            case "larger than any configuration":
                using (var file = new FileStream(config, FileMode.Open))
                {
                    file.SetLength((64L << 20) + 1);
                }

                break;
            default:
                if (OperatingSystem.IsWindows())
                {
                    Assert.Skip("links need a privilege there");
                }

                File.Move(config, fake.At("elsewhere.config"));
                File.CreateSymbolicLink(config, fake.At("elsewhere.config"));
                break;
        }

        var report = fake.Open().Verify(["MIT-2021-26855-COOKIE"])[0];
        Assert.True(report.State == MitigationState.Unknown, $"{report.State}: {report.Evidence}");
        Assert.Contains("owa", report.Evidence, StringComparison.OrdinalIgnoreCase);
        if (what != "folders not copied" && what != "drive not mounted")
        {
            Refused(fake.Open().Apply(RoundTripTest.Request("MIT-2026-42897-CSP")), what.StartsWith("link", StringComparison.Ordinal) ? "MITI005" : "MITI003");
        }
    }

    private static void Refused(ChangeOutcome outcome, string code)
    {
        Assert.False(outcome.Done);
        Assert.StartsWith(code, Assert.Single(outcome.Messages), StringComparison.Ordinal);
    }

    /// <summary>Every file and folder, with digests.</summary>
    internal static string[] Everything(string folder) => [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(e => $"{e} {(File.Exists(e) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(e))) : "folder")}")];
}
