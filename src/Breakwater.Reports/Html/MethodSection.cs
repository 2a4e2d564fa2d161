using Breakwater.Model;
using Breakwater.Reports.Story;

namespace Breakwater.Reports.Html;

/// <summary>What was handed in, what was counted, and how the verdict comes about.</summary>
internal static class MethodSection
{
    public const int MaxListed = 50;

    public static void Write(Assessment assessment, HtmlPage page)
    {
        var counts = assessment.Counts;
        page.Add($"<section id=\"method\" aria-labelledby=\"method-title\"><h2 id=\"method-title\">Method and versions</h2>");
        page.Add($"""
            <p>Breakwater reads the evidence without a connection to anything. Rules and detectors turn records into findings; attempts are kept apart from successes. A verdict names the sources that would show an entry and how much
            of the time at risk they cover. <strong>No evidence found is not evidence of absence</strong>, and neither an update nor a mitigation removes an intruder.</p>
            """);
        page.Add($"<dl class=\"facts\"><dt>Tool</dt><dd>{assessment.Tool.Name:80} {assessment.Tool.Version:80}</dd>");
        page.Add($"<dt>Knowledge</dt><dd>{assessment.Knowledge.Version:80}, as of {PlainWords.Day(assessment.Knowledge.AsOf.ToDateTime(TimeOnly.MinValue))}</dd>");
        page.Add($"<dt>Assessed at</dt><dd>{EvidenceTime.FromSeconds(assessment.AssessedAt)}</dd>");
        page.Add($"<dt>Evidence collected</dt><dd>{(assessment.Collected is { } collected ? $"{EvidenceTime.FromSeconds(collected.Time)}, {collected.Basis}" : "not known")}</dd>");
        page.Add($"<dt>Read</dt><dd>{PlainWords.Many(counts.Files, "file", "files")}, {PlainWords.Bytes(counts.Bytes)}, {PlainWords.Many(counts.Records, "record", "records")}</dd>");
        page.Add($"<dt>Findings</dt><dd>{PlainWords.Number(counts.Findings)} kept, {PlainWords.Number(counts.FindingsDropped)} more counted only</dd>");
        page.Add($"<dt>Duplicates</dt><dd>{PlainWords.Number(counts.Duplicates)} counted once</dd>");
        page.Add($"<dt>Damaged records</dt><dd>{PlainWords.Number(counts.DamagedRecords)}</dd></dl><h3>Evidence</h3><ul>");
        foreach (var item in assessment.Evidence.Take(MaxListed))
        {
            page.Add($"<li><code>{item.Path}</code>, {PlainWords.Bytes(item.Bytes)}{(item.Sha256 is { } hash ? ", SHA-256 " + hash : "")}</li>");
        }

        page.Add($"</ul>");
        More.Write(assessment.Evidence.Count, MaxListed, "item", "items", "in assessment.json", page);
        page.Add($"<p class=\"quiet\">Schema {assessment.Schema:80}; the same assessment for programs is assessment.json beside this file.</p></section>");
    }
}
