using System.Text.RegularExpressions;
using Breakwater.Knowledge.Builds;
using Breakwater.Model;

namespace Breakwater.Knowledge.Queries;

/// <summary>What <c>breakwater kb</c> answers, offline.</summary>
public static partial class KnowledgeQueries
{
    /// <summary>Explains a build number; a number that is not published still gets its neighbours, but counts as not found.</summary>
    /// <param name="knowledge">Where to look.</param>
    /// <param name="text">The number as the user typed it, leading zeros allowed.</param>
    /// <param name="day">The day for support and staleness.</param>
    public static QueryAnswer Build(KnowledgeBase knowledge, string text, DateOnly day)
    {
        // Get-ExchangeServer prints "Version 15.1 (Build 2106.2)", which never moves with a security update: only its first three parts count.
        var display = DisplayVersion().Match(text);
        var number = display.Success ? $"{display.Groups["line"].Value}.{display.Groups["build"].Value}" : text.Trim();
        if (!ExchangeBuild.TryParse(number, out var build))
        {
            var message = $"KNOW801 '{QueryText.Safe(text)}': expected a version number such as 15.1.2106.2, 15.1.2106 or \"Version 15.1 (Build 2106.2)\"";
            return new QueryAnswer(succeeded: false, [message], w => QueryJson.NotFound(w, knowledge, "build", text, message));
        }

        var report = new BuildReport(knowledge, knowledge.Identify(build), day);
        return new QueryAnswer(report.Identity.Standing is BuildStanding.Listed or BuildStanding.CumulativeUpdateOnly, [.. report.Lines()], report.WriteJson);
    }

    /// <summary>Explains a CVE or advisory; any case.</summary>
    public static QueryAnswer Cve(KnowledgeBase knowledge, string id)
    {
        if (knowledge.FindCve(id.Trim()) is not { } cve)
        {
            var message = $"KNOW802 '{QueryText.Safe(id)}': not among the {knowledge.Cves.Count} CVEs and advisories of this knowledge; that does not mean it is harmless";
            return new QueryAnswer(succeeded: false, [message], w => QueryJson.NotFound(w, knowledge, "cve", id, message));
        }

        var report = new CveReport(knowledge, cve);
        return new QueryAnswer(succeeded: true, [.. report.Lines()], report.WriteJson);
    }

    /// <summary>Lists products, campaigns, CVEs and mitigations.</summary>
    public static QueryAnswer List(KnowledgeBase knowledge, DateOnly day)
    {
        var report = new ContentReport(knowledge, day);
        return new QueryAnswer(succeeded: true, [.. report.Lines()], report.WriteJson);
    }

    /// <summary>Checks the knowledge and names every problem.</summary>
    public static QueryAnswer Verify(KnowledgeBase knowledge)
    {
        var problems = knowledge.Validate();
        var summary = problems.Count == 0
            ? $"good: {knowledge.Builds.Count} builds, {knowledge.Cves.Count} CVEs, {knowledge.Campaigns.Count} campaigns, {knowledge.KnownDecisions.Count} decisions checked"
            : $"{problems.Count} problem(s)";
        return new QueryAnswer(
            problems.Count == 0,
            [QueryText.Title(knowledge), .. problems, summary],
            w => QueryJson.Verification(w, knowledge, problems));
    }

    [GeneratedRegex(@"^\s*(Version )?(?<line>\d{1,2}\.\d{1,2}) \(Build (?<build>\d{1,5})(\.\d{1,5})?\)\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DisplayVersion();
}
