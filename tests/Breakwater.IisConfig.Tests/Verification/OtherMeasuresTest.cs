using Breakwater.IisConfig.Verification;
using Breakwater.Model;

namespace Breakwater.IisConfig.Tests.Verification;

/// <summary>Pools, services, modules, Extended Protection, setting overrides.</summary>
public sealed class OtherMeasuresTest
{
    private const string Pool = """<add name="MSExchangeECPAppPool" autoStart="false" startMode="OnDemand"/>""";
    private static readonly ServerObservations Off = Services(new() { ["MSExchangeHM"] = 4, ["MSExchangeHMRecovery"] = 4 });
    private static readonly ServerObservations On = Services(new() { ["MSExchangeHM"] = 2, ["MSExchangeHMRecovery"] = 4, ["MSExchangeUM"] = 2 });

    [Theory]
    [InlineData(Pool, "off", MitigationState.Effective, "whether it was stopped no file shows")]
    [InlineData(Pool, "on", MitigationState.PresentNotEffective, "MSExchangeHM is not disabled")]
    [InlineData(Pool, "", MitigationState.Unknown, "not in the evidence")]
    [InlineData("""<add name="MSExchangeECPAppPool" autoStart="true"/>""", "off", MitigationState.Absent, "starts by itself")]
    [InlineData("""<add name="MSExchangeECPAppPool"/>""", "off", MitigationState.Absent, "starts by itself")]
    [InlineData("""<add name="MSExchangeECPAppPool" autoStart="false" startMode="AlwaysRunning"/>""", "off", MitigationState.PresentNotEffective, "AlwaysRunning")]
    [InlineData("", "off", MitigationState.Absent, "does not exist")]
    public void StoppedPool(string pool, string services, MitigationState state, string reason)
    {
        var server = new MitigatedServer { Observed = services switch { "off" => Off, "on" => On, _ => ServerObservations.None } };
        server.Host = server.Host.Replace("<applicationPools>", "<applicationPools>" + pool, StringComparison.Ordinal);
        Expect(server, "MIT-2021-27065-ECP", state, reason);
    }

    /// <summary>Evidence cut down to the sites, or edited by hand: that the pool is not listed does not show that it is not there.</summary>
    [Theory]
    [InlineData(false, true, MitigationState.Unknown, "lists no application pools")]
    [InlineData(false, false, MitigationState.Unknown, "lists no application pools")]
    [InlineData(true, true, MitigationState.Unknown, "applications use the application pool MSExchangeECPAppPool")]
    [InlineData(true, false, MitigationState.Absent, "does not exist")]
    public void PoolThatIsNotListed(bool lists, bool isUsed, MitigationState state, string reason)
    {
        var server = new MitigatedServer { Observed = Off };
        if (!lists)
        {
            var (from, to) = (server.Host.IndexOf("<applicationPools>", StringComparison.Ordinal), server.Host.IndexOf("</applicationPools>", StringComparison.Ordinal));
            server.Host = server.Host.Remove(from, to - from).Replace("</applicationPools>", "", StringComparison.Ordinal);
        }

        if (isUsed)
        {
            server.Host = server.Host.Replace("""<application path="/ecp">""", """<application path="/ecp" applicationPool="msexchangeecpapppool">""", StringComparison.Ordinal);
        }

        Expect(server, "MIT-2021-27065-ECP", state, reason);
    }

    [Fact]
    public void DisabledServices_AreEffective_AndOneThatStartsIsNot()
    {
        Expect(new MitigatedServer { Observed = Off }, "MIT-2021-26857-UM", MitigationState.Effective, "disabled");
        Expect(new MitigatedServer { Observed = On }, "MIT-2021-26857-UM", MitigationState.PresentNotEffective, "MSExchangeUM is not disabled");
        Expect(new MitigatedServer(), "MIT-2021-26857-UM", MitigationState.Unknown, "not in the evidence");
    }

