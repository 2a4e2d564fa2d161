using Breakwater.Model;

namespace Breakwater.Reports.Html;

/// <summary>A drawn sign per verdict, so that the state is never told by colour alone.</summary>
internal static class StateIcon
{
    public static void Write(VerdictState state, HtmlPage page)
    {
        page.Add($"<svg class=\"icon\" viewBox=\"0 0 48 48\" aria-hidden=\"true\" focusable=\"false\">");
        page.WriteMarkup(state switch
        {
            VerdictState.Compromised => "<path d=\"M15 3h18l12 12v18L33 45H15L3 33V15z\"/><path class=\"sign\" d=\"M16 16l16 16M32 16L16 32\"/>",
            VerdictState.Suspected => "<path d=\"M24 3l22 40H2z\"/><path class=\"sign\" d=\"M24 18v12M24 36v1\"/>",
            VerdictState.Targeted => "<circle cx=\"24\" cy=\"24\" r=\"21\"/><path class=\"sign\" d=\"M24 8v9M24 31v9M8 24h9M31 24h9M24 23v2\"/>",
            VerdictState.CannotExclude => "<circle cx=\"24\" cy=\"24\" r=\"21\"/><path class=\"sign\" d=\"M17 19c0-9 14-9 14-1 0 5-7 5-7 10M24 35v1\"/>",
            _ => "<circle cx=\"24\" cy=\"24\" r=\"21\"/><path class=\"sign\" d=\"M14 25l7 7 14-15\"/>",
        });
        page.Add($"</svg>");
    }
}
