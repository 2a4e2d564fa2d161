using System.Text;

namespace Breakwater.IisConfig.Tests;

public sealed class IisConfigurationTest
{
    [Fact]
    public void Sites_AreToldByBindingsAndFolders_NotByNameOrId()
    {
        var config = Read(Sample.Config());

        Assert.Equal([(1, IisSiteKind.Other), (2, IisSiteKind.BackEnd), (7, IisSiteKind.FrontEnd)], config.Sites.Select(s => ((int)s.Id, s.Kind)));
        Assert.Equal([80, 443], config.FrontEnd!.Bindings.Select(b => b.Port!.Value));
        Assert.Equal("helpdesk.example", config.Sites[0].Bindings[0].Host);
        Assert.Equal(@"C:\inetpub\wwwroot", config.FrontEnd.Applications[0].VirtualDirectories[0].PhysicalPath);
        Assert.Equal(@"%SystemDrive%\inetpub\wwwroot", config.FrontEnd.Applications[0].VirtualDirectories[0].RawPhysicalPath);
        Assert.Equal(@"D:\Exchange2019\", config.ExchangeInstallPath);
    }

    [Fact]
    public void Exchange2010_HasOneSite_WhichIsTheFrontEnd()
    {
        var config = Read("""<configuration><system.applicationHost><sites><site name="Default Web Site" id="1"><application path="/owa"><virtualDirectory path="/" physicalPath="C:\Program Files\Microsoft\Exchange Server\V14\ClientAccess\owa"/></application><bindings><binding protocol="https" bindingInformation="*:443:"/></bindings></site></sites></system.applicationHost></configuration>""");

        Assert.Equal(IisSiteKind.FrontEnd, Assert.Single(config.Sites).Kind);
        Assert.Null(config.BackEnd);
    }

    [Fact]
    public void LogFolders_FollowDefaultsOverridesAndCentralLogging()
    {
        var config = Read(Sample.Config());
        var central = Read(Sample.Config(log: """<log centralLogFileMode="CentralW3C"><centralW3CLogFile enabled="true" directory="F:\Central"/></log>"""));
        var silent = Read(Sample.Config("""<location path="Default Web Site"><system.webServer><httpLogging dontLog="true"/></system.webServer></location>"""));

        Assert.Equal([@"E:\Logs\IIS\W3SVC7", @"C:\inetpub\logs\LogFiles\W3SVC2", @"C:\inetpub\logs\LogFiles\W3SVC1"], config.LogFolders().Select(f => f.Folder));
        Assert.Equal(["X-Forwarded-For"], config.FrontEnd!.Logging.CustomFields);
        Assert.All(config.LogFolders(), f => Assert.True(f.Enabled));
        Assert.All(central.LogFolders(), f => Assert.Equal(@"F:\Central\W3SVC", f.Folder));
        Assert.Equal([false, true, true], silent.LogFolders().Select(f => f.Enabled));
    }

    [Fact]
    public void SiteWithoutLog_IsNotEnabled()
    {
        var config = Read(Sample.Config(siteLog: """<logFile enabled="false" localTimeRollover="true" period="Hourly"/>"""));

        Assert.False(config.FrontEnd!.Logging.Enabled);
        Assert.True(config.FrontEnd.Logging.LocalTimeRollover);
        Assert.Equal("Hourly", config.FrontEnd.Logging.Period);
        Assert.Equal(@"%SystemDrive%\inetpub\logs\LogFiles", config.FrontEnd.Logging.RawDirectory);
    }

    [Fact]
    public void ModulesHandlersAndPools_CarryTheirPlace()
    {
        var config = Read(Sample.Config());

        Assert.Equal([@"D:\Exchange2019\Bin\kerbauth.dll", @"C:\Windows\System32\inetsrv\cachuri.dll"], config.GlobalModules.Select(m => m.Image));
        Assert.Equal(new IisHandler("Default Web Site/owa", "odd", "*.css", "*", "System.Web.UI.PageHandlerFactory", null, null), Assert.Single(config.Handlers));
        Assert.Equal(new IisModule("Default Web Site/owa", "HttpProxy", "Microsoft.Exchange.HttpProxy.ProxyModule"), Assert.Single(config.Modules));
        Assert.Equal(["LocalSystem", "SpecificUser", "NetworkService"], config.ApplicationPools.Select(p => p.IdentityType));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-8 with mark")]
    [InlineData("utf-16")]
    [InlineData("minified")]
    [InlineData("trailing garbage")]
    public void Encodings_AndLayouts_ReadAlike(string form)
    {
        var text = Sample.Config(Sample.Protected());
        byte[] bytes = form switch
        {
            "utf-8 with mark" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
            "utf-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text.Replace("UTF-8", "UTF-16", StringComparison.Ordinal))],
            "minified" => Encoding.UTF8.GetBytes(string.Concat(text.Split('\n').Select(l => l.Trim()))),
            "trailing garbage" => [.. Encoding.UTF8.GetBytes(text), .. "<!-- x --><more <<<\0"u8],
            _ => Encoding.UTF8.GetBytes(text),
        };

        Assert.True(IisConfiguration.TryRead(new MemoryStream(bytes), "applicationHost.config", out var config, out var problem), problem);
        Assert.Null(problem);
        Assert.True(config!.Complete);
        Assert.Equal(3, config.Sites.Count);
    }

    [Fact]
    public void BrokenXml_IsReadUpToTheDamage_AndSaysWhere()
    {
        var text = Sample.Config(Sample.Protected());
        var cut = text[..text.LastIndexOf("<location", StringComparison.Ordinal)] + "<location path=\"\e[31m";

        Assert.True(IisConfiguration.TryRead(Bytes(cut), "a/applicationHost.config", out var config, out var problem));
        Assert.False(config!.Complete);
        Assert.Equal(3, config.Sites.Count);
        Assert.StartsWith("IISC001 a/applicationHost.config line ", problem);
        Assert.DoesNotContain('\e', problem!);
    }

    [Theory]
    [InlineData("<!DOCTYPE configuration [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><configuration><system.applicationHost>&x;</system.applicationHost></configuration>")]
    [InlineData("<configuration><appSettings/></configuration>")]
    [InlineData("")]
    [InlineData("\0\0\0\0")]
    [InlineData("not xml")]
    public void OtherContent_IsRefused_WithReason(string text)
    {
        Assert.False(IisConfiguration.TryRead(Bytes(text), "x", out var config, out var problem));
        Assert.Null(config);
        Assert.StartsWith("IISC00", problem);
    }

    [Fact]
    public void DepthAndSize_AreBounded()
    {
        var deep = "<configuration><system.applicationHost/>" + string.Concat(Enumerable.Repeat("<a>", 100_000));
        var wide = "<configuration><system.applicationHost/>" + string.Concat(Enumerable.Repeat("<a/>", 600_000));
        var attributes = "<configuration><system.applicationHost " + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a{i}='' ")) + "/></configuration>";

        Assert.True(IisConfiguration.TryRead(Bytes(deep), "x", out _, out var tooDeep));
        Assert.True(IisConfiguration.TryRead(Bytes(wide), "x", out _, out var tooWide));
        Assert.True(IisConfiguration.TryRead(Bytes(attributes), "x", out _, out _));
        Assert.StartsWith("IISC002", tooDeep);
        Assert.StartsWith("IISC003", tooWide);
    }

    [Fact]
    public void MutatedFiles_NeverThrow()
    {
        var whole = Encoding.UTF8.GetBytes(Sample.Config(Sample.Protected()));
        var random = new Random(20220809);
        var parsed = 0;
        for (var round = 0; round < 500; round++)
        {
            var bytes = whole.ToArray();
            for (var i = random.Next(1, 6); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var cut = random.Next(3) == 0 ? random.Next(bytes.Length) : bytes.Length;
            if (IisConfiguration.TryRead(new MemoryStream(bytes, 0, cut), "m", out var config, out var problem))
            {
                parsed++;
                _ = config!.LogFolders().ToList();
                Assert.True(ExtendedProtection.ExtendedProtectionCheck.Evaluate(new Files.ConfigurationFiles(config, "", isWholeServer: true)).Satisfied is null == (!config.Complete || config.FrontEnd is null && config.BackEnd is null));
            }
            else
            {
                Assert.NotNull(problem);
            }
        }

        Assert.InRange(parsed, 50, 500);
    }

    internal static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    internal static IisConfiguration Read(string text)
    {
        Assert.True(IisConfiguration.TryRead(Bytes(text), "applicationHost.config", out var config, out var problem), problem);
        return config!;
    }
}
