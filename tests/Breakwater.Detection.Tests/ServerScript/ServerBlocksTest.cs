using Breakwater.Detection.ServerScript;

namespace Breakwater.Detection.Tests.ServerScript;

/// <summary>Which parts of a page the server runs, and in which language, however its directives and tags are written.</summary>
public sealed class ServerBlocksTest
{
    [Theory]
    [InlineData(".ashx", "<%@ WebHandler Language=\"C#\" Class=\"H\" %> public class H { }", true)]
    [InlineData(".ashx", "<%\n@  webhandler class='H' %> public class H { }", true)]
    [InlineData(".svc", "<%@ ServiceHost Service=\"S\" %> class S { }", true)]
    [InlineData(".aspx", "<%@ Anything x=\"y\" CLASS = 'H' %> class H { }", true)]
    [InlineData(".aspx", "<%@ Page SubClass=\"H\" %> { }", false)]
    [InlineData(".aspx", "<%@ Page Title=\"class\" %> { }", false)]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><p class='x'>{ }</p>", false)]
    [InlineData(".cshtml", "@{ var a = 1; }", true)]
    [InlineData(".cshtml", "@REQUEST[\"a\"]", true)]
    [InlineData(".cshtml", "<p>@Model.Name, a@b.example</p>", false)]
    [InlineData(".aspx", "<script RunAt = \" Server\">int a;</script>", true)]
    [InlineData(".aspx", "<script runat=server>int a;</script>", true)]
    [InlineData(".aspx", "<script data-runat=\"client\">int a;</script>", false)]
    [InlineData(".asp", "x = request(\"a\")", true)]
    [InlineData(".asp", "<b>x = request(\"a\")", false)]
    [InlineData(".asp", "a < 1 : x = request(\"a\")", true)]
    public void CodeOfThePage_IsFound(string extension, string page, bool hasCode) => Assert.Equal(hasCode, ServerBlocks.Of(page, extension).Count > 0);

    [Theory]
    [InlineData("<%@ Page Language=\"VB\" %><% x; %>", ScriptDialect.Basic)]
    [InlineData("<%@ Page language = ' vb' %><% x; %>", ScriptDialect.Basic)]
    [InlineData("<%@ Page Language=\"\" x=1 language=vb %><% x; %>", ScriptDialect.Basic)]
    [InlineData("<%@ Page Language %><% x; %>", ScriptDialect.Braces)]
    [InlineData("<%@ Page Language=\"C#\" %><% x %>", ScriptDialect.Braces)]
    [InlineData("<%@ Page Title=\"language\" %><% x %>", ScriptDialect.Basic)]
    public void TheLanguageThatTheDirectiveNames_IsRead(string page, object dialect) => Assert.Equal(dialect, Assert.Single(ServerBlocks.Of(page, ".aspx")).Dialect);

    [Fact]
    public void AClass_IsLookedForAtTheStartOfItsDirectiveOnly()
    {
        Assert.NotEmpty(ServerBlocks.Of($"<%@ Page {new string('x', 74)} class=\"H\" %> {{ }}", ".aspx"));
        Assert.Empty(ServerBlocks.Of($"<%@ Page {new string('x', 75)} class=\"H\" %> {{ }}", ".aspx"));
    }
}
