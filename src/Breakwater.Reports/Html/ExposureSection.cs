using System.Globalization;
using Breakwater.Model;
using Breakwater.Reports.Story;

namespace Breakwater.Reports.Html;

/// <summary>State of the software: build, update path, holes with the open ones first, mitigations, open questions.</summary>
internal static class ExposureSection
{
    private const int MaxRows = 200;

    public static void Write(Assessment assessment, HtmlPage page)
    {
        var exposure = assessment.Exposure;
        page.Add($"<section id=\"exposure\" aria-labelledby=\"exposure-title\"><h2 id=\"exposure-title\">Software: how open is the server?</h2>");
        page.Add($"<p><strong class=\"badge exposure-{Spelling.Of(exposure.State)}\">{PlainWords.Of(exposure.State)}</strong> {exposure.BuildMeaning}</p>");
        page.Add($"<p>{Support(exposure.Supported)}</p>");
        Path(exposure.UpdatePath, page);
        Listed("Registered, but not effective", exposure.NotEffective, page);
        Listed("To be confirmed: the evidence cannot show it", [.. exposure.ToConfirm.Select(c => $"{c.Id}: {c.What} {c.How}")], page);
        Cves(exposure.Cves, page);
        Mitigations(assessment.Mitigations, page);
        Server(assessment.Server, page);
        page.Add($"</section>");
    }

    private static string Support(bool? supported) => supported switch
    {
        true => "The product is supported.",
        false => "The product is no longer supported: new holes will not be closed.",
        null => "Whether the product is supported is not known.",
    };

    private static void Path(IReadOnlyList<UpdateStep> steps, HtmlPage page)
    {
        if (steps.Count == 0)
        {
            return;
        }

        page.Add($"<h3>Way to a safe server</h3><ol class=\"path\">");
        foreach (var step in steps.OrderBy(s => s.Step).Take(MaxRows))
        {
            page.Add($"<li><b>{step.Install}</b> {step.Kb:40} {(step.Build is { } build ? $"(build {build})" : "")}<br>{step.Why}");
            if (step.Prerequisites.Count > 0)
            {
                page.Add($"<br><span class=\"quiet\">Before: {string.Join("; ", step.Prerequisites):800}</span>");
            }

            page.Add($"</li>");
        }

        page.Add($"</ol>");
    }

    private static void Cves(IReadOnlyList<CveAssessment> cves, HtmlPage page)
    {
        page.Add($"<h3>Known holes (CVEs)</h3>");
        if (cves.Count == 0)
        {
            page.Add($"<p>None could be judged.</p>");
            return;
        }

        page.Add($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Known holes\"><table>");
        page.Add($"<thead><tr><th scope=\"col\">CVE</th><th scope=\"col\">State here</th>");
        page.Add($"<th scope=\"col\">Attacked</th><th scope=\"col\">Login needed</th><th scope=\"col\">CVSS</th>");
        page.Add($"<th scope=\"col\">What</th><th scope=\"col\">Fixed by</th></tr></thead><tbody>");
        foreach (var cve in cves.OrderBy(Weight).ThenByDescending(c => c.ExploitedInWild).ThenByDescending(c => c.Cvss ?? 0).ThenBy(c => c.Id, StringComparer.Ordinal).Take(MaxRows))
        {
            page.Add($"<tr><th scope=\"row\" class=\"time\">{cve.Id:40}</th><td data-label=\"State here\"><span class=\"badge cve-{Spelling.Of(cve.State)}\">{PlainWords.Of(cve.State)}</span>{(cve.Disputed ? " disputed" : "")}</td>");
            page.Add($"<td data-label=\"Attacked\">{(cve.ExploitedInWild ? "yes" : "not known")}</td>");
            page.Add($"<td data-label=\"Login needed\">{cve.PreAuth switch { true => "no", false => "yes", null => "not known" }}</td>");
            page.Add($"<td data-label=\"CVSS\">{cve.Cvss?.ToString("0.0", CultureInfo.InvariantCulture) ?? "–"}</td>");
            page.Add($"<td data-label=\"What\">{cve.Title:200}{(cve.NeedsConfiguration is { } needs ? $" Needs configuration: {needs}" : ""):300}</td>");
            page.Add($"<td data-label=\"Fixed by\">{(cve.FixedBy.Count == 0 ? "–" : string.Join("; ", cve.FixedBy)):300}</td></tr>");
        }

        page.Add($"</tbody></table></div>");
        More.Write(cves.Count, MaxRows, "CVE", "CVEs", "in assessment.json", page);
    }

    private static int Weight(CveAssessment cve) => cve.State switch
    {
        CveState.Vulnerable or CveState.VulnerableNoPackage => 0,
        CveState.Undetermined => 1,
        CveState.FixedIfConfigured => 2,
        CveState.Fixed => 3,
        _ => 4,
    };

    private static void Mitigations(IReadOnlyList<MitigationStatus> mitigations, HtmlPage page)
    {
        if (mitigations.Count == 0)
        {
            return;
        }

        page.Add($"<h3>Interim mitigations</h3><p class=\"quiet\">A mitigation is neither a remediation of a server already compromised nor full protection.</p><ul>");
        foreach (var mitigation in mitigations.Take(MaxRows))
        {
            page.Add($"<li><b>{mitigation.Id:80}</b>: {PlainWords.Of(mitigation.State)}. {mitigation.Evidence} <span class=\"quiet\">{mitigation.Caveat}</span></li>");
        }

        page.Add($"</ul>");
        More.Write(mitigations.Count, MaxRows, "mitigation", "mitigations", "in assessment.json", page);
    }

    private static void Server(ServerFacts server, HtmlPage page)
    {
        page.Add($"<details><summary>What the evidence says about the server ({server.Facts.Count} statements)</summary><dl class=\"facts\"><dt>Name</dt><dd>{server.Name ?? "–"}</dd>");
        page.Add($"<dt>Roles</dt><dd>{(server.Roles.Count == 0 ? "–" : string.Join(", ", server.Roles))}</dd>");
        page.Add($"<dt>Operating system</dt><dd>{server.Os ?? "–"}</dd><dt>Installed in</dt><dd>{server.InstallPath ?? "–"}</dd></dl><ul>");
        foreach (var fact in server.Facts.Take(MaxRows))
        {
            page.Add($"<li>{fact.Name:80}: <code>{fact.Value}</code> <span class=\"quiet\">from {fact.Source}</span></li>");
        }

        page.Add($"</ul>");
        More.Write(server.Facts.Count, MaxRows, "statement", "statements", "in assessment.json", page);
        page.Add($"</details>");
    }

    private static void Listed(string heading, IReadOnlyList<string> entries, HtmlPage page)
    {
        if (entries.Count == 0)
        {
            return;
        }

        page.Add($"<h3>{heading}</h3><ul>");
        foreach (var entry in entries.Take(MaxRows))
        {
            page.Add($"<li>{entry:600}</li>");
        }

        page.Add($"</ul>");
        More.Write(entries.Count, MaxRows, "entry", "entries", "in assessment.json", page);
    }
}