    [Theory]
    [InlineData("""<add name="TokenCacheModule" image="x"/>""", "", MitigationState.Absent, "is loaded")]
    [InlineData("", "", MitigationState.Effective, "is not loaded")]
    [InlineData("", """<modules><add name="TokenCacheModule"/></modules>""", MitigationState.PresentNotEffective, "still switched on")]
    public void RemovedModule(string global, string modules, MitigationState state, string reason)
    {
        var server = new MitigatedServer();
        server.Host = server.Host.Replace("<globalModules>", modules + "<globalModules>" + global, StringComparison.Ordinal);
        Expect(server, "MIT-TOKENCACHE", state, reason);
    }

    [Theory]
    [InlineData(0, "", MitigationState.Effective, "all 23")]
    [InlineData(1, "", MitigationState.PresentNotEffective, "ignores Extended Protection")]
    [InlineData(-1, "", MitigationState.Unknown, "SuppressExtendedProtection is not in the evidence")]
    [InlineData(0, "Default Web Site/EWS", MitigationState.PresentNotEffective, "Default Web Site/EWS")]
    public void ExtendedProtection(int suppress, string weak, MitigationState state, string reason)
    {
        var server = new MitigatedServer { Host = Sample.Config(Sample.Protected(weak)), Observed = new ServerObservations { Registry = new() { SuppressExtendedProtection = suppress < 0 ? null : suppress } } };
        Expect(server, "MIT-EP", state, reason);
    }

    [Fact]
    public void ExtendedProtectionWithoutSsl_IsNotEffective() => Expect(
        new MitigatedServer { Host = Sample.Config(Sample.Protected().Replace("Ssl, Ssl128", "Ssl", StringComparison.Ordinal)), Observed = new ServerObservations { Registry = new() { SuppressExtendedProtection = 0 } } },
        "MIT-EP", MitigationState.PresentNotEffective, "SSL is not required");

    [Fact]
    public void NoExtendedProtection_IsAbsent() => Expect(new MitigatedServer(), "MIT-EP", MitigationState.Absent, "off on every virtual directory");

    [Theory]
    [InlineData("True", "15.2.1118.20", MitigationState.Effective, "is True")]
    [InlineData("false", "15.2.1118.20", MitigationState.PresentNotEffective, "is 'false'")]
    [InlineData("", "15.2.1118.20", MitigationState.Absent, "no override sets")]
    [InlineData("", "15.2.1118.40", MitigationState.Effective, "the product's own value protects")]
    [InlineData("", "15.2.2562.17", MitigationState.Effective, "the product's own value protects")]
    [InlineData("", null, MitigationState.Unknown, "depends on the build")]
    public void SettingOverride(string value, string? build, MitigationState state, string reason)
    {
        SettingOverride[] overrides = value.Length == 0 ? [] : [new("Data", "EnableSerializationDataSigning", new Dictionary<string, string> { ["Enabled"] = value }, [])];
        Expect(new MitigatedServer { Observed = new ServerObservations { Overrides = overrides, Build = ExchangeBuild.TryParse(build, out var parsed) ? parsed : null } }, "MIT-SDS", state, reason);
    }

    [Theory]
    [InlineData("MIT-2022-21978", "nothing in files or registry shows it")]
    [InlineData("MIT-2023-23397", "nothing in files or registry shows it")]
    [InlineData("MIT-RPS-USERS", "no export of the users")]
    [InlineData("MIT-EEMS", "is in no export")]
    [InlineData("MIT-DOWNLOADDOMAINS", "is in no export")]
    [InlineData("MIT-2021-34470", "is in no export")]
    [InlineData("MIT-UNSAFE-OVERRIDES", "no export of the overrides")]
    public void WhatNoFileShows_IsUnknown(string id, string reason) => Expect(new MitigatedServer(), id, MitigationState.Unknown, reason);

    private static ServerObservations Services(Dictionary<string, int> start) => new() { Registry = new() { ServiceStart = new Dictionary<string, int>(start, StringComparer.OrdinalIgnoreCase) } };

    private static void Expect(MitigatedServer server, string id, MitigationState state, string reason)
    {
        var report = server.Verify(id);
        Assert.True(report.State == state, $"{report.State}: {report.Evidence}");
        Assert.Contains(reason, report.Evidence, StringComparison.Ordinal);
    }
}
