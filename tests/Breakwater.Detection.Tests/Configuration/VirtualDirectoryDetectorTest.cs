using System.Text;
using Breakwater.Detection.Configuration;
using Breakwater.Detection.Tests.WebFiles;
using Breakwater.Model;

namespace Breakwater.Detection.Tests.Configuration;

public sealed class VirtualDirectoryDetectorTest
{
    private const string Shell = "http://f/<script language=\"JScript\" runat=\"server\">PAYLOAD</script>";

    [Fact]
    public void ListOutput_GivesServerTimeAndLine()
    {
        var trace = Assert.Single(Examine(Pages.Object(Shell)));
        Assert.Equal(("proxylogon", Confidence.High, Rung.WroteFile), (trace.Campaign, trace.Confidence, trace.Rung));
        Assert.Equal(9, trace.Line);
        Assert.Equal("EXCH01", trace.Fields["server"]);
    }

    [Theory]
    [InlineData("Name,InternalUrl,ExternalUrl\r\n\"OAB\",\"https://a.example/OAB\",\"http://f/<script runat=\"\"server\"\">PAYLOAD\"\r\n")]
    [InlineData("<Objs><URI N=\"ExternalUrl\">http://g/&lt;script runat=\"server\"&gt;PAYLOAD</URI></Objs>")]
    [InlineData("ExternalUrl : http://ooo/#<%@ Page Language=\"Jscript\"%>PAYLOAD")]
    [InlineData("{\"InternalUrl\": \"http://f/\\u003cscript runat=server\\u003ePAYLOAD\"}")]
    [InlineData("msExchExternalHostName: http://f/%3Cscript%20PAYLOAD")]
    [InlineData("{\"ExternalUrl\":  {\r\n  \"AbsolutePath\": \"/\",\r\n  \"AbsoluteUri\": \"http://f/\\u003cscript runat=server\\u003ePAYLOAD\"}}")]
    [InlineData("\r\nName                    ExternalUrl\r\n----                    -----------\r\nOAB (Default Web Site)  http://f/<script runat=server>PAYLOAD\r\n")]
    public void OtherFormats_AreRead(string text) => Assert.Single(Examine(text));

    [Theory]
    [InlineData("ExternalUrl : https://mail.contoso.example/OAB\r\nInternalUrl :\r\n")]
    [InlineData("<Objs><URI N=\"ExternalUrl\">https://mail.contoso.example/OAB</URI><S>x</S></Objs>")]
    [InlineData("a web page: http://f/<script>alert(1)</script>")]
    [InlineData("Notes: the ECP log has Set-OabVirtualDirectory.ExternalUrl='http://f/<script runat=server>PAYLOAD' at 05:17, see ticket 4")]
    [InlineData("{\"rule\":{\"title\":\"x\"},\"excerpt\":\"ExternalUrl : http://f/\\u003cscript runat=server\"}")]
    [InlineData("")]
    public void ProperAddresses_AreNoTrace(string text) => Assert.Empty(Examine(text));

    [Fact]
    public void Utf16Export_IsRead() => Assert.Single(VirtualDirectoryDetector.Examine("x.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Pages.Object(Shell))]));

    private static IReadOnlyList<FileTrace> Examine(string text) => VirtualDirectoryDetector.Examine("C:/export/oab.txt", Encoding.UTF8.GetBytes(text));
}
