using Breakwater.Detection.Configuration;
using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Detection.Tests.Configuration;

public sealed class SiteConfigurationTest
{
    private static readonly BackdoorModules Backdoors = new(KnowledgeBase.Embedded.Indicators);

    [Theory]
    [InlineData(@"C:\ProgramData\COM1\zing")]
    [InlineData(@"C:\Users\All Users\WHO\xyz")]
    [InlineData(@"\\?\C:\inetpub\wwwroot\aux")]
    [InlineData(@"%ProgramData%\x")]
    [InlineData(@"c:/windows/temp")]
    public void HiddenFolder_IsProxyShellPersistence(string folder)
    {
        var trace = Assert.Single(SiteDirectoryDetector.Examine("applicationHost.config", [new SiteDirectory("Default Web Site", "/owa/auth/x", folder)]));
        Assert.Equal(("proxyshell", Rung.Persistence, Confidence.High), (trace.Campaign, trace.Rung, trace.Confidence));
    }

    [Theory]
    [InlineData(@"%SystemDrive%\inetpub\wwwroot")]
    [InlineData(@"D:\Exchange\FrontEnd\HttpProxy\owa")]
    [InlineData(@"C:\Windows\System32\RpcProxy")]
    [InlineData(@"E:\consolidated\common\auxiliary")]
    public void OrdinaryFolder_IsNoTrace(string folder) => Assert.Empty(SiteDirectoryDetector.Examine("applicationHost.config", [new SiteDirectory("Default Web Site", "/", folder)]));

    [Theory]
    [InlineData(@"C:\Windows\System32\inetsrv\IIS-Raid-Backdoor.dll", "", Confidence.High)]
    [InlineData(@"%windir%\System32\inetsrv\HTTPParser.dll", "", Confidence.High)]
    [InlineData(@"C:\Program Files\Common Files\isapicache_.dll", "", Confidence.High)]
    [InlineData("", "Microsoft.Exchange.Clients.OwaAuth.Filter, Microsoft.Exchange.Clients.OwaAuth", Confidence.High)]
    [InlineData(@"%windir%\System32\inetsrv\logging.dll", "", Confidence.Medium)]
    [InlineData("", "System.Web.Design.ExtenderControlDesigner, System.Web.Extensions.Design", Confidence.High)]
    [InlineData(@"C:\ProgramData\x\iis.dll", "", Confidence.Medium)]
    [InlineData(@"C:\Windows\Temp\iis.dll", "", Confidence.Medium)]
    public void SuspiciousModule_IsPersistence(string image, string type, Confidence expected) =>
        Assert.Equal((expected, Rung.Persistence), Assert.Single(ModuleDetector.Examine("a.config", [new ModuleEntry("m", image, type)], Backdoors)) is var t ? (t.Confidence, t.Rung) : default);

    [Theory]
    [InlineData(@"%windir%\System32\inetsrv\cachuri.dll", "")]
    [InlineData(@"C:\Program Files\Microsoft\Exchange Server\V15\Bin\kerbauth.dll", "")]
    [InlineData(@"C:\Program Files\New Relic\.NET Agent\NewRelic.Profiler.dll", "")]
    [InlineData(@"C:\Program Files\Vendor\IISModule.dll", "")]
    [InlineData(@"C:\Program Files\Vendor\logging.dll", "")]
    [InlineData("", "Microsoft.Exchange.HttpProxy.ProxyModule,Microsoft.Exchange.FrontEndHttpProxy")]
    public void OrdinaryModule_IsNoTrace(string image, string type) => Assert.Empty(ModuleDetector.Examine("a.config", [new ModuleEntry("m", image, type)], Backdoors));
}
