using Breakwater.Model;

namespace Breakwater.IisConfig.Tests.Verification;

/// <summary>Rules that protect, in every spelling that the vendor's tools and administrators use.</summary>
public sealed class EffectiveRuleTest
{
    private const string Site = MitigatedServer.SiteConfig;

    private static readonly (string Id, string What, Action<MitigatedServer> Change)[] Variants =
    [
        (MitigatedServer.Cookie, "as published", _ => { }),
        (MitigatedServer.Words, "as published", _ => { }),
        (MitigatedServer.Header, "as published", _ => { }),
        (MitigatedServer.Words, "name of the emergency service", s => s.Change(Site, "PowerShell - inbound", "EEMS M1.1 PowerShell - inbound")),
        (MitigatedServer.Words, "any name", s => s.Change(Site, "PowerShell - inbound", "block bad things")),
        (MitigatedServer.Words, "custom response", s => s.Change(Site, """powershell)" /></conditions><action type="AbortRequest" />""", """powershell)" /></conditions><action type="CustomResponse" statusCode="403" />""")),
        (MitigatedServer.Words, "explicit defaults", s => s.Change(Site, "<rule name=\"PowerShell - inbound\"", "<rule enabled=\"true\" patternSyntax=\"ECMAScript\" name=\"PowerShell - inbound\"")),
        (MitigatedServer.Words, "an earlier rule that blocks", s => s.Change(Site, "<rules>", """<rules><rule name="x" stopProcessing="true"><match url=".*" /><conditions><add input="{REQUEST_METHOD}" pattern="^TRACE$" /></conditions><action type="AbortRequest" /></rule>""")),
        (MitigatedServer.Words, "an earlier rule for another path", s => s.Change(Site, "<rules>", """<rules><rule name="x" stopProcessing="true"><match url="^healthcheck\.htm$" /><action type="None" /></rule>""")),
        (MitigatedServer.Words, "redirect of plain HTTP", s => s.Change(Site, "<rules>", """<rules><rule name="x" stopProcessing="true"><match url="(.*)" /><conditions><add input="{HTTPS}" pattern="off" /></conditions><action type="Redirect" url="https://{HTTP_HOST}/{R:1}" /></rule>""")),
        (MitigatedServer.Words, "in applicationHost.config", s =>
        {
            s[Site] = "<configuration/>";
            s.Host = s.Host.Replace("</configuration>", $"""<location path="default web site"><system.webServer><rewrite><rules>{MitigatedServer.WordsRule}</rules></rewrite></system.webServer></location></configuration>""", StringComparison.Ordinal);
        }),
        (MitigatedServer.Words, "for the whole server", s =>
        {
            s[Site] = "<configuration/>";
            s.Host = s.Host.Replace("<globalModules>", $"<rewrite><globalRules>{MitigatedServer.WordsRule}</globalRules></rewrite><globalModules>", StringComparison.Ordinal);
        }),
        (MitigatedServer.Words, "cleared and added again", s => s[MitigatedServer.AutodiscoverConfig] = $"<configuration><system.webServer><rewrite><rules><clear/>{MitigatedServer.WordsRule}</rules></rewrite></system.webServer></configuration>"),
        (MitigatedServer.Words, "in a file of its own", s =>
        {
            s[@"C:\inetpub\wwwroot\rules.config"] = $"<rules>{MitigatedServer.WordsRule}</rules>";
            s[Site] = """<configuration><system.webServer><rewrite><rules configSource="rules.config"/></rewrite></system.webServer></configuration>""";
        }),
        (MitigatedServer.Header, "names of the emergency service", s => s.Change(MitigatedServer.OwaConfig, "EOMT ", "EEMS M2.1 ")),
        (MitigatedServer.Header, "site rule inherited", s => (s[Site], s[MitigatedServer.OwaConfig]) = (s[MitigatedServer.OwaConfig], "<configuration/>")),
    ];

    public static TheoryData<string, string> Names => [.. Variants.Select(v => (v.Id, v.What))];

    [Theory]
    [MemberData(nameof(Names))]
    public void CorrectForm_IsEffective(string id, string what)
    {
        var server = new MitigatedServer();
        Variants.Single(v => v.Id == id && v.What == what).Change(server);

        var report = server.Verify(id);

        Assert.True(report.State == MitigationState.Effective, $"{report.State}: {report.Evidence}");
        Assert.True(report.Effective);
        Assert.All(report.Proof, row => Assert.True(row.AsExpected, $"{row.Request.Path}: {row.Outcome} {row.By}"));
        Assert.Contains(report.Proof, row => row.Request.Attack);
        Assert.Contains(report.Proof, row => !row.Request.Attack);
    }

    [Fact]
    public void NoConfiguration_IsUnknown()
    {
        var report = new IisConfig.Verification.MitigationVerifier(null, IisConfig.Verification.ServerObservations.None)
            .Verify(Knowledge.KnowledgeBase.Embedded.Mitigations.Single(m => m.Id == MitigatedServer.Words));

        Assert.Equal(MitigationState.Unknown, report.State);
        Assert.Null(report.Effective);
    }
}
