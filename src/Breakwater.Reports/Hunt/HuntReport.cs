using System.Globalization;
using Breakwater.Model.Hunting;
using Breakwater.Reports.Escaping;
using Spectre.Console;

namespace Breakwater.Reports.Hunt;

/// <summary>Matches and summary for a person at a terminal.</summary>
public static class HuntReport
{
    private const int ExcerptChars = 400;
    private const int ListedRules = 30;
    private const int ListedOthers = 10;
    private const int ListedEveryLine = 5;

    public static void WriteMatches(IEnumerable<HuntMatch> matches, IAnsiConsole console)
    {
        ArgumentNullException.ThrowIfNull(matches);
        ArgumentNullException.ThrowIfNull(console);
        Unwrap(console);
        var output = console.Profile.Out.Writer;
        foreach (var match in matches)
        {
            var place = match.Position.Record is { } record ? $" record {record}" : match.Position.Line is { } line ? $" line {line}" : "";
            console.MarkupInterpolated(CultureInfo.InvariantCulture, $"{match.Time?.ToString() ?? "no time",-24} [{Colour(match.Rule.Level)}]{match.Rule.Level.ToUpperInvariant(),-8}[/] ");
            // Past the console's measuring of widths, which takes longer than finding the match.
            output.WriteLine(VisibleText.Of(match.Rule.Title));
            output.WriteLine($"    {(match.Computer is null ? "" : VisibleText.Of(match.Computer) + "  ")}{VisibleText.Of(match.Position.Artefact)}{place}");
            output.WriteLine($"    {VisibleText.Of(match.Excerpt, ExcerptChars)}");
        }
    }

    /// <param name="verbose">Lists each rule that was not tried, instead of counting them by reason.</param>
    public static void WriteSummary(HuntSummary summary, IAnsiConsole console, bool verbose)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(console);
        Unwrap(console);
        var left = new List<string>();
        Add(left, summary.Suppressed, "suppressed");
        Add(left, summary.Duplicates, "held again by overlapping copies");
        console.WriteLine(Invariant($"{Of(summary.Matches, "match", "matches")} in {Of(summary.Records, "record", "records")} of {Of(summary.Files, "file", "files")}{(left.Count > 0 ? $" ({string.Join(", ", left)})" : "")}"));
        console.WriteLine(Invariant($"{summary.Eligible:N0} records were eligible for at least one rule; {summary.RulesTried:N0} of {summary.RulesLoaded:N0} rules were tried"));
        WriteNotTried(summary, console, verbose);
        WriteOnEveryLine(summary, console, verbose);
        Section(console, "Rules", [.. summary.ByRule.Select(r => new HuntCount($"{r.Rule.Level,-13} {r.Rule.Title}", r.Count))], ListedRules);
        Section(console, "Levels", summary.ByLevel, ListedOthers);
        Section(console, "Computers", [.. summary.ByComputer.Select(c => c with { Name = c.Name.Length > 0 ? c.Name : "(not named)" })], ListedOthers);
        Section(console, "Tactics", summary.ByTactic, ListedOthers);
    }

    private static void WriteNotTried(HuntSummary summary, IAnsiConsole console, bool verbose)
    {
        if (verbose)
        {
            foreach (var (rule, reason) in summary.NotTried)
            {
                console.WriteLine(VisibleText.Of($"    {rule.Path}: rule {rule.Id} not tried: {reason}"));
            }

            return;
        }

        var reasons = summary.NotTried.CountBy(r => r.Reason).OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal).ToList();
        foreach (var (reason, count) in reasons.Take(ListedOthers))
        {
            console.WriteLine(Invariant($"    {count,7:N0} not tried: {VisibleText.Of(reason)}"));
        }

        More(console, reasons.Count - ListedOthers, "reasons");
    }

    private static void WriteOnEveryLine(HuntSummary summary, IAnsiConsole console, bool verbose)
    {
        var shown = verbose ? summary.OnEveryLine.Count : ListedEveryLine;
        if (summary.OnEveryLine.Count > 0)
        {
            var names = string.Join(", ", summary.OnEveryLine.Take(shown).Select(r => r.Id));
            console.WriteLine(VisibleText.Of(Invariant($"    {summary.OnEveryLine.Count,7:N0} require no rare text and were tried on every line: {names}{(summary.OnEveryLine.Count > shown ? ", ..." : "")}")));
        }
    }

    /// <summary>A record stays on its line: what reads the output looks for lines.</summary>
    private static void Unwrap(IAnsiConsole console) => console.Profile.Width = 1 << 20;

    private static void Section(IAnsiConsole console, string title, IReadOnlyList<HuntCount> counts, int listed)
    {
        if (counts.Count == 0)
        {
            return;
        }

        console.WriteLine();
        console.WriteLine(title);
        foreach (var count in counts.Take(listed))
        {
            console.WriteLine(Invariant($"    {count.Count,7:N0}  {VisibleText.Of(count.Name)}"));
        }

        More(console, counts.Count - listed, title.ToLowerInvariant());
    }

    private static void More(IAnsiConsole console, int count, string what)
    {
        if (count > 0)
        {
            console.WriteLine(Invariant($"            {count:N0} more {what}"));
        }
    }

    private static void Add(List<string> parts, long count, string what)
    {
        if (count > 0)
        {
            parts.Add(Invariant($"{count:N0} {what}"));
        }
    }

    private static string Of(long count, string one, string many) => Invariant($"{count:N0} {(count == 1 ? one : many)}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Colour(string level) => level switch { "critical" or "high" => "red", "medium" => "yellow", _ => "grey" };
}
