using Breakwater.Detection.WebFiles;

namespace Breakwater.Detection.Tests.WebFiles;

/// <summary>A page of the house can only show something; whatever acts, or is not understood, is none.</summary>
public sealed class HousePageTest
{
    private const string Logon = """
        <%@ Page Language="C#" AutoEventWireup="true" %>
        <script runat="server">
        protected string Lang = "en";
        protected void Page_Load(object sender, EventArgs e)
        {
            if (Request.UserLanguages != null && Request.UserLanguages.Length > 0) Lang = Request.UserLanguages[0].Substring(0, 2);
            if (Request.Form["lang"] != null) Response.Cookies["lang"].Value = Server.HtmlEncode(Request.Form["lang"]);
            Show(Lang);
        }
        void Show(string lang) { var c = new HttpCookie("seen"); c.Expires = DateTime.Now.AddDays(30); Response.Cookies.Add(c); }
        </script>
        <html><body><form action="/owa/auth.owa" method="post"><input name="username"><input name="password" type="password"><input type="submit"></form></body></html>
        """;

    [Theory]
    [InlineData(Logon)]
    [InlineData("<html><body><form action=\"/owa/auth.owa\" method=\"post\"><input name=\"password\" type=\"password\"></form></body></html>")]
    [InlineData("<%@ Page Language=\"VB\" %><% If Request.IsSecureConnection Then Response.Redirect(\"/owa/\") %>")]
    public void PageThatOnlyShows_IsOfTheHouse(string page) => Assert.True(HousePage.Is(page, ".aspx"));

    [Theory]
    [InlineData("AutoEventWireup=\"true\"", "Inherits=\"Portal.Logon\"")]
    [InlineData("AutoEventWireup=\"true\"", "EnableViewStateMac=\"false\"")]
    [InlineData("AutoEventWireup=\"true\" %>", "Title=\"100%\" Inherits=\"Portal.Logon\" %>")]
    [InlineData("<html>", "<%@ Register TagPrefix=\"p\" Assembly=\"Portal\" Namespace=\"P\" %><html>")]
    [InlineData("<html>", "<!-- #include file=\"logo.png\" --><html>")]
    [InlineData("<html>", "<script runat=\"server\" src=\"logo.png\"></script><html>")]
    [InlineData("<html>", "<script src=\"https://cdn.example/a.js\"></script><html>")]
    [InlineData("<html>", "<portal:menu title=\">\" runat=\"server\" /><html>")]
    [InlineData("Show(Lang);", "System.Diagnostics.Process.Start(Lang);")]
    [InlineData("Show(Lang);", "Server.Execute(Lang);")]
    [InlineData("Show(Lang);", "Controls.Add(ParseControl(Lang));")]
    [InlineData("Show(Lang);", "var f = new System.IO.FileInfo(Lang);")]
    [InlineData("Show(Lang);", "Handlers[Lang](Lang);")]
    [InlineData("Show(Lang);", "(Run)(Lang);")]
    [InlineData("action=\"/owa/auth.owa\"", "action=\"https://webmail.example/owa/auth.owa\"")]
    [InlineData("action=\"/owa/auth.owa\"", "action=\"//webmail.example/owa/auth.owa\"")]
    [InlineData("<html>", "<script>fetch('/x?' + document.forms[0].password.value)</script><html>")]
    public void PageThatActs_OrIsNotUnderstood_IsNone(string part, string instead) => Assert.False(HousePage.Is(Logon.Replace(part, instead, StringComparison.Ordinal), ".aspx"));

    [Fact]
    public void EmptiedPage_IsNone() => Assert.False(HousePage.Is("<html><body>not found</body></html>", ".aspx"));

    [Fact]
    public void HandlersAreNone() => Assert.False(HousePage.Is(Logon, ".ashx"));
}
