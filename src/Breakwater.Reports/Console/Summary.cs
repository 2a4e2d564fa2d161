using Breakwater.Model;
using Breakwater.Reports.Escaping;
using Breakwater.Reports.Story;
using Spectre.Console;

namespace Breakwater.Reports.Console;

/// <summary>The first screen. Its line limits add up to 23, so that the prompt still fits below it on 24 lines.</summary>
internal static class Summary
{
    private const string Rest = "-v lists them";

    public static void Write(Assessment assessment, Narrative narrative, ConsolePage page, ConsoleReportOptions options)
    {
        page.Line(Fitted(ServerOf(assessment.Server), page.Width), ConsolePage.Bold);
        page.Blank();
        var state = Spelling.Of(assessment.Verdict.Overall).ToUpperInvariant();
        page.Labelled(state, LineWrap.Wrap(narrative.Headline, page.TextWidth, 2), StyleOf(assessment.Verdict.Overall));
        page.Blank();
        page.Labelled("What happened", LineWrap.Wrap(string.Join(' ', narrative.WhatHappened), page.TextWidth, 4));
        page.Labelled("How sure", LineWrap.Wrap(narrative.HowSure, page.TextWidth, 3));
        page.Labelled("Software", LineWrap.Wrap(narrative.Exposure, page.TextWidth, 2));
        page.Labelled("Not seen", LineWrap.Fit(narrative.NotSeen, page.TextWidth, 3, Rest));
        page.Labelled("Do first", StepsOf(narrative.Steps, page.TextWidth));
        page.Blank();
        page.Line(Fitted(DatesOf(assessment), page.Width));
        page.Line(Fitted(options.ReportPath is { } path ? "Full report: " + path : "Full report: add --out DIR; details: add -v", page.Width));
    }

    public static string ServerOf(ServerFacts server)
    {
        var name = server.Fqdn ?? server.Name ?? "Server without a name";
        var product = string.Join(' ', new[] { server.Product, server.Release }.Where(p => !string.IsNullOrEmpty(p)));
        var build = server.Build is null ? "build not known" : "build " + server.Build;
        return product.Length == 0 ? $"{name} - {build}" : $"{name} - {product}, {build}";
    }

    private static string Fitted(string text, int width) => LineWrap.Wrap(text, width, 1)[0];

    private static List<string> StepsOf(IReadOnlyList<ActionStep> steps, int width) => steps.Count == 0
        ? ["No action follows from this evidence."]
        : [.. steps.Take(3).Select((step, i) => StepOf(step, i + 1, width))];

    /// <summary>What to do is worth more than by when: a date that does not fit is left out whole.</summary>
    private static string StepOf(ActionStep step, int number, int width)
    {
        var dated = Fitted($"{number}. {step.Title}{(step.Due is { } due ? $" (by {PlainWords.Day(due)})" : "")}", width);
        return dated.EndsWith(VisibleText.Ellipsis) ? Fitted($"{number}. {step.Title}", width) : dated;
    }

    private static string DatesOf(Assessment assessment)
    {
        var collected = assessment.Collected is { } time ? $", evidence {PlainWords.IsoDay(time.Time)}" : "";
        var warnings = assessment.Warnings.Count > 0 ? $"; {PlainWords.Many(assessment.Warnings.Count, "warning", "warnings")} (-v)" : "";
        return $"Assessed {PlainWords.IsoDay(assessment.AssessedAt)}{collected}, knowledge {PlainWords.IsoDay(assessment.Knowledge.AsOf.ToDateTime(TimeOnly.MinValue))}{warnings}";
    }

    private static Style StyleOf(VerdictState state) => state switch
    {
        VerdictState.Compromised => new Style(Color.White, Color.Red, Decoration.Bold),
        VerdictState.Suspected => new Style(Color.Red, decoration: Decoration.Bold),
        VerdictState.Targeted or VerdictState.CannotExclude => new Style(Color.Yellow, decoration: Decoration.Bold),
        _ => new Style(Color.Green, decoration: Decoration.Bold),
    };
}
