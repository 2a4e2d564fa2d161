using System.Text;
using Breakwater.Detection.CompiledRemnants;
using Breakwater.Knowledge.Web;
using Breakwater.Model;

namespace Breakwater.Detection.Tests.CompiledRemnants;

public sealed class CompiledRemnantDetectorTest
{
    private const string Folder = "C:/Windows/Microsoft.NET/Framework64/v4.0.30319/Temporary ASP.NET Files/";

    [Theory]
    [InlineData("/aspnet_client/SAMPLE.aspx", Confidence.High)]
    [InlineData("/aspnet_client/system_web/x.ashx", Confidence.High)]
    [InlineData("/owa/auth/OutlookZH.aspx", Confidence.High)]
    [InlineData("/owa/auth/Current/one1.aspx", Confidence.High)]
    [InlineData("/ecp/auth/TimeoutLogoff.aspx", Confidence.High)]
    [InlineData("/OAB/log.aspx", Confidence.High)]
    [InlineData("/default.aspx", Confidence.Low)]
    public void ForeignPage_RanEvenIfRemoved(string address, Confidence expected)
    {
        var trace = Assert.Single(Examine(address));
        Assert.Equal((expected, Rung.ShellUsed, Outcome.Artefact, address), (trace.Confidence, trace.Rung, trace.Outcome, trace.Target));
    }

    [Theory]
    [InlineData("/owa/auth/logon.aspx")]
    [InlineData("/owa/auth/errorFE.aspx")]
    [InlineData("/owa/auth/error2.aspx")]
    [InlineData("/ecp/auth/TimeoutLogout.aspx")]
    [InlineData("/ecp/PersonalSettings/HomePage.aspx")]
    [InlineData("/owa/global.asax")]
    [InlineData("/intranet/upload.aspx")]
    public void ShippedOrUnrelatedPage_IsNoTrace(string address) => Assert.Empty(Examine(address));

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><preserve virtualPath=\"/aspnet_client/&x;.aspx\"/>")]
    [InlineData("<other virtualPath=\"/aspnet_client/a.aspx\"/>")]
    [InlineData("")]
    [InlineData("<preserve virtualPath=\"/aspnet_client/a.aspx")]
    public void AnythingElse_IsNoTrace(string text) => Assert.Empty(new CompiledRemnantDetector(WebBaseline.None, null).Examine("x.compiled", Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("/shell.aspx", Confidence.Medium)]
    [InlineData("/owa/x1.aspx", Confidence.Medium)]
    [InlineData("/intranet/upload.aspx", Confidence.Low)]
    [InlineData("/aspnet_client/SAMPLE.aspx", Confidence.High)]
    public void PageGoneFromItsFolder_IsATraceOfItsOwn(string address, Confidence expected)
    {
        var trace = Assert.Single(Examine(address, WebFolders));
        Assert.Equal((expected, "A page that is gone from its folder was requested and ran", "gone from its folder"), (trace.Confidence, trace.Title, trace.Fields["page"]));
    }

    [Theory]
    [InlineData("/intranet/menu.aspx", "C:/inetpub/wwwroot/intranet/menu.aspx")]
    [InlineData("/owa/x1.aspx", "C:/Exchange/FrontEnd/HttpProxy/owa/auth/logon.aspx")]
    [InlineData("/intranet/upload.aspx", "C:/Exchange/FrontEnd/HttpProxy/owa/auth/logon.aspx")]
    public void PageInItsFolderOrFolderNotHandedIn_IsNoTrace(string address, string file) => Assert.Empty(Examine(address, file));

    [Fact]
    public void FolderNotHandedIn_IsSaidSo() => Assert.StartsWith("not covered", Assert.Single(Examine("/aspnet_client/SAMPLE.aspx")).Fields["page"], StringComparison.Ordinal);

    [Fact]
    public void PrecompiledSite_NeedsNoPage() => Assert.Empty(new CompiledRemnantDetector(WebBaseline.None, null, new HandedInPages(WebFolders)).Examine("C:/inetpub/wwwroot/app/bin/x.compiled", Remnant("/app/x.aspx")));

    private static readonly string[] WebFolders =
        ["C:/inetpub/wwwroot/iisstart.htm", "C:/Exchange/FrontEnd/HttpProxy/owa/auth/logon.aspx", "C:/Exchange/ClientAccess/owa/default.aspx"];

    private static IReadOnlyList<FileTrace> Examine(string address, params string[] webFiles) =>
        new CompiledRemnantDetector(WebBaseline.None, null, new HandedInPages(webFiles)).Examine(Folder + "root/1a2b3c4d/5e6f7a8b/x.compiled", Remnant(address));

    private static byte[] Remnant(string address) => Encoding.UTF8.GetBytes($"""
        <?xml version="1.0" encoding="utf-8"?>
        <preserve resultType="3" virtualPath="{address}" hash="fffffffabc123456" filehash="1234abcd5678ef90" flags="110000" assembly="App_Web_k3x1z0aq" type="ASP.x">
            <filedeps><filedep name="{address}" /></filedeps>
        </preserve>
        """);
}
