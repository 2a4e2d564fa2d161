using Breakwater.Model;

namespace Breakwater.IisConfig.Tests.Verification;

/// <summary>Rules that look like protection and are none. Each must be caught, with its reason.</summary>
public sealed class RuleMutationTest
{
    private const string Site = MitigatedServer.SiteConfig;
    private const string Owa = MitigatedServer.OwaConfig;
    private const string Auto = MitigatedServer.AutodiscoverConfig;
    private const string StopFirst = """<rules><rule name="first" stopProcessing="true"><match url=".*" /><action type="None" /></rule>""";

    private static readonly (string Id, string What, Action<MitigatedServer> Spoil, MitigationState State, string Reason)[] Mutations =
    [
        (MitigatedServer.Words, "v1 pattern", s => s.Change(Site, "(?=.*autodiscover)(?=.*powershell)", @".*autodiscover\.json.*\@.*Powershell.*").Change(Site, "{UrlDecode:{REQUEST_URI}}", "{REQUEST_URI}"), MitigationState.Outdated, "at sign"),
        (MitigatedServer.Words, "v2 pattern", s => s.Change(Site, "(?=.*autodiscover)(?=.*powershell)", @".*autodiscover\.json.*Powershell.*").Change(Site, "{UrlDecode:{REQUEST_URI}}", "{REQUEST_URI}"), MitigationState.Outdated, "encoded letter"),
        (MitigatedServer.Words, "v3 pattern", s => s.Change(Site, "(?=.*autodiscover)(?=.*powershell)", @".*autodiscover\.json.*Powershell.*"), MitigationState.Outdated, "order of the words"),
        (MitigatedServer.Words, "form of the blog", s => s.Change(Site, "(?=.*autodiscover)(?=.*powershell)", @"(?=.*autodiscover\.json)(?=.*powershell)"), MitigationState.Outdated, "called this form an error"),
        (MitigatedServer.Words, "raw input", s => s.Change(Site, "{UrlDecode:{REQUEST_URI}}", "{REQUEST_URI}"), MitigationState.PresentNotEffective, "input is '{REQUEST_URI}'"),
        (MitigatedServer.Words, "stray space", s => s.Change(Site, "{UrlDecode:{REQUEST_URI}}", "{UrlDecode: {REQUEST_URI}}"), MitigationState.PresentNotEffective, "a stray space"),
        (MitigatedServer.Words, "input without the query", s => s.Change(Site, "{UrlDecode:{REQUEST_URI}}", "{URL}"), MitigationState.PresentNotEffective, "input is '{URL}'"),
        (MitigatedServer.Words, "space in the pattern", s => s.Change(Site, "(?=.*powershell)", "(?=.*powershell) "), MitigationState.PresentNotEffective, "pattern is"),
        (MitigatedServer.Words, "misspelt pattern", s => s.Change(Site, "(?=.*powershell)", "(?=.*powershel1)"), MitigationState.PresentNotEffective, "pattern is"),
        (MitigatedServer.Words, "disabled", s => s.Change(Site, """<rule name="PowerShell - inbound" """, """<rule name="PowerShell - inbound" enabled="false" """), MitigationState.PresentNotEffective, "is disabled"),
        (MitigatedServer.Words, "negated condition", s => s.Change(Site, "(?=.*powershell)\"", "(?=.*powershell)\" negate=\"true\""), MitigationState.PresentNotEffective, "negate"),
        (MitigatedServer.Words, "negated url", s => s.Change(Site, """inbound" stopProcessing="true"><match url=".*" /><conditions><add input="{UrlDecode""", """inbound" stopProcessing="true"><match url=".*" negate="true" /><conditions><add input="{UrlDecode"""), MitigationState.PresentNotEffective, "negate"),
        (MitigatedServer.Words, "case matters", s => s.Change(Site, "(?=.*powershell)\"", "(?=.*powershell)\" ignoreCase=\"false\""), MitigationState.PresentNotEffective, "ignoreCase=false"),
        (MitigatedServer.Words, "wildcard syntax", s => s.Change(Site, """<rule name="PowerShell - inbound" """, """<rule name="PowerShell - inbound" patternSyntax="Wildcard" """), MitigationState.PresentNotEffective, "patternSyntax Wildcard"),
        (MitigatedServer.Words, "exact match syntax", s => s.Change(Site, """<rule name="PowerShell - inbound" """, """<rule name="PowerShell - inbound" patternSyntax="ExactMatch" """), MitigationState.PresentNotEffective, "patternSyntax ExactMatch"),
        (MitigatedServer.Words, "bare asterisk", s => s.Change(Site, """<rule name="PowerShell - inbound" stopProcessing="true"><match url=".*" />""", """<rule name="PowerShell - inbound" stopProcessing="true"><match url="*" />"""), MitigationState.PresentNotEffective, "no regular expression"),
        (MitigatedServer.Words, "url of one folder", s => s.Change(Site, """<rule name="PowerShell - inbound" stopProcessing="true"><match url=".*" />""", """<rule name="PowerShell - inbound" stopProcessing="true"><match url="^autodiscover" />"""), MitigationState.PresentNotEffective, "does not catch every request"),
        (MitigatedServer.Words, "action None", s => s.Change(Site, """powershell)" /></conditions><action type="AbortRequest" />""", """powershell)" /></conditions><action type="None" />"""), MitigationState.PresentNotEffective, "action is None"),
        (MitigatedServer.Words, "action Rewrite", s => s.Change(Site, """powershell)" /></conditions><action type="AbortRequest" />""", """powershell)" /></conditions><action type="Rewrite" url="/owa/" />"""), MitigationState.PresentNotEffective, "action is Rewrite"),
        (MitigatedServer.Words, "extra condition", s => s.Change(Site, """(?=.*powershell)" />""", """(?=.*powershell)" /><add input="{REMOTE_ADDR}" pattern="^192\.0\.2\." />"""), MitigationState.PresentNotEffective, "2 conditions"),
        (MitigatedServer.Words, "no condition", s => s.Change(Site, """<conditions><add input="{UrlDecode:{REQUEST_URI}}" pattern="(?=.*autodiscover)(?=.*powershell)" /></conditions>""", ""), MitigationState.PresentNotEffective, "0 conditions"),
        (MitigatedServer.Words, "earlier rule stops", s => s.Change(Site, "<rules>", StopFirst), MitigationState.PresentNotEffective, "shadowed: 'first'"),
        (MitigatedServer.Words, "earlier rule stops for some addresses", s => s.Change(Site, "<rules>", StopFirst.Replace("<action", """<conditions><add input="{REMOTE_ADDR}" pattern="^203" /></conditions><action""", StringComparison.Ordinal)), MitigationState.PresentNotEffective, "shadowed"),
        (MitigatedServer.Words, "earlier rule rewrites", s => s.Change(Site, "<rules>", """<rules><rule name="first"><match url="^autodiscover(.*)" /><action type="Rewrite" url="/x{R:1}" /></rule>"""), MitigationState.PresentNotEffective, "rewrites the request"),
        (MitigatedServer.Words, "global rule stops", s => s.Host = s.Host.Replace("<globalModules>", """<rewrite><globalRules><rule name="g" stopProcessing="true"><match url="(.*)" /><action type="None" /></rule></globalRules></rewrite><globalModules>""", StringComparison.Ordinal), MitigationState.PresentNotEffective, "shadowed: 'g'"),
        (MitigatedServer.Words, "cleared in a child", s => s.Change(Auto, "<system.webServer/>", "<system.webServer><rewrite><rules><clear/></rules></rewrite></system.webServer>"), MitigationState.PresentNotEffective, "not in force at Default Web Site/Autodiscover: <clear/>"),
        (MitigatedServer.Words, "removed in a child", s => s.Change(Auto, "<system.webServer/>", """<system.webServer><rewrite><rules><remove name="powershell - INBOUND"/></rules></rewrite></system.webServer>"""), MitigationState.PresentNotEffective, "<remove>"),
        (MitigatedServer.Words, "cleared in a location", s => s.Host = s.Host.Replace("</configuration>", """<location path="Default Web Site/EWS"><system.webServer><rewrite><rules><clear/></rules></rewrite></system.webServer></location></configuration>""", StringComparison.Ordinal), MitigationState.PresentNotEffective, "not in force at Default Web Site/EWS"),
        (MitigatedServer.Words, "cleared in the same file", s => s.Change(Site, "</rules>", "<clear/></rules>"), MitigationState.PresentNotEffective, "not in force"),
        (MitigatedServer.Words, "not passed on to applications", s => s.Change(Site, "<system.webServer>", """<location path="." inheritInChildApplications="false"><system.webServer>""").Change(Site, "</system.webServer>", "</system.webServer></location>"), MitigationState.PresentNotEffective, "not in force"),
        (MitigatedServer.Words, "duplicate name", s => s.Change(Site, "</rules>", MitigatedServer.WordsRule + "</rules>"), MitigationState.PresentNotEffective, "duplicate rule"),
        (MitigatedServer.Words, "duplicate name in a child", s => s.Change(Auto, "<system.webServer/>", $"<system.webServer><rewrite><rules>{MitigatedServer.WordsRule}</rules></rewrite></system.webServer>"), MitigationState.PresentNotEffective, "duplicate rule"),
        (MitigatedServer.Words, "wrong site", s => { s[MitigatedServer.BackEndConfig] = s[Site]; s[Site] = "<configuration/>"; }, MitigationState.PresentNotEffective, "is at Exchange Back End only"),
        (MitigatedServer.Words, "one application only", s => { s[Auto] = s[Site]; s[Site] = "<configuration/>"; }, MitigationState.PresentNotEffective, "is at Default Web Site/Autodiscover only"),
        (MitigatedServer.Words, "wrong branch", s => s.Change(Site, "rules>", "outboundRules>"), MitigationState.PresentNotEffective, "wrong branch"),
        (MitigatedServer.Words, "module not loaded", s => s.Host = s.Host.Replace("\"RewriteModule\"", "\"OtherModule\"", StringComparison.Ordinal), MitigationState.PresentNotEffective, "RewriteModule is not among"),
        (MitigatedServer.Words, "module file gone", s => s.Observed = s.Observed with { FileExists = _ => false }, MitigationState.PresentNotEffective, "does not exist"),
        (MitigatedServer.Words, "module removed on the way", s =>
        {
            s.Host = s.Host.Replace("<globalModules>", """<modules><add name="RewriteModule"/></modules><globalModules>""", StringComparison.Ordinal);
            s.Change(Auto, "<system.webServer/>", """<system.webServer><modules><remove name="RewriteModule"/></modules></system.webServer>""");
        }, MitigationState.PresentNotEffective, "taken away at Default Web Site/Autodiscover"),
        (MitigatedServer.Words, "damaged file", s => s.Change(Site, "</configuration>", "<"), MitigationState.PresentNotEffective, "expected well-formed XML"),
        (MitigatedServer.Words, "damaged child", s => s[Auto] = "<configuration><system.webServer></configuration>", MitigationState.PresentNotEffective, "expected well-formed XML"),
        (MitigatedServer.Words, "locked above", s => s.Host = s.Host.Replace("</configuration>", """<location path="Default Web Site" overrideMode="Deny"><system.webServer><rewrite><rules/></rewrite></system.webServer></location></configuration>""", StringComparison.Ordinal), MitigationState.PresentNotEffective, "locks"),
        (MitigatedServer.Words, "absent", s => s[Site] = "<configuration/>", MitigationState.Absent, "is not there"),
        (MitigatedServer.Words, "broken rule beside it", s => s.Change(Site, "</rules>", """<rule name="odd"><match url="(" /><action type="None" /></rule></rules>"""), MitigationState.PresentNotEffective, "'(' is no regular expression"),
        (MitigatedServer.Words, "collected without the child", s => { s.IsWholeServer = false; s.Remove(Auto); }, MitigationState.Unknown, "Autodiscover"),
        (MitigatedServer.Cookie, "one of two", s => s.Change(Site, "X-BEResource Abort - inbound", "gone").Change(Site, "(.+)~(.+)", "x"), MitigationState.PresentNotEffective, "'X-BEResource Abort - inbound' is not there"),
        (MitigatedServer.Cookie, "wrong header", s => s.Change(Site, "{HTTP_COOKIE}", "{HTTP_COOKIES}"), MitigationState.PresentNotEffective, "input is '{HTTP_COOKIES}'"),
        (MitigatedServer.Header, "first form", s => s.Change(Owa, @"|readingPane\.aspx|popout\.aspx", ""), MitigationState.Outdated, "reading pane"),
        (MitigatedServer.Header, "wrong pre-condition name", s => s.Change(Owa, "preCondition=\"EOMT OWA SPA HTML shell - precondition\"", "preCondition=\"EOMT OWA SPA HTML shell\""), MitigationState.PresentNotEffective, "does not exist"),
        (MitigatedServer.Header, "one condition only", s => s.Change(Owa, """<add input="{RESPONSE_CONTENT_TYPE}" pattern="^text/html" />""", ""), MitigationState.PresentNotEffective, "lacks the condition on {RESPONSE_CONTENT_TYPE}"),
        (MitigatedServer.Header, "MatchAny", s => s.Change(Owa, "MatchAll", "MatchAny"), MitigationState.PresentNotEffective, "MatchAny"),
        (MitigatedServer.Header, "other directive", s => s.Change(Owa, "script-src-attr 'none'", "script-src-attr 'NONE'"), MitigationState.PresentNotEffective, "value is"),
        (MitigatedServer.Header, "other header", s => s.Change(Owa, "RESPONSE_Content_Security_Policy", "RESPONSE_X_Content_Security_Policy"), MitigationState.PresentNotEffective, "it rewrites"),
        (MitigatedServer.Header, "disabled", s => s.Change(Owa, "<rule name", "<rule enabled=\"false\" name"), MitigationState.PresentNotEffective, "is disabled"),
        (MitigatedServer.Header, "later rule overwrites", s => s.Change(Owa, "</outboundRules>", """<rule name="last"><match serverVariable="RESPONSE_Content_Security_Policy" pattern=".*" /><action type="Rewrite" value="default-src 'self'" /></rule></outboundRules>"""), MitigationState.PresentNotEffective, "proof table"),
        (MitigatedServer.Header, "earlier rule stops", s => s.Change(Owa, "<rule name", """<rule name="first" stopProcessing="true"><match serverVariable="RESPONSE_Server" pattern=".*" /><action type="Rewrite" value="" /></rule><rule name"""), MitigationState.PresentNotEffective, "shadowed"),
        (MitigatedServer.Header, "duplicate pre-condition", s => s.Change(Owa, "</preConditions>", """<preCondition name="eomt owa spa html shell - precondition"/></preConditions>"""), MitigationState.PresentNotEffective, "duplicate preCondition"),
        (MitigatedServer.Header, "under rules", s => s.Change(Owa, "outboundRules>", "rules>"), MitigationState.PresentNotEffective, "wrong branch"),
        (MitigatedServer.Header, "at the site", s => { s[Site] = s[Owa]; s[Owa] = "<configuration><system.webServer><rewrite><outboundRules><clear/></outboundRules></rewrite></system.webServer></configuration>"; }, MitigationState.PresentNotEffective, "<clear/>"),
        (MitigatedServer.Header, "action None", s => s.Change(Owa, "type=\"Rewrite\"", "type=\"None\""), MitigationState.PresentNotEffective, "action is None"),
        (MitigatedServer.Header, "another application", s => { s[Auto] = s[Owa]; s[Owa] = "<configuration/>"; }, MitigationState.PresentNotEffective, "is at Default Web Site/Autodiscover only"),
    ];

    public static TheoryData<string, string> Names => [.. Mutations.Select(m => (m.Id, m.What))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Mutation_IsCaughtWithItsReason(string id, string what)
    {
        var mutation = Mutations.Single(m => m.Id == id && m.What == what);
        var server = new MitigatedServer();
        mutation.Spoil(server);

        var report = server.Verify(id);

        Assert.True(report.State == mutation.State, $"{report.State}: {report.Evidence}");
        Assert.Contains(mutation.Reason, report.Evidence, StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(true, report.Effective);
    }

    [Fact]
    public void Mutations_AreAtLeastForty() => Assert.True(Mutations.Length >= 40);
}
