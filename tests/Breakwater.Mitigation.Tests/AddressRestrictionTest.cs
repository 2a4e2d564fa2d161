using Breakwater.IisConfig;
using Breakwater.IisConfig.ExtendedProtection;

namespace Breakwater.Mitigation.Tests;

/// <summary><c>--allow-address</c>: the back end's EWS limited to the Exchange servers where Extended Protection cannot be set there.</summary>
public sealed class AddressRestrictionTest
{
    private const string Id = "MIT-EP";
    private static readonly string[] Addresses = ["192.0.2.11", "2001:db8::12"];

    public static TheoryData<string> Styles => [.. FakeServer.Styles];

    [Theory]
    [MemberData(nameof(Styles))]
    public void BackEndEws_AnswersTheAddressesOnly_AndEverybodyAfterRollback(string style)
    {
        using var fake = Server(style);
        var before = fake.Digests();

        RoundTripTest.Done(fake.Open().Apply(Request()));

        var directories = Protection(fake);
        var ews = directories.Single(d => d is { Site: "Exchange Back End", VirtualDirectory: "EWS" });
        Assert.Equal((true, TokenChecking.None, true), (ews.RestrictedByAddress, ews.Actual, ews.Satisfied));
        Assert.All(directories, d => Assert.True(d.Satisfied, $"{d.Site}/{d.VirtualDirectory}"));
        var text = fake.Text(FakeServer.HostConfig);
        Assert.All(Addresses, a => Assert.Contains($"<add ipAddress=\"{a}\" allowed=\"true\" />", text, StringComparison.Ordinal));
        Assert.Equal(1, text.Split("allowUnlisted=\"false\"").Length - 1);
        Assert.All(fake.Open().Verify([Id]).Single().Checks, c => Assert.True(c.Passed != false, c.Detail));

        Assert.Empty(fake.Open().Apply(Request()).Files);
        RoundTripTest.Done(fake.Open().Rollback([Id], false, FakeServer.Now));
        Assert.Equal(before, fake.Digests());
    }

    /// <summary>Without the Windows feature IIS does not know the section and answers 500: that protects nobody.</summary>
    [Fact]
    public void WithoutTheModule_IsRefused()
    {
        using var fake = FakeServer.Create("2019", "default");
        var before = fake.Digests();
        var outcome = fake.Open().Apply(Request());
        Assert.False(outcome.Done);
        Assert.Contains("IpRestrictionModule", Assert.Single(outcome.Messages), StringComparison.Ordinal);
        Assert.Equal(before, fake.Digests());
    }

    [Fact]
    public void RollbackOfAnEarlierMitigation_KeepsTheAddresses()
    {
        using var fake = Server("default");
        RoundTripTest.Done(fake.Open().Apply(RoundTripTest.Request("MIT-2021-27065-ECP")));
        RoundTripTest.Done(fake.Open().Apply(Request()));

        RoundTripTest.Done(fake.Open().Rollback(["MIT-2021-27065-ECP"], false, FakeServer.Now));

        Assert.True(Protection(fake).Single(d => d is { Site: "Exchange Back End", VirtualDirectory: "EWS" }).RestrictedByAddress);
        Assert.Contains("AlwaysRunning", fake.Text(FakeServer.HostConfig), StringComparison.Ordinal);
    }

    [Fact]
    public void AnAddressThatSomebodyAddedSince_IsAConflict_NotLost()
    {
        using var fake = Server("default");
        RoundTripTest.Done(fake.Open().Apply(Request()));
        fake.Edit(FakeServer.HostConfig, "<add ipAddress=\"192.0.2.11\" allowed=\"true\" />", "<add ipAddress=\"192.0.2.11\" allowed=\"true\" /><add ipAddress=\"192.0.2.99\" allowed=\"true\" />");
        var before = fake.Digests();

        var outcome = fake.Open().Rollback([Id], false, FakeServer.Now);

        Assert.False(outcome.Done);
        Assert.Contains("192.0.2.99", Assert.Single(outcome.Messages), StringComparison.Ordinal);
        Assert.Equal(before, fake.Digests());
    }

    private static ApplyRequest Request() => RoundTripTest.Request(Id) with { BackEndEwsAddresses = Addresses };

    private static FakeServer Server(string style)
    {
        var fake = FakeServer.Create("2019", style);
        fake.Edit(FakeServer.HostConfig, "</globalModules>", "<add name=\"IpRestrictionModule\" image=\"%windir%\\System32\\inetsrv\\iprestr.dll\" /></globalModules>");
        return fake;
    }

    private static IReadOnlyList<ProtectedDirectory> Protection(FakeServer fake)
    {
        Assert.True(IisConfiguration.TryRead(new MemoryStream(fake.Read(FakeServer.HostConfig)), "applicationHost.config", out var host, out var problem), problem);
        return ExtendedProtectionCheck.Evaluate(new IisConfig.Files.ConfigurationFiles(host!, "", isWholeServer: true)).Directories;
    }
}
