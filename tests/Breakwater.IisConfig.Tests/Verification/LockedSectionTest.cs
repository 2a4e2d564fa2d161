using Breakwater.IisConfig.Verification;
using Breakwater.Model;

namespace Breakwater.IisConfig.Tests.Verification;

/// <summary>What a web.config may say about the sections of mitigations that live above it: where the section is locked IIS refuses the place, where it is not the file counts.</summary>
public sealed class LockedSectionTest
{
    private const string Protection = "MIT-EP";
    private const string Owa = MitigatedServer.OwaConfig;
    private const string Site = MitigatedServer.SiteConfig;
    private const string Auto = MitigatedServer.AutodiscoverConfig;

    private static readonly (string Id, string What, Action<MitigatedServer> Change, MitigationState State, string Reason)[] Cases =
    [
        (Protection, "nothing below", _ => { }, MitigationState.Effective, ""),
        (Protection, "set below although IIS locks it", s => Below(s, Owa, Token("Require")), MitigationState.PresentNotEffective, "locks"),
        (Protection, "taken away below where it is unlocked", s => { Unlock(s, "Default Web Site/owa", Token("Require")); Below(s, Owa, Token("None")); }, MitigationState.PresentNotEffective, "Default Web Site/OWA: Extended Protection is None"),
        (Protection, "unlocked for another place", s => { Unlock(s, "Default Web Site/ecp", Token("Require")); Below(s, Owa, Token("None")); }, MitigationState.PresentNotEffective, "locks"),
        (Protection, "unlocked and set to the same below", s => { Unlock(s, "Default Web Site/owa", Token("Require")); Below(s, Owa, Token("Require")); }, MitigationState.Effective, ""),
        (Protection, "unlocked by its declaration", s => { s.Host = s.Host.Replace("<configSections>", "<configSections>" + Declared("Allow"), StringComparison.Ordinal); Below(s, Owa, Token("None")); }, MitigationState.PresentNotEffective, "Extended Protection is None"),
        (Protection, "locked by its declaration", s => { s.Host = s.Host.Replace("<configSections>", "<configSections>" + Declared("Deny"), StringComparison.Ordinal); Below(s, Owa, Token("Require")); }, MitigationState.PresentNotEffective, "locks"),
        (Protection, "taken away for the whole site, set again by each location", s => { Unlock(s, "Default Web Site", Token("None")); Below(s, Site, Token("None")); }, MitigationState.Effective, ""),
        (Protection, "unlocked, the one attribute locked", s => { Unlock(s, "Default Web Site/owa", Token("Require").Replace("<extendedProtection", "<extendedProtection lockAttributes=\"tokenChecking\"", StringComparison.Ordinal)); Below(s, Owa, Token("None")); }, MitigationState.PresentNotEffective, "locks"),
        (Protection, "unlocked, the one element locked", s => { Unlock(s, "Default Web Site/owa", Token("Require").Replace("<windowsAuthentication", "<windowsAuthentication lockElements=\"extendedProtection\"", StringComparison.Ordinal)); Below(s, Owa, Token("None")); }, MitigationState.PresentNotEffective, "locks"),
        (Protection, "unlocked, another element locked", s => { Unlock(s, "Default Web Site/owa", Token("Require").Replace("<windowsAuthentication", "<windowsAuthentication lockElements=\"providers\"", StringComparison.Ordinal)); Below(s, Owa, Token("Require")); }, MitigationState.Effective, ""),
        (Protection, "section locked as an item", s => { Unlock(s, "Default Web Site/owa", "<access lockItem=\"true\" sslFlags=\"Ssl, Ssl128\"/>"); Below(s, Owa, "<access sslFlags=\"Ssl, Ssl128\"/>"); }, MitigationState.PresentNotEffective, "locks"),
        (Protection, "SSL taken away below where it is unlocked", s => { Unlock(s, "Default Web Site/owa", "<access sslFlags=\"Ssl, Ssl128\"/>"); Below(s, Owa, "<access sslFlags=\"None\"/>"); }, MitigationState.PresentNotEffective, "SSL is not required"),
        (Protection, "SSL set below although IIS locks it", s => Below(s, Owa, "<access sslFlags=\"None\"/>"), MitigationState.PresentNotEffective, "locks"),
        (Protection, "set by a location of the site's file", s => s.Change(Site, "</configuration>", $"<location path=\"owa\"><system.webServer><security>{Token("None")}</security></system.webServer></location></configuration>"), MitigationState.PresentNotEffective, "locks"),
        (Protection, "section twice in one file", s => { Unlock(s, "Default Web Site/owa", Token("Require")); Below(s, Owa, Token("Require") + Token("Require")); }, MitigationState.PresentNotEffective, "twice"),
        (Protection, "damaged file below", s => s[Owa] = "<configuration><system.webServer>", MitigationState.PresentNotEffective, "IISC001"),
        (Protection, "addresses listed below although IIS locks it", s => Below(s, Owa, "<ipSecurity allowUnlisted=\"false\"/>"), MitigationState.PresentNotEffective, "locks"),
        (Protection, "evidence without the file, section locked", s => { s.IsWholeServer = false; s.Remove(Owa); }, MitigationState.Effective, ""),
        (Protection, "evidence without the file, section unlocked", s => { s.IsWholeServer = false; s.Remove(Owa); Unlock(s, "Default Web Site/owa", Token("Require")); }, MitigationState.Unknown, "keeps it from taking the protection away"),
        ("MIT-TOKENCACHE", "gone everywhere", _ => { }, MitigationState.Effective, ""),
        ("MIT-TOKENCACHE", "still listed for one application", s => s[Auto] = "<configuration><system.webServer><modules><add name=\"TokenCacheModule\"/></modules></system.webServer></configuration>", MitigationState.PresentNotEffective, "still switched on"),
        (MitigatedServer.Words, "locked module removed below", s => { Module(s, " lockItem=\"true\""); s[Auto] = Modules("<remove name=\"HttpLoggingModule\"/>"); }, MitigationState.PresentNotEffective, "locks"),
        (MitigatedServer.Words, "all modules cleared below, one locked", s => { Module(s, " lockItem=\"true\""); s[Auto] = Modules("<clear/>"); }, MitigationState.PresentNotEffective, "locks"),
        (MitigatedServer.Words, "module that is not locked removed below", s => { Module(s, ""); s[Auto] = Modules("<remove name=\"HttpLoggingModule\"/>"); }, MitigationState.Effective, ""),
        (MitigatedServer.Words, "module added below", s => { Module(s, " lockItem=\"true\""); s[Auto] = Modules("<add name=\"Proxy\" type=\"x\"/>"); }, MitigationState.Effective, ""),
        (MitigatedServer.Words, "modules locked for the site", s => { s.Host = s.Host.Replace("</configuration>", "<location path=\"Default Web Site\" overrideMode=\"Deny\"><system.webServer><modules/></system.webServer></location></configuration>", StringComparison.Ordinal); s[Auto] = Modules("<add name=\"Proxy\" type=\"x\"/>"); }, MitigationState.PresentNotEffective, "locks"),
    ];

