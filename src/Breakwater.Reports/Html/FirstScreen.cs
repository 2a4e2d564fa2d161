using Breakwater.Model;
using Breakwater.Reports.Story;

namespace Breakwater.Reports.Html;

/// <summary>What a mayor reads: the verdict, what happened, what is not known, what to do first, and how old all of this is.</summary>
internal static class FirstScreen
{
    private const int ListedHoles = 4;
    private const int ListedSteps = 3;

    public static void Write(Assessment assessment, Narrative narrative, HtmlPage page)
    {
        var server = assessment.Server;
        page.Add($"<header class=\"top\"><p class=\"brand\">Breakwater</p><p class=\"subject\"><strong>{server.Fqdn ?? server.Name ?? "Server without a name":120}</strong> <span>{SoftwareOf(server):200}</span></p></header>");
        page.Add($"<main id=\"content\"><section class=\"verdict {Spelling.Of(assessment.Verdict.Overall)}\" aria-labelledby=\"verdict-word\">");
        StateIcon.Write(assessment.Verdict.Overall, page);
        page.Add($"<div><h1 id=\"verdict-word\">{PlainWords.Of(assessment.Verdict.Overall)}</h1><p class=\"headline\">{narrative.Headline}</p>");
        Dates(assessment, page);
        page.Add($"</div></section>");
        Warnings(assessment.Warnings, page);
        page.Add($"<div class=\"cards\"><section class=\"card first\" aria-labelledby=\"do-first\"><h2 id=\"do-first\">What to do first</h2>");
        Steps(narrative.Steps, page);
        page.Add($"</section><section class=\"card\" aria-labelledby=\"happened\"><h2 id=\"happened\">What happened</h2>");
        foreach (var sentence in narrative.WhatHappened)
        {
            page.Add($"<p>{sentence}</p>");
        }

        page.Add($"<h3>How sure we are</h3><p>{narrative.HowSure}</p></section>");
        page.Add($"<section class=\"card\" aria-labelledby=\"unseen\"><h2 id=\"unseen\">What we could not see</h2><ul>");
        foreach (var hole in narrative.NotSeen.Take(ListedHoles))
        {
            page.Add($"<li>{hole}</li>");
        }

        page.Add($"</ul>");
        More.Write(narrative.NotSeen.Count, ListedHoles, "gap", "gaps", "further down", page);
        page.Add($"</section><section class=\"card\" aria-labelledby=\"software\"><h2 id=\"software\">State of the software</h2>");
        page.Add($"<p><strong class=\"badge exposure-{Spelling.Of(assessment.Exposure.State)}\">{PlainWords.Of(assessment.Exposure.State)}</strong></p>");
        page.Add($"<p>{narrative.Exposure}</p><p class=\"quiet\">{assessment.Exposure.BuildMeaning}</p></section></div>");
    }

    private static void Dates(Assessment assessment, HtmlPage page)
    {
        page.Add($"<dl class=\"dates\"><div><dt>Assessed</dt><dd>{PlainWords.Minute(assessment.AssessedAt)}</dd></div>");
        if (assessment.Collected is { } collected)
        {
            page.Add($"<div><dt>Evidence as of</dt><dd>{PlainWords.Minute(collected.Time)}</dd></div>");
        }

        page.Add($"<div><dt>Knowledge as of</dt><dd>{PlainWords.Day(assessment.Knowledge.AsOf.ToDateTime(TimeOnly.MinValue))}</dd></div></dl>");
    }

    private static void Warnings(IReadOnlyList<string> warnings, HtmlPage page)
    {
        if (warnings.Count == 0)
        {
            return;
        }

        page.Add($"<aside class=\"warnings\" aria-label=\"Warnings\"><ul>");
        foreach (var warning in warnings.Take(MethodSection.MaxListed))
        {
            page.Add($"<li>{warning}</li>");
        }

        page.Add($"</ul></aside>");
    }

    private static void Steps(IReadOnlyList<ActionStep> steps, HtmlPage page)
    {
        if (steps.Count == 0)
        {
            page.Add($"<p>No action follows from this evidence.</p>");
            return;
        }

        page.Add($"<ol class=\"steps\">");
        foreach (var step in steps.Take(ListedSteps))
        {
            page.Add($"<li><strong>{step.Title:160}</strong><span>{step.Why:240}</span>");
            page.Add($"<span class=\"quiet\">Decides: {step.Decides:80}{(step.Due is { } due ? $" · by {PlainWords.Day(due)}" : "")}</span></li>");
        }

        page.Add($"</ol>");
        if (steps.Count > ListedSteps)
        {
            page.Add($"<p><a href=\"#actions\">All {steps.Count} steps, with how to check and undo each</a></p>");
        }
    }

    private static string SoftwareOf(ServerFacts server)
    {
        var parts = new[] { server.Product, server.Release, server.Build is { } build ? "build " + build : "build not known" };
        return string.Join(" · ", parts.Where(p => !string.IsNullOrEmpty(p)));
    }
}
