using Breakwater.IisConfig.Verification;
using Breakwater.Model;

namespace Breakwater.IisConfig.Tests.Verification;

/// <summary>What registry and exports show, and how it stays unknown without them.</summary>
public sealed class ObservedStateTest
{
    private static readonly SettingOverride Cat = new("Global", "CatTokenAuthorizationCheck", new Dictionary<string, string> { ["Enabled"] = "False" }, []);
    private static readonly SettingOverride Hybrid = new("Global", "ExchangeOnpremAsThirdPartyAppId", new Dictionary<string, string> { ["Enabled"] = "true" }, []);
    private static readonly SettingOverride Binder = new("Data", "DeserializationBinderSettings", new Dictionary<string, string> { ["LearningLocations"] = "MapiInbox" }, []);
    private static readonly RegistryState Clean = new() { Diagnostics = new Dictionary<string, long>(), ServiceStart = new Dictionary<string, int> { ["MSExchangeMitigation"] = 2 }, AntimalwareProviders = 1 };
    private static readonly OrganisationSettings Emergency = new() { MitigationsEnabled = true, ServerMitigationsEnabled = true, MitigationsApplied = ["M2.1.0"], MitigationsBlocked = [] };
    private static readonly WebMailDirectory Apart = new("owa", "mail.contoso.example", "mail.contoso.example", "dl.contoso.example", "dl.contoso.example");

