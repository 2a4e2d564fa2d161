using Breakwater.Model;
using Breakwater.Reports.Story;

namespace Breakwater.Reports.Html;

/// <summary>Who did it, as far as traces tell, and which mailboxes are concerned.</summary>
internal static class ActivitiesSection
{
    private const int MaxActivities = 50;
    private const int MaxMailboxes = 300;
    private const int MaxRemoved = 100;
    private const int MaxValues = 20;

    public static void Write(Assessment assessment, ShownFindings findings, HtmlPage page)
    {
        page.Add($"<section id=\"activities\" aria-labelledby=\"activities-title\"><h2 id=\"activities-title\">Intruders and mailboxes</h2><h3>Activities</h3>");
        if (assessment.Activities.Count == 0)
        {
            page.Add($"<p>No activity of an intruder was found.</p>");
        }
        else
        {
            Activities(assessment.Activities, findings, page);
        }

        page.Add($"<h3>Mailboxes</h3>");
        if (assessment.Mailboxes.Count == 0)
        {
            page.Add($"<p>No finding that counts names a mailbox. That alone does not show that none was read.</p>");
        }
        else
        {
            Mailboxes(assessment.Mailboxes, findings, page);
        }

        if (assessment.Removed.Count > 0)
        {
            Removed(assessment.Removed, findings, page);
        }

        page.Add($"</section>");
    }

    private static void Removed(IReadOnlyList<RemovedScript> removed, ShownFindings findings, HtmlPage page)
    {
        page.Add($"<h3>Files that were gone at collection</h3><p class=\"quiet\">Removing a file evicts nobody: the server counts as broken into all the same.</p><ul>");
        foreach (var script in removed.Take(MaxRemoved))
        {
            page.Add($"<li><code>{script.Path:160}</code>{(script.LastSeen is { } last ? $", last seen {last}" : "")}: {script.Remover:300} <span class=\"quiet\">({Spelling.Of(script.Confidence)} confidence)</span> ");
            findings.WriteLinks(script.Findings, page);
            page.Add($"</li>");
        }

        page.Add($"</ul>");
        More.Write(removed.Count, MaxRemoved, "file", "files", "in assessment.json", page);
    }

    private static void Activities(IReadOnlyList<Activity> activities, ShownFindings findings, HtmlPage page)
    {
        page.Add($"<p class=\"quiet\">Findings that belong together by time, tooling and address. Addresses may be proxies or other victims.</p>");
        foreach (var activity in activities.Take(MaxActivities))
        {
            page.Add($"<article class=\"activity\"><h4>Activity {activity.Id:40}</h4>");
            page.Add($"<dl class=\"facts\"><dt>Seen</dt><dd>{PlainWords.Moment(activity.FirstSeen)} to {PlainWords.Moment(activity.LastSeen)}</dd>");
            page.Add($"<dt>Rungs</dt><dd>{string.Join(", ", activity.Rungs.Select(Spelling.Of))}</dd>");
            Values("Addresses", activity.Addresses, page);
            Values("Tooling", activity.Tooling, page);
            Values("Accounts", activity.Accounts, page);
            page.Add($"<dt>Findings</dt><dd>");
            findings.WriteLinks(activity.Findings, page);
            page.Add($"</dd></dl></article>");
        }

        More.Write(activities.Count, MaxActivities, "activity", "activities", "in assessment.json", page);
    }

    private static void Values(string label, IReadOnlyList<string> values, HtmlPage page)
    {
        page.Add($"<dt>{label}</dt><dd>{(values.Count == 0 ? "–" : null)}");
        foreach (var value in values.Take(MaxValues))
        {
            page.Add($"<code>{value:120}</code> ");
        }

        if (values.Count > MaxValues)
        {
            page.Add($"<span class=\"quiet\">and {values.Count - MaxValues} more</span>");
        }

        page.Add($"</dd>");
    }

    private static void Mailboxes(IReadOnlyList<MailboxEntry> mailboxes, ShownFindings findings, HtmlPage page)
    {
        page.Add($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Mailboxes\"><table>");
        page.Add($"<thead><tr><th scope=\"col\">Mailbox</th><th scope=\"col\">State</th>");
        page.Add($"<th scope=\"col\">How</th><th scope=\"col\">First seen</th><th scope=\"col\">Last seen</th>");
        page.Add($"<th scope=\"col\">Bytes</th><th scope=\"col\">Findings</th></tr></thead><tbody>");
        foreach (var mailbox in mailboxes.Take(MaxMailboxes))
        {
            page.Add($"<tr><th scope=\"row\">{mailbox.Address:160}</th><td data-label=\"State\"><span class=\"badge mailbox-{Spelling.Of(mailbox.State)}\">{PlainWords.Of(mailbox.State)}</span></td>");
            page.Add($"<td data-label=\"How\">{mailbox.Method:160} <span class=\"quiet\">({Spelling.Of(mailbox.Confidence)} confidence)</span></td>");
            page.Add($"<td class=\"time\" data-label=\"First seen\">{mailbox.FirstSeen}</td>");
            page.Add($"<td class=\"time\" data-label=\"Last seen\">{mailbox.LastSeen}</td>");
            page.Add($"<td data-label=\"Bytes\">{(mailbox.Bytes is { } bytes ? PlainWords.Bytes(bytes) : "not logged")}</td><td data-label=\"Findings\">");
            findings.WriteLinks(mailbox.Findings, page);
            page.Add($"</td></tr>");
        }

        page.Add($"</tbody></table></div>");
        More.Write(mailboxes.Count, MaxMailboxes, "mailbox", "mailboxes", "in assessment.json", page);
    }
}
