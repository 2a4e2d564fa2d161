using System.Text;
using Breakwater.Detection.Configuration;
using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Detection.Tests.Configuration;

public sealed class WebConfigDetectorTest
{
    [Theory]
    [InlineData("<handlers><add name=\"x\" path=\"*.png\" verb=\"*\" type=\"System.Web.UI.PageHandlerFactory\" /></handlers>", Confidence.Medium)]
    [InlineData("<handlers><add name=\"x\" path=\"web.config\" verb=\"*\" modules=\"IsapiModule\" scriptProcessor=\"%windir%\\system32\\inetsrv\\asp.dll\" /></handlers>", Confidence.Medium)]
    [InlineData("<handlers><add name=\"x\" path=\"*.foo\" verb=\"*\" scriptProcessor=\"C:\\PerfLogs\\x.exe\" /></handlers>", Confidence.Medium)]
    [InlineData("<handlers><add name=\"x\" path=\"*.foo\" verb=\"*\" scriptProcessor=\"C:\\ProgramData\\AUX\\x.dll\" /></handlers>", Confidence.High)]
    [InlineData("<modules><add name=\"x\" type=\"System.Web.Design.ExtenderControlDesigner, System.Web.Extensions.Design\" /></modules>", Confidence.High)]
    [InlineData("<rewrite><rules><rule name=\"r\"><match url=\"^images/(.*)\\.png$\" /><action type=\"Rewrite\" url=\"/aspnet_client/x.aspx?p={R:1}\" /></rule></rules></rewrite>", Confidence.Medium)]
    [InlineData("<rewrite><rules><rule name=\"r\"><match url=\"(.*)\" /><action type=\"Rewrite\" url=\"http://203.0.113.9/{R:1}\" /></rule></rules></rewrite>", Confidence.Medium)]
    [InlineData("<rewrite><rules><rule name=\"r\"><match url=\"(.*)\" /><conditions><add input=\"{HTTP_USER_AGENT}\" pattern=\"googlebot|baidu\" /></conditions><action type=\"Rewrite\" url=\"https://shop.fabrikam.example/{R:1}\" /></rule></rules></rewrite>", Confidence.Medium)]
    [InlineData("<rewrite><rules><rule name=\"r\"><match url=\"(.*)\" /><action type=\"Rewrite\" url=\"https://office.contoso.example/{R:1}\" /></rule></rules></rewrite>", Confidence.Low)]
    public void WhatIntrudersChange_IsPersistence(string section, Confidence expected)
    {
        var trace = Assert.Single(Examine($"<configuration><location path=\"owa\"><system.webServer>{section}</system.webServer></location></configuration>"));
        Assert.Equal((expected, Rung.Persistence), (trace.Confidence, trace.Rung));
    }

    /// <summary>The published mitigations, under any name.</summary>
    [Theory]
    [InlineData("<rule name=\"EEMS M1.1 PowerShell - inbound\"><match url=\".*\" /><conditions><add input=\"{UrlDecode:{REQUEST_URI}}\" pattern=\"(?=.*autodiscover)(?=.*powershell)\" /></conditions><action type=\"AbortRequest\" /></rule>")]
    [InlineData("<rule name=\"X-BEResource Abort - inbound\" stopProcessing=\"true\"><match url=\".*\" /><conditions><add input=\"{HTTP_COOKIE}\" pattern=\"(.*)X-BEResource=(.+)/(.+)~(.+)\" /></conditions><action type=\"AbortRequest\" /></rule>")]
    [InlineData("<rule name=\"https\"><match url=\"(.*)\" /><action type=\"Redirect\" url=\"https://{HTTP_HOST}/{R:1}\" /></rule>")]
    [InlineData("<rule name=\"r\"><match url=\"^$\" /><action type=\"Rewrite\" url=\"/owa/default.aspx\" /></rule>")]
    [InlineData("<rule name=\"r\"><match url=\"(.*)\" /><action type=\"Rewrite\" url=\"https://10.1.2.3/{R:1}\" /></rule>")]
    [InlineData("<rule name=\"r\"><match url=\"(.*)\" /><action type=\"Rewrite\" url=\"{C:1}://{HTTP_HOST}:444/{R:1}\" /></rule>")]
    [InlineData("<rule name=\"r\" enabled=\"false\"><match url=\"(.*)\" /><action type=\"Rewrite\" url=\"http://203.0.113.9/{R:1}\" /></rule>")]
    public void DefenceAndDailyUse_IsNoTrace(string rule) =>
        Assert.Empty(Examine($"<configuration><system.webServer><rewrite><rules>{rule}</rules><outboundRules><rule name=\"EOMT OWA CSP - outbound\"><match serverVariable=\"RESPONSE_Content_Security_Policy\" pattern=\"(.*)\" /><action type=\"Rewrite\" value=\"{{R:1}}; script-src-attr 'none'\" /></rule></outboundRules></rewrite></system.webServer></configuration>"));