    private static readonly (string Id, string What, ServerObservations Observed, MitigationState State, string Reason)[] Cases =
    [
        ("MIT-UNSAFE-OVERRIDES", "none set", new() { Overrides = [Hybrid], Registry = Clean }, MitigationState.Effective, "none of the 1 overrides"),
        ("MIT-UNSAFE-OVERRIDES", "one set", new() { Overrides = [Cat], Registry = Clean }, MitigationState.PresentNotEffective, "reopens CVE-2025-53782"),
        ("MIT-UNSAFE-OVERRIDES", "any value", new() { Overrides = [Binder], Registry = Clean }, MitigationState.PresentNotEffective, "strict deserialisation is off"),
        ("MIT-UNSAFE-OVERRIDES", "on another server", new() { Overrides = [Cat with { Servers = ["EXCH02"] }], Registry = Clean, ServerName = "EXCH01" }, MitigationState.Effective, "none of the 1"),
        ("MIT-UNSAFE-OVERRIDES", "on a server whose name is not known", new() { Overrides = [Cat with { Servers = ["EXCH02"] }], Registry = Clean }, MitigationState.Unknown, "not known"),
        ("MIT-UNSAFE-OVERRIDES", "none set, export cut off", new() { Overrides = [Hybrid], OverridesLack = "it breaks off", Registry = Clean }, MitigationState.Unknown, "may lack some (it breaks off)"),
        ("MIT-UNSAFE-OVERRIDES", "one set, export cut off", new() { Overrides = [Cat], OverridesLack = "it breaks off", Registry = Clean }, MitigationState.PresentNotEffective, "reopens CVE-2025-53782"),
        ("MIT-UNSAFE-OVERRIDES", "parameters cut off", new() { Overrides = [Cat with { Parameters = new Dictionary<string, string>(), IsWhole = false }], Registry = Clean }, MitigationState.Unknown, "not listed in full"),
        ("MIT-UNSAFE-OVERRIDES", "parameters of others cut off", new() { Overrides = [Hybrid with { IsWhole = false }], Registry = Clean }, MitigationState.Effective, "none of the 1"),
        ("MIT-UNSAFE-OVERRIDES", "parameters cut off, on another server", new() { Overrides = [Cat with { Parameters = new Dictionary<string, string>(), IsWhole = false, Servers = ["EXCH02"] }], Registry = Clean, ServerName = "EXCH01" }, MitigationState.Effective, "none of the 1"),
        ("MIT-UNSAFE-OVERRIDES", "servers cut off", new() { Overrides = [Cat with { Servers = ["EXCH02"], HasAllServers = false }], Registry = Clean, ServerName = "EXCH01" }, MitigationState.Unknown, "not known"),
        ("MIT-UNSAFE-OVERRIDES", "registry switch", new() { Overrides = [], Registry = Clean with { Diagnostics = new Dictionary<string, long> { ["DisableBaseTypeCheckForDeserialization"] = 1 } } }, MitigationState.PresentNotEffective, "check of base types"),
        ("MIT-UNSAFE-OVERRIDES", "registry not seen", new() { Overrides = [] }, MitigationState.Unknown, "DisableBaseTypeCheckForDeserialization"),
        ("MIT-UNSAFE-OVERRIDES", "overrides not seen", new() { Registry = Clean }, MitigationState.Unknown, "no export of the overrides"),
        ("MIT-EEMS", "on", new() { Organisation = Emergency, Registry = Clean }, MitigationState.Effective, "is True"),
        ("MIT-EEMS", "off for the organisation", new() { Organisation = Emergency with { MitigationsEnabled = false }, Registry = Clean }, MitigationState.PresentNotEffective, "organisation is False"),
        ("MIT-EEMS", "service off", new() { Organisation = Emergency, Registry = Clean with { ServiceStart = new Dictionary<string, int> { ["MSExchangeMitigation"] = 4 } } }, MitigationState.PresentNotEffective, "Start=4"),
        ("MIT-EEMS", "service not installed", new() { Organisation = Emergency, Registry = Clean with { ServiceStart = new Dictionary<string, int>() } }, MitigationState.Absent, "is installed"),
        ("MIT-EEMS", "exports only", new() { Organisation = Emergency }, MitigationState.Unknown, "start type of MSExchangeMitigation"),
        ("MIT-DOWNLOADDOMAINS", "apart", new() { Organisation = new() { DownloadDomainsEnabled = true, WebMail = [Apart] } }, MitigationState.Effective, "of its own"),
        ("MIT-DOWNLOADDOMAINS", "off", new() { Organisation = new() { DownloadDomainsEnabled = false, WebMail = [Apart] } }, MitigationState.Absent, "is False"),
        ("MIT-DOWNLOADDOMAINS", "shared", new() { Organisation = new() { DownloadDomainsEnabled = true, WebMail = [Apart with { ExternalDownloadHost = "MAIL.contoso.example" }] } }, MitigationState.PresentNotEffective, "protects nothing"),
        ("MIT-DOWNLOADDOMAINS", "missing", new() { Organisation = new() { DownloadDomainsEnabled = true, WebMail = [Apart with { InternalDownloadHost = "" }] } }, MitigationState.PresentNotEffective, "lacks"),
        ("MIT-DOWNLOADDOMAINS", "hosts not seen", new() { Organisation = new() { DownloadDomainsEnabled = true } }, MitigationState.Unknown, "in no export"),
        ("MIT-DOWNLOADDOMAINS", "apart, export cut off", new() { Organisation = new() { DownloadDomainsEnabled = true, WebMail = [Apart], WebMailLack = "it breaks off" } }, MitigationState.Unknown, "may lack some"),
        ("MIT-RPS-USERS", "nobody, export cut off", new() { Organisation = new() { Users = 3, UsersLack = "it breaks off" } }, MitigationState.Unknown, "may lack some"),
        ("MIT-RPS-USERS", "nobody", new() { Organisation = new() { Users = 3 } }, MitigationState.Effective, "none of 3"),
        ("MIT-RPS-USERS", "somebody", new() { Organisation = new() { Users = 3, RemotePowerShellUsers = ["admin"] } }, MitigationState.Unknown, "confirm"),
        ("MIT-RPS-USERS", "everybody", new() { Organisation = new() { Users = 2, RemotePowerShellUsers = ["a", "b"] } }, MitigationState.Absent, "all 2"),
        ("MIT-2021-34470", "open", new() { Organisation = new() { StorageGroupSuperiors = ["container", "Computer"] } }, MitigationState.Absent, "holds 'computer'"),
        ("MIT-2021-34470", "closed", new() { Organisation = new() { StorageGroupSuperiors = ["container"] } }, MitigationState.Effective, "does not hold"),
        ("MIT-2021-34470", "closed, list cut off", new() { Organisation = new() { StorageGroupSuperiors = ["container"], HasAllSuperiors = false } }, MitigationState.Unknown, "not listed in full"),
        ("MIT-2021-34470", "open, list cut off", new() { Organisation = new() { StorageGroupSuperiors = ["computer"], HasAllSuperiors = false } }, MitigationState.Absent, "holds 'computer'"),
        ("MIT-2025-53786", "not there, export cut off", new() { Overrides = [], OverridesLack = "it breaks off" }, MitigationState.Unknown, "may lack some"),
        ("MIT-2025-53786", "here done, cloud not seen", new() { Overrides = [Hybrid] }, MitigationState.Unknown, "only the tenant shows"),
        ("MIT-2025-53786", "not done here", new() { Overrides = [] }, MitigationState.Absent, "no override sets"),
        ("MIT-AMSI", "default of a new build", new() { Overrides = [], Build = new ExchangeBuild(15, 2, 2562, 20), Registry = Clean }, MitigationState.Effective, "product's own value"),
        ("MIT-AMSI", "default of a new build, export cut off", new() { Overrides = [], OverridesLack = "it breaks off", Build = new ExchangeBuild(15, 2, 2562, 20), Registry = Clean }, MitigationState.Unknown, "may lack some"),
        ("MIT-AMSI", "no scanner", new() { Overrides = [], Build = new ExchangeBuild(15, 2, 2562, 20), Registry = Clean with { AntimalwareProviders = 0 } }, MitigationState.PresentNotEffective, "nothing is scanned"),
        ("MIT-2021-26857-UM", "hive not closed cleanly", new() { Registry = Clean with { ServiceStart = new Dictionary<string, int> { ["MSExchangeUM"] = 4 }, Doubt = "not closed cleanly" } }, MitigationState.Unknown, "not closed cleanly"),
        ("MIT-2021-26857-UM", "part of the registry", new() { Registry = new() { HasAllServices = false, ServiceStart = new Dictionary<string, int> { ["MSExchangeUM"] = 4 } } }, MitigationState.Unknown, "MSExchangeUMCR"),
        ("MIT-2021-26857-UM", "other part of the registry", new() { Registry = new() { HasAllServices = false, ServiceStart = new Dictionary<string, int> { ["W3SVC"] = 2 } } }, MitigationState.Unknown, "not in the evidence"),
    ];

