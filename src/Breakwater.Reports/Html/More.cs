using Breakwater.Reports.Story;

namespace Breakwater.Reports.Html;

/// <summary>Says how much of a list is not shown: nothing is left out silently.</summary>
internal static class More
{
    public static void Write(int count, int shown, string one, string many, string where, HtmlPage page)
    {
        if (count > shown)
        {
            page.Add($"<p class=\"quiet\">and {PlainWords.Many(count - shown, "further " + one, "further " + many)}: {where}</p>");
        }
    }
}
