namespace Breakwater.Drill.Acts;

/// <summary>
/// Text with the traits of a dropped page that cannot run: two words stand where the key would be, so no compiler accepts it.
/// A page that held a working key would be a weapon; the traits alone are what a detector has to see.
/// </summary>
internal static class InertShell
{
    public const string Script = "<script language=\"JScript\" runat=\"server\">function Page_Load(){eval(Request[PAYLOAD inert],\"unsafe\");}</script>";

    public const string Page = "<%@ Page Language=\"Jscript\"%><%eval(Request[PAYLOAD inert],\"unsafe\");%>";
}