    [Theory]
    [InlineData("<add name=\"a\" path=\"*.aspx\" verb=\"*\" type=\"System.Web.UI.PageHandlerFactory\" />")]
    [InlineData("<add name=\"a\" path=\"*.flt\" verb=\"*\" type=\"Microsoft.Exchange.Management.ControlPanel.FilterHandler\" />")]
    [InlineData("<add name=\"a\" path=\"*.js\" verb=\"GET\" modules=\"StaticFileModule\" resourceType=\"File\" />")]
    [InlineData("<add name=\"a\" path=\"*\" verb=\"*\" type=\"System.Web.HttpForbiddenHandler\" />")]
    public void ShippedHandlers_AreNoTrace(string handler) => Assert.Empty(Examine($"<configuration><system.web><httpHandlers>{handler}</httpHandlers></system.web><system.webServer><handlers>{handler}</handlers></system.webServer></configuration>"));

    [Theory]
    [InlineData("validationKey=\"CB2721ABDAF8E9DC516D621D8B8BF13A2C9E8689A25303BF\" decryptionKey=\"E9\" validation=\"SHA1\"", "cve-2020-0688")]
    [InlineData("validationKey=\"0123456789ABCDEF0123456789ABCDEF01234567\"", null)]
    public void WrittenKey_IsALowLead_AndNotRepeated(string attributes, string? campaign)
    {
        var trace = Assert.Single(Examine($"<configuration><system.web><machineKey {attributes} /></system.web></configuration>"));
        Assert.Equal((Confidence.Low, campaign), (trace.Confidence, trace.Campaign));
        Assert.DoesNotContain("456789AB", trace.Excerpt + string.Join(' ', trace.Fields.Values), StringComparison.Ordinal);
        Assert.DoesNotContain("F8E9DC516D", trace.Excerpt + string.Join(' ', trace.Fields.Values), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<configuration><system.web><machineKey validationKey=\"AutoGenerate,IsolateApps\" /></system.web></configuration>")]
    [InlineData("<configuration/>")]
    [InlineData("<Task><handlers><add path=\"*.png\" type=\"PageHandlerFactory\"/></handlers></Task>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><configuration/>")]
    [InlineData("")]
    public void OtherContent_IsNoTrace(string text) => Assert.Empty(Examine(text));

    [Fact]
    public void DamagedFile_IsReadUpToTheDamage() =>
        Assert.Single(Examine("<configuration><system.webServer><handlers><add name=\"x\" path=\"*.png\" type=\"System.Web.UI.PageHandlerFactory\" /></handlers><rew"));

    [Fact]
    public void MutatedFile_NeverThrows()
    {
        var random = new Random(5);
        var seed = Encoding.UTF8.GetBytes("<configuration><system.webServer><handlers><add name=\"x\" path=\"*.png\" type=\"System.Web.UI.PageHandlerFactory\" /></handlers><rewrite><rules><rule name=\"r\"><match url=\"(.*)\\.png\" /><action type=\"Rewrite\" url=\"http://203.0.113.9/x.aspx\" /></rule></rules></rewrite></system.webServer></configuration>");
        for (var round = 0; round < 4000; round++)
        {
            var bytes = (byte[])seed.Clone();
            for (var i = random.Next(1, 8); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Assert.InRange(WebConfigDetector.Examine("web.config", bytes, new BackdoorModules([])).Count, 0, 3);
        }
    }

    private static IReadOnlyList<FileTrace> Examine(string text) => WebConfigDetector.Examine("C:/inetpub/wwwroot/web.config", Encoding.UTF8.GetBytes(text), new BackdoorModules(KnowledgeBase.Embedded.Indicators));
}