    public static TheoryData<string, string> Names => [.. Cases.Select(c => (c.Id, c.What))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Configuration_IsJudgedAsIisWould(string id, string what)
    {
        var expected = Cases.Single(c => c.Id == id && c.What == what);
        var server = new MitigatedServer { Observed = new ServerObservations { Registry = new RegistryState { SuppressExtendedProtection = 0 } } };
        server.Host = server.Host.Replace("</configuration>", Sample.Protected() + "</configuration>", StringComparison.Ordinal);
        expected.Change(server);
        var report = server.Verify(id);
        Assert.True(report.State == expected.State, $"{report.State}: {report.Evidence}");
        Assert.Contains(expected.Reason, report.Evidence, StringComparison.OrdinalIgnoreCase);
    }

    private static string Token(string value) => $"<authentication><windowsAuthentication><extendedProtection tokenChecking=\"{value}\"/></windowsAuthentication></authentication>";

    private static string Declared(string mode) =>
        $"<sectionGroup name=\"system.webServer\"><sectionGroup name=\"security\"><sectionGroup name=\"authentication\"><section name=\"windowsAuthentication\" overrideModeDefault=\"{mode}\"/></sectionGroup></sectionGroup></sectionGroup>";

    private static void Below(MitigatedServer server, string file, string security) => server.Change(file, "</system.webServer>", $"<security>{security}</security></system.webServer>");

    private static void Unlock(MitigatedServer server, string place, string security) => server.Host =
        server.Host.Replace("</configuration>", $"<location path=\"{place}\" overrideMode=\"Allow\"><system.webServer><security>{security}</security></system.webServer></location></configuration>", StringComparison.Ordinal);

    private static void Module(MitigatedServer server, string locked) => server.Host =
        server.Host.Replace("</globalModules>", $"</globalModules><modules><add name=\"RewriteModule\"/><add name=\"HttpLoggingModule\"{locked}/></modules>", StringComparison.Ordinal);

    private static string Modules(string entries) => $"<configuration><system.webServer><modules>{entries}</modules></system.webServer></configuration>";
}
