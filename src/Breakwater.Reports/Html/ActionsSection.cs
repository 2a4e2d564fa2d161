using Breakwater.Model;
using Breakwater.Reports.Story;

namespace Breakwater.Reports.Html;

/// <summary>The next steps in their order.</summary>
internal static class ActionsSection
{
    private const int MaxActions = 60;
    private const int MaxSteps = 20;

    public static void Write(IReadOnlyList<ActionStep> actions, HtmlPage page)
    {
        page.Add($"<section id=\"actions\" aria-labelledby=\"actions-title\"><h2 id=\"actions-title\">What to do, in this order</h2>");
        if (actions.Count == 0)
        {
            page.Add($"<p>No action follows from this evidence.</p>");
        }

        page.Add($"<ol class=\"actions\">");
        foreach (var action in actions.OrderBy(a => a.Order).Take(MaxActions))
        {
            page.Add($"<li><h3>{action.Title:200}</h3><p>{action.Why}</p>");
            if (action.How.Count > 0)
            {
                page.Add($"<ul>");
                foreach (var step in action.How.Take(MaxSteps))
                {
                    page.Add($"<li>{step}</li>");
                }

                page.Add($"</ul>");
            }

            More.Write(action.How.Count, MaxSteps, "step", "steps", "in assessment.json", page);
            page.Add($"<dl class=\"facts\"><dt>Done when</dt><dd>{action.Verify}</dd><dt>To undo</dt><dd>{action.Undo}</dd>");
            page.Add($"<dt>Decides</dt><dd>{action.Decides}</dd>");
            if (action.Takes.Length > 0)
            {
                page.Add($"<dt>Takes</dt><dd>{action.Takes}</dd>");
            }

            page.Add($"<dt>By</dt><dd>{(action.Due is { } due ? PlainWords.Minute(due) : "no date follows from the evidence")}</dd></dl></li>");
        }

        page.Add($"</ol>");
        More.Write(actions.Count, MaxActions, "action", "actions", "in assessment.json", page);
        page.Add($"</section>");
    }
}
