using System.Text.RegularExpressions;

namespace Breakwater.Reports.Tests;

/// <summary>A strict reader of our own page: every "&lt;" must open a tag that the report is known to write, and every tag must be closed in order.</summary>
internal static partial class HtmlElements
{
    private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal)
    {
        "html", "head", "meta", "title", "style", "body", "header", "main", "nav", "section", "article", "aside", "div", "p", "span", "h1", "h2", "h3", "h4", "a", "ul", "ol", "li", "dl", "dt", "dd",
        "strong", "b", "i", "br", "code", "pre", "details", "summary", "table", "thead", "tbody", "tr", "th", "td", "svg", "path", "circle", "rect",
    };

    private static readonly HashSet<string> Void = new(StringComparer.Ordinal) { "meta", "br" };

    /// <summary>Opened elements with their attributes; fails the test on anything unexpected.</summary>
    public static IReadOnlyList<(string Name, string Attributes)> Of(string page)
    {
        var opened = new List<(string, string)>();
        var open = new Stack<string>();
        const string Doctype = "<!doctype html>";
        Assert.StartsWith(Doctype, page, StringComparison.Ordinal);
        for (var i = page.IndexOf('<', Doctype.Length); i >= 0;)
        {
            var tag = Tag().Match(page, i);
            Assert.True(tag.Success, $"no tag of ours: {page[i..Math.Min(i + 80, page.Length)]}");
            var name = tag.Groups["name"].Value;
            Assert.Contains(name, Allowed);
            if (tag.Groups["close"].Length > 0)
            {
                Assert.Equal(open.Pop(), name);
            }
            else
            {
                opened.Add((name, tag.Groups["attributes"].Value));
                if (!Void.Contains(name) && tag.Groups["empty"].Length == 0)
                {
                    open.Push(name);
                }
            }

            i = page.IndexOf('<', i + 1);
        }

        Assert.Empty(open);
        return opened;
    }

    [GeneratedRegex("""\G<(?<close>/?)(?<name>[a-z][a-z0-9]*)(?<attributes>(?:\s+[a-zA-Z-]+(?:="[^"<>]*")?)*)(?<empty>/?)>""")]
    private static partial Regex Tag();
}
