using System.Text;
using Breakwater.Detection.WebFiles;
using Breakwater.IisConfig;
using Breakwater.Knowledge.Web;
using Breakwater.Model;

namespace Breakwater.Detection.Tests.WebFiles;

public sealed class WebFileDetectorTest
{
    private const string Install = "C:/Program Files/Microsoft/Exchange Server/V15/";
    private const string OwaAuth = Install + "FrontEnd/HttpProxy/owa/auth/";
    private const string AspNetClient = "C:/inetpub/wwwroot/aspnet_client/";

    [Theory]
    [InlineData(AspNetClient + "supp0rt.aspx")]
    [InlineData(AspNetClient + "system_web/4_0_30319/a.ASHX")]
    [InlineData("E:/sites/wwwroot/aspnet_client_x/a.aspx")]
    [InlineData(OwaAuth + "OutlookZH.aspx")]
    [InlineData(OwaAuth + "TimeoutLogout.aspx")]
    [InlineData(OwaAuth + "Current/one1.aspx")]
    [InlineData("D:/Exch/FrontEnd/HttpProxy/owa/auth/15.1.2176/logon.aspx")]
    [InlineData(Install + "FrontEnd/HttpProxy/ecp/auth/TimeoutLogoff.aspx")]
    [InlineData(Install + "FrontEnd/HttpProxy/OAB/log.aspx")]
    [InlineData(Install + "FrontEnd/HttpProxy/ews/x.aspx")]
    [InlineData(Install + "ClientAccess/OAB/temp/x.aspx")]
    [InlineData(Install + "ClientAccess/ecp/new.aspx")]
    [InlineData("C:/inetpub/wwwroot/x.aspx")]
    [InlineData(AspNetClient + "x.aspx.")]
    [InlineData(AspNetClient + "x.aspx::$DATA")]
    public void ShellWhereExchangeHasNoSuchScript_IsHigh(string path)
    {
        var trace = Single(path, Pages.Evaluates);
        Assert.Equal((Confidence.High, Rung.WroteFile, Outcome.Artefact), (trace.Confidence, trace.Rung, trace.Outcome));
        Assert.Null(trace.Campaign);
    }

    [Theory]
    [InlineData(OwaAuth + "logon.aspx")]
    [InlineData(Install + "ClientAccess/ecp/default.aspx")]
    public void ShippedPageWithFlow_IsHighOnAnyBuild(string path)
    {
        Assert.Equal(Confidence.High, Single(path, Pages.Logon + Pages.Uploads, build: "15.2.1544.4").Confidence);
        Assert.Equal(Confidence.High, Single(path, Pages.Logon + Pages.Uploads, build: null).Confidence);
    }

    [Fact]
    public void ShippedPage_IsNoTrace() => Assert.Empty(Examine(OwaAuth + "logon.aspx", Pages.Logon));

    [Fact]
    public void CustomisedLogonPage_IsLowOnCoveredBuildAndNothingOnLaterOne()
    {
        Assert.Equal(Confidence.Low, Single(OwaAuth + "logon.aspx", Pages.Logon + "<img src=logo.png>").Confidence);
        Assert.Empty(Examine(OwaAuth + "logon.aspx", Pages.Logon + "<img src=logo.png>", build: "15.1.2507.16"));
        Assert.Empty(Examine(OwaAuth + "logon.aspx", Pages.Logon + "<img src=logo.png>", build: null));
    }

    [Fact]
    public void ChangedPageThatNobodyCustomises_IsMediumOnCoveredBuild() =>
        Assert.Equal(Confidence.Medium, Single(OwaAuth + "RedirSuiteServiceProxy.aspx", Pages.Logon + " ").Confidence);

    [Fact]
    public void CopyOfShippedPage_IsLow() => Assert.Equal(Confidence.Low, Single(OwaAuth + "logon-old.aspx", Pages.Logon).Confidence);

    [Fact]
    public void DirectoryObjectWithScript_IsProxyLogonWithTimeAndServer()
    {
        var trace = Single(AspNetClient + "a.aspx", Pages.Object("http://f/" + Pages.Evaluates));
        Assert.Equal(("proxylogon", Confidence.High), (trace.Campaign, trace.Confidence));
        Assert.Equal("EXCH01", trace.Fields["server"]);
        Assert.Equal("3/3/2021 5:12:46 AM", trace.Fields["whenChanged"]);
        Assert.Null(trace.Time);
        Assert.Equal(new DateTime(2021, 3, 3, 5, 12, 46, DateTimeKind.Unspecified), trace.LocalTime);
    }

