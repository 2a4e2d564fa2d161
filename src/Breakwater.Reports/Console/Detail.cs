using Breakwater.Model;
using Breakwater.Reports.Story;

namespace Breakwater.Reports.Console;

/// <summary>The tables behind the verdict (<c>-v</c>).</summary>
internal static class Detail
{
    // A terminal is no place for more; what is left out is counted and stands in assessment.json.
    private const int MaxRows = 100;

    public static void Write(Assessment assessment, ConsolePage page)
    {
        Campaigns(assessment.Verdict.Campaigns, page);
        Holes(assessment.Exposure, page);
        Coverage(assessment.Coverage, page);
        Findings(assessment.Findings, page);
        Mailboxes(assessment.Mailboxes, page);
        Listed("Gone at collection", [.. assessment.Removed.Select(r => $"{r.Path}{(r.LastSeen is { } last ? $", last seen {last.WholeSecond}" : "")}: {r.Remover} ({Spelling.Of(r.Confidence)} confidence)")], page);
        Actions(assessment.Actions, page);
        Listed("Not read", [.. assessment.Unread.Select(u => $"{u.Path}: {u.Reason}{(u.Bytes is { } bytes ? $" ({PlainWords.Bytes(bytes)})" : "")}")], page);
        Listed("Not seen", Unseen.Of(assessment), page);
        Listed("Warnings", assessment.Warnings, page);
        Counts(assessment.Counts, page);
    }

    private static void Campaigns(IReadOnlyList<CampaignVerdict> campaigns, ConsolePage page)
    {
        page.Heading("Campaigns");
        page.Table(["Campaign", "Verdict", "Confidence", "Covered", "Reached"], campaigns.Select(IReadOnlyList<string> (c) =>
        [
            c.Name,
            c.Counts ? Spelling.Of(c.State) : Spelling.Of(c.State) + (c.LeavesTraces ? ", needs no hole" : ", leaves no trace here"),
            Spelling.Of(c.Confidence),
            c.Window is null ? "-" : PlainWords.Percent(c.Coverage.Fraction),
            c.Rungs.Count == 0 ? "-" : string.Join(", ", c.Rungs.Select(Spelling.Of)),
        ]));
    }

    private static void Holes(Exposure exposure, ConsolePage page)
    {
        page.Heading($"Exposure: {Spelling.Of(exposure.State)}");
        page.Items([("-", exposure.BuildMeaning)]);
        var open = exposure.Cves.Where(c => c.State is not (CveState.Fixed or CveState.NotAffected)).ToList();
        Rows(["CVE", "State", "Attacked", "What"], open, c => [c.Id, Spelling.Of(c.State), c.ExploitedInWild ? "yes" : "-", c.Title], page);
        page.Items(exposure.UpdatePath.Select(s => ($"{s.Step}.", $"Install {s.Install}{(s.Kb is null ? "" : $" ({s.Kb})")}: {s.Why}")));
        page.Items(exposure.NotEffective.Select(n => ("not effective:", n)));
        page.Items(exposure.ToConfirm.Select(c => ("confirm:", $"{c.Id}: {c.What} {c.How}")));
    }

    private static void Coverage(IReadOnlyList<SourceCoverage> coverage, ConsolePage page)
    {
        page.Heading("Coverage");
        Rows(["Source", "First", "Last", "Records", "Holes", "Covered"], coverage, c =>
        [
            SourceCatalogue.Find(c.Source).Title,
            c.First?.ToString() ?? "-",
            c.Last?.ToString() ?? "-",
            PlainWords.Number(c.Records),
            PlainWords.Number(c.Gaps.Count) + (c.Truncated ? ", cut short" : ""),
            c.Fraction is { } fraction ? PlainWords.Percent(fraction) : "-",
        ], page);
    }

    private static void Findings(IReadOnlyList<Finding> findings, ConsolePage page)
    {
        page.Heading($"Findings ({PlainWords.Number(findings.Count)})");
        foreach (var finding in findings.Take(MaxRows))
        {
            var rung = finding.Rung is { } known ? Spelling.Of(known) : "no rung";
            var outcome = finding.Outcome is { } said ? Spelling.Of(said) : finding.Level;
            page.Items([("-", $"{finding.Time?.WholeSecond ?? "no time"} {outcome}, {rung}, {Spelling.Of(finding.Confidence)}: {finding.Title} [{finding.Id}]")]);
            page.Items([(" ", Places.Of(finding.Source))]);
        }

        More(findings.Count, page);
    }

    private static void Mailboxes(IReadOnlyList<MailboxEntry> mailboxes, ConsolePage page)
    {
        if (mailboxes.Count > 0)
        {
            page.Heading("Mailboxes");
            Rows(["Mailbox", "State", "Method", "First", "Last"], mailboxes, m =>
                [m.Address, Spelling.Of(m.State), m.Method, m.FirstSeen?.WholeSecond ?? "-", m.LastSeen?.WholeSecond ?? "-"], page);
        }
    }

    private static void Actions(IReadOnlyList<ActionStep> actions, ConsolePage page)
    {
        page.Heading("Actions");
        foreach (var action in actions.OrderBy(a => a.Order))
        {
            page.Items([($"{action.Order}.", $"{action.Title}. {action.Why} Decides: {action.Decides}.{(action.Takes.Length > 0 ? $" Takes: {action.Takes}." : "")}")]);
            page.Items(action.How.Select(h => ("   -", h)));
            page.Items([("   verify:", action.Verify), ("   undo:", action.Undo)]);
        }
    }

    private static void Listed(string heading, IReadOnlyList<string> entries, ConsolePage page)
    {
        if (entries.Count > 0)
        {
            page.Heading($"{heading} ({PlainWords.Number(entries.Count)})");
            page.Items(entries.Take(MaxRows).Select(e => ("-", e)));
            More(entries.Count, page);
        }
    }

    private static void Rows<T>(IReadOnlyList<string> columns, IReadOnlyList<T> items, Func<T, IReadOnlyList<string>> cells, ConsolePage page)
    {
        if (items.Count > 0)
        {
            page.Table(columns, items.Take(MaxRows).Select(cells));
            More(items.Count, page);
        }
    }

    private static void More(int count, ConsolePage page)
    {
        if (count > MaxRows)
        {
            page.Line($"  and {PlainWords.Number(count - MaxRows)} more in assessment.json");
        }
    }

    private static void Counts(Counts counts, ConsolePage page)
    {
        page.Heading("Counts");
        page.Items(
        [
            ("-", $"{PlainWords.Many(counts.Files, "file", "files")}, {PlainWords.Bytes(counts.Bytes)}, {PlainWords.Many(counts.Records, "record", "records")}"),
            ("-", $"{PlainWords.Many(counts.Findings, "finding", "findings")}, {PlainWords.Number(counts.FindingsDropped)} more counted but not kept"),
            ("-", $"{PlainWords.Many(counts.Duplicates, "duplicate", "duplicates")} counted once, {PlainWords.Many(counts.DamagedRecords, "damaged record", "damaged records")}"),
        ]);
    }
}
