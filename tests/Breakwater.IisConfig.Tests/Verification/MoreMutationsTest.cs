using Breakwater.Model;

namespace Breakwater.IisConfig.Tests.Verification;

/// <summary>Spoilt and sound configurations that were made up to break the checks: each names what a reader of the configuration could get wrong.</summary>
public sealed class MoreMutationsTest
{
    private const string Site = MitigatedServer.SiteConfig;
    private const string Auto = MitigatedServer.AutodiscoverConfig;
    private const string Declared = """<configSections><sectionGroup name="system.webServer"><sectionGroup name="rewrite"><section name="rules" overrideModeDefault="Deny"/></sectionGroup></sectionGroup></configSections>""";

    private static readonly (string Id, string What, Action<MitigatedServer> Change, MitigationState State, string Reason)[] Cases =
    [
        (MitigatedServer.Words, "section locked by its declaration", s => Declare(s), MitigationState.PresentNotEffective, "locks"),
        (MitigatedServer.Words, "declared lock, unlocked by a location", s => Location(Declare(s), "", "overrideMode=\"Allow\"", "<rewrite><rules/></rewrite>"), MitigationState.Effective, ""),
        (MitigatedServer.Words, "declared lock, unlocked for another site", s => Location(Declare(s), "Exchange Back End", "overrideMode=\"Allow\"", "<rewrite><rules/></rewrite>"), MitigationState.PresentNotEffective, "locks"),
        (MitigatedServer.Words, "locked entry cleared below", s => { Location(s, "Default Web Site", "", """<rewrite><rules><rule name="corp" lockItem="true"><match url="^corp/"/><action type="AbortRequest"/></rule></rules></rewrite>"""); s.Change(Site, "<rules>", "<rules><clear/>"); }, MitigationState.PresentNotEffective, "locks"),
        (MitigatedServer.Words, "locked entry left alone below", s => Location(s, "Default Web Site", "", """<rewrite><rules><rule name="corp" lockItem="true"><match url="^corp/"/><action type="AbortRequest"/></rule></rules></rewrite>"""), MitigationState.Effective, ""),
        (MitigatedServer.Words, "elements locked", s => Location(s, "Default Web Site", "", """<rewrite><rules lockElements="rule, clear"/></rewrite>"""), MitigationState.PresentNotEffective, "locks"),
        (MitigatedServer.Words, "all elements but one locked", s => Location(s, "Default Web Site", "", """<rewrite><rules lockAllElementsExcept="rule"/></rewrite>"""), MitigationState.Effective, ""),
        (MitigatedServer.Words, "attribute locked and set", s => { Location(s, "Default Web Site", "", """<rewrite><rules lockAttributes="useOriginalURLEncoding"/></rewrite>"""); s.Change(Site, "<rules>", "<rules useOriginalURLEncoding=\"false\">"); }, MitigationState.PresentNotEffective, "locks"),
        (MitigatedServer.Cookie, "earlier rule for a parameter that the attacker adds", s => First(s, """<match url="(.*)"/><conditions><add input="{QUERY_STRING}" pattern="probe=1"/></conditions><action type="None"/>"""), MitigationState.PresentNotEffective, "shadowed"),
        (MitigatedServer.Cookie, "earlier rule for a header that the attacker adds", s => First(s, """<match url="(.*)"/><conditions><add input="{HTTP_X_CORP}" pattern="^yes$"/></conditions><action type="None"/>"""), MitigationState.PresentNotEffective, "shadowed"),
        (MitigatedServer.Cookie, "earlier rule for one page of Exchange", s => First(s, """<match url="^ecp/default\.flt$"/><action type="None"/>"""), MitigationState.PresentNotEffective, "shadowed"),
        (MitigatedServer.Cookie, "earlier rule for a method", s => First(s, """<match url="(.*)"/><conditions><add input="{REQUEST_METHOD}" pattern="^OPTIONS$"/></conditions><action type="None"/>"""), MitigationState.PresentNotEffective, "shadowed"),
        (MitigatedServer.Cookie, "earlier rule for another path", s => First(s, """<match url="^\.well-known/acme-challenge/"/><action type="None"/>"""), MitigationState.Effective, ""),
        (MitigatedServer.Cookie, "earlier rule for another path in wildcards", s => First(s, """<match url="status/*"/><action type="None"/>""", "patternSyntax=\"Wildcard\""), MitigationState.Effective, ""),
        (MitigatedServer.Cookie, "earlier rule for either of two paths", s => First(s, """<match url="^status|ecp"/><action type="None"/>"""), MitigationState.PresentNotEffective, "shadowed"),
        (MitigatedServer.Cookie, "earlier rule whose last letter is optional", s => First(s, """<match url="^ecps?/x$"/><action type="None"/>"""), MitigationState.PresentNotEffective, "shadowed"),
        (MitigatedServer.Cookie, "earlier rule for everything but one path", s => First(s, """<match url="^status" negate="true"/><action type="None"/>"""), MitigationState.PresentNotEffective, "shadowed"),
        (MitigatedServer.Cookie, "earlier rule for plain HTTP only", s => First(s, """<match url="(.*)"/><conditions><add input="{HTTPS}" pattern="^off$"/></conditions><action type="None"/>"""), MitigationState.Effective, ""),
        (MitigatedServer.Cookie, "earlier rule for plain HTTP or a header", s => First(s, """<match url="(.*)"/><conditions logicalGrouping="MatchAny"><add input="{HTTPS}" pattern="^off$"/><add input="{HTTP_X}" pattern="1"/></conditions><action type="None"/>"""), MitigationState.PresentNotEffective, "shadowed"),
        (MitigatedServer.Cookie, "earlier rule that is disabled", s => First(s, """<match url="(.*)"/><action type="None"/>""", "enabled=\"false\""), MitigationState.Effective, ""),
        (MitigatedServer.Words, "character references", s => s.Change(Site, "(?=.*powershell)", "(?=&#46;*powershell&#x29;"), MitigationState.Effective, ""),
        (MitigatedServer.Words, "commented out", s => s[Site] = s[Site].Replace("<rule name=\"PowerShell", "<!--<rule name=\"PowerShell", StringComparison.Ordinal).Replace("</rules>", "--></rules>", StringComparison.Ordinal), MitigationState.Absent, "is not there"),
        (MitigatedServer.Words, "line end behind the pattern", s => s.Change(Site, "(?=.*powershell)\"", "(?=.*powershell)&#xA;\""), MitigationState.PresentNotEffective, "pattern is"),
        (MitigatedServer.Words, "letter that only looks the same", s => s.Change(Site, "(?=.*powershell)", "(?=.*pow\u0435rshell)"), MitigationState.PresentNotEffective, "pattern is"),
        (MitigatedServer.Words, "switched off with a number", s => s.Change(Site, "<rule name=\"PowerShell", "<rule enabled=\"0\" name=\"PowerShell"), MitigationState.PresentNotEffective, "is disabled"),
        (MitigatedServer.Words, "rule within another element", s => s.Change(Site, "<rules>", "<rules><group>").Change(Site, "</rules>", "</group></rules>"), MitigationState.Absent, "is not there"),
        (MitigatedServer.Words, "section twice in one file", s => s.Change(Site, "</rewrite>", "</rewrite><rewrite><rules><clear/></rules></rewrite>"), MitigationState.PresentNotEffective, "twice"),
        (MitigatedServer.Words, "condition on the type of file", s => s.Change(Site, "(?=.*powershell)\"", "(?=.*powershell)\" matchType=\"IsFile\""), MitigationState.PresentNotEffective, ""),
        (MitigatedServer.Words, "cleared by a location of the site's file", s => s.Change(Site, "</system.webServer>", """</system.webServer><location path="Autodiscover"><system.webServer><rewrite><rules><clear/></rules></rewrite></system.webServer></location>"""), MitigationState.PresentNotEffective, "not in force at Default Web Site/Autodiscover"),
        (MitigatedServer.Words, "removed and written again below in another form", s => s[Auto] = $"<configuration><system.webServer><rewrite><rules><remove name=\"PowerShell - inbound\"/>{MitigatedServer.WordsRule.Replace("(?=.*autodiscover)", "(?=.*autodiscovery)", StringComparison.Ordinal)}</rules></rewrite></system.webServer></configuration>", MitigationState.PresentNotEffective, "not in force"),
    ];

