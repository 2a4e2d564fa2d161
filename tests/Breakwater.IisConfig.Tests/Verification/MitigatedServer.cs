using System.Text;
using Breakwater.IisConfig.Files;
using Breakwater.IisConfig.Verification;
using Breakwater.Knowledge;

namespace Breakwater.IisConfig.Tests.Verification;

/// <summary>An invented server with the rules that the vendor's tools write, and every way to spoil them.</summary>
internal sealed class MitigatedServer
{
    public const string Cookie = "MIT-2021-26855-COOKIE";
    public const string Words = "MIT-2022-41040-REWRITE";
    public const string Header = "MIT-2026-42897-CSP";

    public const string OwaConfig = @"D:\Exchange2019\FrontEnd\HttpProxy\owa\web.config";
    public const string AutodiscoverConfig = @"D:\Exchange2019\FrontEnd\HttpProxy\Autodiscover\web.config";
    public const string SiteConfig = @"C:\inetpub\wwwroot\web.config";
    public const string BackEndConfig = @"D:\Exchange2019\ClientAccess\web.config";

    public const string CookieRules = """
        <rule name="X-AnonResource-Backend Abort - inbound"><match url=".*" /><conditions><add input="{HTTP_COOKIE}" pattern="(.*)X-AnonResource-Backend(.*)" /></conditions><action type="AbortRequest" /></rule>
        <rule name="X-BEResource Abort - inbound" stopProcessing="true"><match url=".*" /><conditions><add input="{HTTP_COOKIE}" pattern="(.*)X-BEResource=(.+)/(.+)~(.+)" /></conditions><action type="AbortRequest" /></rule>
        """;

    public const string WordsRule = """
        <rule name="PowerShell - inbound" stopProcessing="true"><match url=".*" /><conditions><add input="{UrlDecode:{REQUEST_URI}}" pattern="(?=.*autodiscover)(?=.*powershell)" /></conditions><action type="AbortRequest" /></rule>
        """;

    public const string HeaderRules = """
        <preConditions><preCondition name="EOMT OWA SPA HTML shell - precondition" patternSyntax="ECMAScript" logicalGrouping="MatchAll"><add input="{RESPONSE_CONTENT_TYPE}" pattern="^text/html" /><add input="{REQUEST_URI}" pattern="^/owa/?($|\?|default\.aspx|projection\.aspx|readingPane\.aspx|popout\.aspx)" /></preCondition></preConditions>
        <rule name="EOMT OWA CSP - outbound" preCondition="EOMT OWA SPA HTML shell - precondition"><match serverVariable="RESPONSE_Content_Security_Policy" pattern="(.*)" /><action type="Rewrite" value="{R:1}; script-src-attr 'none'" /></rule>
        """;

    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase)
    {
        [SiteConfig] = $"<configuration><system.webServer><rewrite><rules>{CookieRules}{WordsRule}</rules></rewrite></system.webServer></configuration>",
        [OwaConfig] = $"<configuration><system.webServer><rewrite><outboundRules>{HeaderRules}</outboundRules></rewrite></system.webServer></configuration>",
        [AutodiscoverConfig] = "<configuration><system.webServer/></configuration>",
    };

    public string Host { get; set; } = Sample.Config().Replace("<globalModules>", """<globalModules><add name="RewriteModule" image="%SystemRoot%\system32\inetsrv\rewrite.dll"/>""", StringComparison.Ordinal);

    public bool IsWholeServer { get; set; } = true;

    public ServerObservations Observed { get; set; } = ServerObservations.None;

    public string this[string file]
    {
        get => _files[file];
        set => _files[file] = value;
    }

    public void Remove(string file) => _files.Remove(file);

    /// <summary>Replaces text that must be there: a mutation that changes nothing would prove nothing.</summary>
    public MitigatedServer Change(string file, string from, string to)
    {
        Assert.Contains(from, this[file], StringComparison.Ordinal);
        this[file] = this[file].Replace(from, to, StringComparison.Ordinal);
        return this;
    }

    public MitigationReport Verify(string id) => Verify(id, mayBreakOff: false);

    /// <summary>Also where applicationHost.config breaks off.</summary>
    public MitigationReport TryVerify(string id) => Verify(id, mayBreakOff: true);

    private MitigationReport Verify(string id, bool mayBreakOff)
    {
        Assert.True(IisConfiguration.TryRead(new MemoryStream(Encoding.UTF8.GetBytes(Host)), "applicationHost.config", out var host, out var problem), problem);
        Assert.True(mayBreakOff || problem is null, problem);
        var files = new ConfigurationFiles(host!, "applicationHost.config", IsWholeServer);
        foreach (var (path, text) in _files)
        {
            files.Add(path, new MemoryStream(Encoding.UTF8.GetBytes(text)));
        }

        return new MitigationVerifier(files, Observed).Verify(KnowledgeBase.Embedded.Mitigations.Single(m => m.Id == id));
    }
}