    [Theory]
    [InlineData("WhenChangedUTC : 3/3/2021 1:12:46 PM", "2021-03-03T13:12:46Z", false)]
    [InlineData("WhenChanged : 2021-03-03T13:12:46Z", "2021-03-03T13:12:46Z", false)]
    [InlineData("WhenChanged : 03.03.2021 14:12:46", null, true)]
    [InlineData("WhenChanged : 10/03/2021 2:12:46 PM", null, false)]
    [InlineData("WhenChanged : some day", null, false)]
    public void DirectoryObject_HasATimeOnlyWhereItSaysThatItIsUtc(string line, string? utc, bool hasLocal)
    {
        var trace = Single(AspNetClient + "a.aspx", Pages.Object("http://f/" + Pages.Evaluates, line));
        Assert.Equal((utc, hasLocal), (trace.Time?.ToString(), trace.LocalTime is not null));
    }

    [Fact]
    public void DirectoryObjectWithoutScript_IsMediumUnderScriptNameAndNothingElsewhere()
    {
        Assert.Equal(Confidence.Medium, Single(AspNetClient + "a.aspx", Pages.Object("https://mail.contoso.example/OAB")).Confidence);
        Assert.Empty(Examine(AspNetClient + "oab.txt", Pages.Object("https://mail.contoso.example/OAB")));
    }

    [Fact]
    public void MailStoreUnderScriptName_IsProxyShell()
    {
        var bytes = new byte[271360];
        "!BDN\0\0\0\0SM"u8.CopyTo(bytes);
        Assert.Equal(("proxyshell", Confidence.High), (Pages.Detector().Examine(Pages.File(AspNetClient + "a.aspx", bytes)).Single() is { } t ? (t.Campaign, t.Confidence) : default));
        Assert.Empty(Pages.Detector().Examine(Pages.File("C:/backup/a.pst", bytes)));
    }

    [Theory]
    [InlineData(AspNetClient + "a.pst")]
    [InlineData("C:/inetpub/wwwroot/logo.png")]
    [InlineData("D:/Exchange/ClientAccess/owa/auth/z.pst")]
    public void MailStoreThatTheServerHandsOut_IsMailTaken(string path)
    {
        var trace = Assert.Single(Pages.Detector().Examine(Pages.File(path, [.. "!BDN"u8, .. new byte[512]])));
        Assert.Equal(("mailbox-abuse", Rung.MailTaken, Confidence.Medium), (trace.Campaign, trace.Rung, trace.Confidence));
    }