    public static TheoryData<string, string> Names => [.. Cases.Select(c => (c.Id, c.What))];

    [Theory]
    [MemberData(nameof(Names))]
    public void State_FollowsFromWhatIsSeen(string id, string what)
    {
        var expected = Cases.Single(c => c.Id == id && c.What == what);
        var report = new MitigatedServer { Observed = expected.Observed }.Verify(id);
        Assert.True(report.State == expected.State, $"{report.State}: {report.Evidence}");
        Assert.Contains(expected.Reason, report.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.14393.6343", MitigationState.Effective, "does no harm")]
    [InlineData("10.0.26100.1", MitigationState.Effective, "does no harm")]
    [InlineData("10.0.14393.5", MitigationState.Absent, "needs the update of Windows")]
    [InlineData(null, MitigationState.Absent, "is loaded")]
    public void LoadedModule_IsHarmlessFromItsVersion(string? version, MitigationState state, string reason)
    {
        var server = new MitigatedServer { Observed = new ServerObservations { FileVersion = _ => ExchangeBuild.TryParse(version, out var parsed) ? parsed : null } };
        server.Host = server.Host.Replace("<globalModules>", """<globalModules><add name="TokenCacheModule" image="cachtokn.dll"/>""", StringComparison.Ordinal);
        var report = server.Verify("MIT-TOKENCACHE");
        Assert.True(report.State == state, $"{report.State}: {report.Evidence}");
        Assert.Contains(reason, report.Evidence, StringComparison.Ordinal);
    }

    /// <summary>What the emergency service states is a declaration, whatever the file holds.</summary>
    [Fact]
    public void AppliedByTheEmergencyService_IsDeclared_NotPresent()
    {
        var report = new MitigatedServer { [MitigatedServer.SiteConfig] = "<configuration/>", Observed = new() { Organisation = Emergency with { MitigationsApplied = ["PING1", "M1.1"] } } }.Verify("MIT-2022-41040-REWRITE");
        Assert.Equal((false, MitigationState.Absent), (report.Present, report.State));
        Assert.Contains("M1.1", report.Declared, StringComparison.Ordinal);
    }
}
