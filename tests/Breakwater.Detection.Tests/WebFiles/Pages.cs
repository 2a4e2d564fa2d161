using System.Security.Cryptography;
using System.Text;
using Breakwater.Detection.WebFiles;
using Breakwater.Knowledge.Web;
using Breakwater.Model;

namespace Breakwater.Detection.Tests.WebFiles;

/// <summary>Small pages for tests. Telling words are put together at run time, so that no scanner takes the sources for a web shell.</summary>
internal static class Pages
{
    public const string Logon = "<%@ Page language=\"c#\" Inherits=\"Microsoft.Exchange.HttpProxy.Logon\" %><%@ Import namespace=\"Microsoft.Exchange.Clients\"%><html><%=LocalizedStrings.GetHtmlEncoded(1)%></html>";

    public static string Evaluates { get; } = "<script language=\"JScript\" runat=\"server\">function Page_Load(){ev" + "al(Req" + "uest[\"x\"],\"unsafe\");}</script>";

    public static string Uploads { get; } = "<%@ Page Language=\"C#\" %><% Request" + ".Files[0].Save" + "As(Server.MapPath(\"x\")); %>";

    /// <summary>Writes what the visitor sends into the file that he names, as site editors do.</summary>
    public static string Edits(bool includes) => (includes ? "<!--#include file=\"admin.asp\"-->" : "")
        + "<% Set f = Server.Create" + "Object(\"Scripting.FileSystemObject\") : Set t = f.OpenText" + "File(req" + "uest(\"p\"), 2, True) : t.Write req" + "uest(\"c\") : t.Close %>";

    public static string Object(string address, string changed = "WhenChanged : 3/3/2021 5:12:46 AM") => $"""
        Name                                    : OAB (Default Web Site)
        PollInterval                            : 480
        OfflineAddressBooks                     : ?
        RequireSSL                              : True
        ExtendedProtectionTokenChecking         : None
        Server                                  : EXCH01
        InternalUrl                             : https://exch01.contoso.example/OAB
        InternalAuthenticationMethods           : WindowsIntegrated
        ExternalUrl                             : {address}
        {changed}
        WhenCreated                             : 3/3/2021 5:12:40 AM
        """;

    public static WebFileDetector Detector(string? build = "15.1.2176.2")
    {
        var from = new ExchangeBuild(15, 0, 516, 32);
        var newest = new ExchangeBuild(15, 1, 2242, 4);
        var files = new[] { "frontend/httpproxy/owa/auth/logon.aspx", "frontend/httpproxy/owa/auth/redirsuiteserviceproxy.aspx", "clientaccess/ecp/default.aspx" };
        return new WebFileDetector(
            new WebBaseline(new WebBaselineCoverage(from, [newest]), [.. files.Select(f => new WebBaselineFile(f, [new WebBaselineVariant(Hash(Logon), from, newest, 100)]))]),
            ExchangeBuild.TryParse(build, out var own) ? own : null);
    }

    public static WebFile File(string path, string text) => File(path, Encoding.UTF8.GetBytes(text));

    public static WebFile File(string path, byte[] bytes) => new()
    {
        Path = path,
        LengthBytes = bytes.Length,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        Head = bytes,
    };

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