    [Fact]
    public void CertificateRequestUnderScriptName_IsProxyShellButCertificateIsNot()
    {
        byte[] der = [0x30, 0x82, 0x04, 0x00, 0x02, 0x01];
        Assert.Equal("proxyshell", Pages.Detector().Examine(Pages.File(AspNetClient + "a.aspx", [.. der, .. Encoding.UTF8.GetBytes(Pages.Evaluates)])).Single().Campaign);
        Assert.Empty(Pages.Detector().Examine(Pages.File("C:/inetpub/wwwroot/certs/root.cer", der)));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public void EncodedShell_IsFound(string encoding)
    {
        var e = Encoding.GetEncoding(encoding);
        Assert.Equal(Confidence.High, Pages.Detector().Examine(Pages.File("C:/inetpub/wwwroot/x.aspx", [.. e.Preamble, .. e.GetBytes(Pages.Evaluates)])).Single().Confidence);
        Assert.Equal(Confidence.High, Pages.Detector().Examine(Pages.File("C:/inetpub/wwwroot/x.aspx", e.GetBytes(Pages.Evaluates))).Single().Confidence);
    }

    [Theory]
    [InlineData("<% eval/* a */ ( Requ\\u0065st . Item [ \"x\" ] ) %>")]
    [InlineData("<% EVAL(rEqUeSt(\"x\")) %>")]
    [InlineData("<% ev\u200dal(Requ\u200best[\"x\"]) %>")]
    [InlineData("<% @System.Diagnostics.@Process.@Start(@Request.Form[\"x\"]); %>")]
    [InlineData("<%-- x --%><% var t=Type.GetType(\"System.Reflection.Assem\" + \"bly.Lo\" + \"ad\"); t.Invoke(Request.BinaryRead(9)) %>")]
    [InlineData("<%@ Page CodePage=65000 %>+ADwAJQ- Process.Start(Request+AFs-1+AF0-) %>")]
    public void ObfuscatedShell_IsFound(string text) => Assert.Equal(Confidence.High, Single("C:/inetpub/wwwroot/x.aspx", text).Confidence);

    [Theory]
    [InlineData("C:/inetpub/wwwroot/default.aspx", "<% Response.Redirect(\"https://mail.contoso.example/owa\") %>", Confidence.Low)]
    [InlineData("C:/inetpub/wwwroot/intranet/upload.aspx", "<% Request.Files[0].SaveAs(p) %>", Confidence.Medium)]
    [InlineData(AspNetClient + "a.aspx", "", Confidence.Medium)]
    [InlineData(OwaAuth + "notice.aspx", "<%@ Page Inherits=\"Vendor.Notice\" %><p>Hello</p>", Confidence.Medium)]
    public void InnocentPossible_IsBelowHigh(string path, string text, Confidence expected) => Assert.Equal(expected, Single(path, text).Confidence);

    [Theory]
    [InlineData("C:/inetpub/wwwroot/shop/admin/edit.asp", true, Confidence.Low)]
    [InlineData("C:/inetpub/wwwroot/shop/admin/edit.asp", false, Confidence.Medium)]
    [InlineData("C:/inetpub/wwwroot/edit.asp", true, Confidence.Medium)]
    [InlineData("C:/ProgramData/x/edit.asp", true, Confidence.Medium)]
    [InlineData(OwaAuth + "edit.asp", true, Confidence.High)]
    public void EditorThatTakesInOtherFilesOfItsSite_IsLowInThatSiteOnly(string path, bool includes, Confidence expected) => Assert.Equal(expected, Single(path, Pages.Edits(includes)).Confidence);

    [Fact]
    public void ShellThatTakesInOtherFiles_StaysMedium() => Assert.Equal(Confidence.Medium, Single("C:/inetpub/wwwroot/shop/x.asp", "<!--#include file=\"conn.asp\"--><% ev" + "al(req" + "uest(\"x\")) %>").Confidence);

    [Theory]
    [InlineData(AspNetClient + "web.config", "<configuration><system.webServer><httpRedirect enabled=\"false\" /></system.webServer></configuration>")]
    [InlineData(AspNetClient + "system_web/4_0_30319/WebUIValidation.js", "function a(){return eval(b);}")]
    [InlineData("C:/inetpub/wwwroot/_wmcs/licensing/license.asmx", "<%@ WebService Language=\"c#\" Class=\"Microsoft.DigitalRightsManagement.License\" %>")]
    [InlineData("C:/Program Files/Update Services/WebServices/ClientWebService/Client.asmx", "<%@ WebService class=\"Microsoft.UpdateServices.Client\" %>")]
    [InlineData(Install + "ClientAccess/OAB/1f3e/data.lzx", "binary")]
    [InlineData(Install + "ClientAccess/OAB/Temp/LZXhzdmgalp.djs", "eval(Request[1])<%")]
    [InlineData(Install + "FrontEnd/HttpProxy/ecp/global.asax", "<%@ Application Codebehind=\"Global.asax.cs\" Inherits=\"Microsoft.Exchange.HttpProxy.ProxyApplication\" %>")]
    [InlineData("C:/inetpub/wwwroot/iisstart.htm", "<html></html>")]
    [InlineData(Install + "ClientAccess/owa/Later.aspx", "<%@ Page Inherits=\"Microsoft.Exchange.Clients.Owa\" %><script>var a=eval(b);</script><%= Request.QueryString[\"x\"] %>")]
    [InlineData("C:/breakwater/rules/unattributed/shell.yml", "eval(Request[\"x\"]) <% runat=server")]
    [InlineData("C:/reports/report.html", "<% eval(Request)")]
    public void Innocent_IsNoTrace(string path, string text) => Assert.Empty(Examine(path, text, build: "15.1.2507.16"));

    [Fact]
    public void UnlistedBackEndPage_NeedsACoveredBuildOrAFlow()
    {
        const string Page = "<%@ Page Inherits=\"Microsoft.Exchange.Management.ControlPanel.New\" %><%= Title %>";
        Assert.Empty(Examine(Install + "ClientAccess/ecp/Later.aspx", Page, build: "15.1.2507.16"));
        Assert.Equal(Confidence.Medium, Single(Install + "ClientAccess/ecp/Later.aspx", Page).Confidence);
    }

    [Fact]
    public void KeyDumper_ReachesCredentials()
    {
        var trace = Single(OwaAuth + "spinstall0.aspx", "<% var s=(Machine" + "KeySection)c.GetSection(\"x\"); Response.Write(s.ValidationKey) %>");
        Assert.Equal((Rung.Credentials, Confidence.High), (trace.Rung, trace.Confidence));
    }

    [Fact]
    public void ConfigurationThatRunsItself_IsHigh() =>
        Assert.Equal(Confidence.High, Single("C:/inetpub/wwwroot/web.config", "<configuration><handlers><add path=\"web.config\" verb=\"*\"/></handlers></configuration><!-- <% ev" + "al(Request(1)) %> -->").Confidence);

    [Fact]
    public void LargeFile_IsReadAtBothEnds()
    {
        var file = Pages.File(AspNetClient + "a.aspx", new string(' ', 100)) with { LengthBytes = 9_000_000, Tail = Encoding.UTF8.GetBytes(Pages.Evaluates), Sha256 = null };
        Assert.Equal(Confidence.High, Pages.Detector().Examine(file).Single().Confidence);
    }

    [Theory]
    [InlineData("D:/sites/portal/x.aspx")]
    [InlineData("C:/inetpub/wwwroot/portal/x.aspx")]
    [InlineData("C:/ProgramData/x.aspx")]
    [InlineData("C:/inetpub/wwwroot/portal/x.js")]
    [InlineData("C:/inetpub/wwwroot/portal/x.html")]
    public void ShellOutsideExchange_IsMedium(string path) => Assert.Equal(Confidence.Medium, Single(path, Pages.Evaluates).Confidence);

    [Theory]
    [InlineData("C:/inetpub/wwwroot/portal/x.js", "<% _.each(items, function (i) { %><li><%= i.name %></li><% }) %>")]
    [InlineData("C:/inetpub/wwwroot/portal/x.html", "<script>eval(Request)</script>")]
    [InlineData("C:/inetpub/wwwroot/portal/upload.asp", "<% f.SaveAs Server.MapPath(\"/up/\") & Request(\"n\") %>")]
    public void TemplateOrOrdinaryUpload_IsNoTrace(string path, string text) => Assert.Empty(Examine(path, text));

    [Fact]
    public void ExtensionThatTheServerMaps_IsAScript()
    {
        var mapped = MappedExtensions.Of([new IisHandler("", "odd", "*.CSS", "*", "System.Web.UI.PageHandlerFactory", null, null), new IisHandler("", "static", "*.png", "*", null, "StaticFileModule", null)], []);
        var detector = new WebFileDetector(WebBaseline.None, null, mapped);
        Assert.Equal(Confidence.High, Assert.Single(detector.Examine(Pages.File(AspNetClient + "site.css", Pages.Evaluates))).Confidence);
        Assert.Empty(detector.Examine(Pages.File(AspNetClient + "site.png", Pages.Evaluates)));
    }

    [Theory]
    [InlineData("web.config", "<add path=\"*.gif\" type=\"System.Web.UI.PageHandlerFactory\"/>", "logo.gif", true)]
    [InlineData("web.config", "<add path=\"a.bin, b/*.GIF\" modules=\"IsapiModule\" scriptProcessor=\"C:\\Windows\\System32\\inetsrv\\asp.dll\"/>", "deep/er/logo.gif", true)]
    [InlineData("other/web.config", "<add path=\"*.gif\" type=\"System.Web.UI.PageHandlerFactory\"/>", "logo.gif", false)]
    [InlineData("web.config", "<add path=\"*.gif\" type=\"System.Web.StaticFileHandler\"/>", "logo.gif", false)]
    [InlineData("web.config", "<add path=\"*.png\" type=\"System.Web.UI.PageHandlerFactory\"/>", "logo.gif", false)]
    [InlineData("web.config", "<add path=\"*\" type=\"System.Web.UI.PageHandlerFactory\"/>", "logo.gif", false)]
    public void ExtensionThatAWebConfigMaps_IsAScriptInItsFolderAndBelow(string config, string handler, string picture, bool runs)
    {
        var content = Encoding.UTF8.GetBytes($"<configuration><system.webServer><handlers>{handler}</handlers></system.webServer></configuration>");
        var mapped = MappedExtensions.Of([], [new(AspNetClient + "img/" + config, content)]);
        var traces = new WebFileDetector(WebBaseline.None, null, mapped).Examine(Pages.File(AspNetClient + "IMG/" + picture, Pages.Evaluates));
        Assert.Equal(runs ? Confidence.High : null, traces.SingleOrDefault()?.Confidence);
    }

    [Fact]
    public void Excerpt_IsBoundedAndPlain()
    {
        var trace = Single(AspNetClient + "a.aspx", "<%\u001b[31m\0" + new string('x', 5000) + "%>");
        Assert.InRange(trace.Excerpt.Length, 1, 500);
        Assert.DoesNotContain(trace.Excerpt, char.IsControl);
    }

    private static IReadOnlyList<FileTrace> Examine(string path, string text, string? build = "15.1.2176.2") => Pages.Detector(build).Examine(Pages.File(path, text));

    private static FileTrace Single(string path, string text, string? build = "15.1.2176.2") => Assert.Single(Examine(path, text, build));
}