    public static TheoryData<string, string> Names => [.. Cases.Select(c => (c.Id, c.What))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Configuration_IsJudgedAsIisWould(string id, string what)
    {
        var expected = Cases.Single(c => c.Id == id && c.What == what);
        var server = new MitigatedServer();
        expected.Change(server);

        var report = server.Verify(id);

        Assert.True(report.State == expected.State, $"{report.State}: {report.Evidence}");
        Assert.Contains(expected.Reason, report.Evidence, StringComparison.OrdinalIgnoreCase);
    }

    private static MitigatedServer Declare(MitigatedServer server)
    {
        Assert.Contains("<configuration>", server.Host, StringComparison.Ordinal);
        server.Host = server.Host.Replace("<configuration>", "<configuration>" + Declared, StringComparison.Ordinal);
        return server;
    }

    private static void Location(MitigatedServer server, string path, string attributes, string content) =>
        server.Host = server.Host.Replace("</configuration>", $"<location path=\"{path}\" {attributes}><system.webServer>{content}</system.webServer></location></configuration>", StringComparison.Ordinal);

    private static void First(MitigatedServer server, string content, string attributes = "") => server.Change(Site, "<rules>", $"<rules><rule name=\"first\" stopProcessing=\"true\" {attributes}>{content}</rule>");
}
