using Breakwater.Model;

namespace Breakwater.Reports.Html;

/// <summary>The findings that the page shows, in their order; those that prove most come in first when there are too many.</summary>
internal sealed record ShownFindings
{
    public const int MaxShown = 500;

    private const int MaxLinks = 12;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public required IReadOnlyList<Finding> Items { get; init; }

    /// <summary>All findings of the assessment, shown or not.</summary>
    public required int Total { get; init; }

    public static ShownFindings Of(IReadOnlyList<Finding> findings)
    {
        var shown = findings.Index().OrderByDescending(f => f.Item.Outcome ?? (Outcome)(-1)).ThenBy(f => f.Index).Take(MaxShown).OrderBy(f => f.Index).Select(f => f.Item).ToList();
        var result = new ShownFindings { Items = shown, Total = findings.Count };
        foreach (var (index, finding) in shown.Index())
        {
            result._numbers.TryAdd(finding.Id, index + 1);
        }

        return result;
    }

    /// <summary>The ids as links to the findings that are shown; anchors are our own numbers, never the id's text.</summary>
    public void WriteLinks(IReadOnlyList<string> ids, HtmlPage page)
    {
        foreach (var id in ids.Take(MaxLinks))
        {
            if (_numbers.TryGetValue(id, out var number))
            {
                page.Add($"<a class=\"ref\" href=\"#f{number}\">{id:40}</a> ");
            }
            else
            {
                page.Add($"<span class=\"ref\">{id:40}</span> ");
            }
        }

        if (ids.Count > MaxLinks)
        {
            page.Add($"<span class=\"quiet\">and {ids.Count - MaxLinks} more</span>");
        }
    }
}
