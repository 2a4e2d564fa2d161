using Breakwater.Model;

namespace Breakwater.IisConfig.Tests.Verification;

/// <summary>More of everything than any server has, written to make the merge take hours; and a file that ends too early.</summary>
public sealed class HostileConfigurationTest
{
    private const int Many = 20_000;

    public static TheoryData<string> Kinds => ["applications", "folders", "locations", "rules", "rules below", "sections"];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Kinds))]
    public async Task Flood_IsUnknown_AndSoon(string kind)
    {
        var server = new MitigatedServer();
        server.Host = kind switch
        {
            "applications" => server.Host.Replace("</site>", Repeat("""<application path="/a{0}"><virtualDirectory path="/" physicalPath="C:\a{0}"/></application>""") + "</site>", StringComparison.Ordinal),
            "folders" => server.Host.Replace("<virtualDirectory path=\"/\"", Repeat("""<virtualDirectory path="/v{0}" physicalPath="C:\v{0}"/>""", 200) + "<virtualDirectory path=\"/\"", StringComparison.Ordinal),
            "locations" => server.Host.Replace("</configuration>", Repeat("""<location path="Default Web Site/a{0}"><system.webServer><modules/></system.webServer></location>""") + "</configuration>", StringComparison.Ordinal),
            "rules" => server.Host.Replace("</configuration>", $"<location path=\"Default Web Site\"><system.webServer><rewrite><rules>{Repeat("""<rule name="r{0}"><match url="x"/></rule>""")}</rules></rewrite></system.webServer></location></configuration>", StringComparison.Ordinal),
            "sections" => server.Host.Replace("<configSections>", "<configSections>" + Repeat("""<sectionGroup name="g{0}"/>"""), StringComparison.Ordinal),
            _ => server.Host,
        };
        if (kind == "rules below")
        {
            server.Change(MitigatedServer.SiteConfig, "<rules>", "<rules>" + Repeat("""<remove name="r{0}"/>"""));
        }

        var report = await Task.Run(() => server.Verify(MitigatedServer.Cookie), TestContext.Current.CancellationToken);
        Assert.Equal(MitigationState.Unknown, report.State);
        Assert.Contains("than any server has", report.Evidence, StringComparison.Ordinal);
    }

    /// <summary>What lies beyond the damage may clear the rule for one application.</summary>
    [Theory]
    [InlineData(0, MitigationState.Effective)]
    [InlineData(5, MitigationState.Unknown)]
    public void ApplicationHostThatBreaksOff_LeavesTheRuleUnknown(int cut, MitigationState state)
    {
        var server = new MitigatedServer();
        server.Host = server.Host.TrimEnd()[..^cut];
        var report = server.TryVerify(MitigatedServer.Words);
        Assert.True(report.State == state, $"{report.State}: {report.Evidence}");
    }

    private static string Repeat(string format, int times = Many) => string.Concat(Enumerable.Range(0, times).Select(i => format.Replace("{0}", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));
}
