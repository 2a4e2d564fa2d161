using System.Text.RegularExpressions;
using Breakwater.Model;

namespace Breakwater.Detection.ScannerHistory;

/// <summary>
/// Looks into the reports of Microsoft's Test-ProxyLogon. They repeat rows of logs that Breakwater judges itself, so a report is a lead and never decides;
/// where those logs are gone it is all that is left, and the reader must know of it.
/// </summary>
public static partial class ScannerReport
{
    public const string Name = "scanner-reports";

    /// <summary>True for the log or the summary of Microsoft's mitigation tool (EOMT).</summary>
    public static bool IsToolLog(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path[(path.LastIndexOf('/') + 1)..].StartsWith("EOMT", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The first line that names the tool; null when none does.</summary>
    public static string? ToolRun(IEnumerable<string> lines) =>
        lines.FirstOrDefault(l => l.Contains("EOMT", StringComparison.OrdinalIgnoreCase) || l.Contains("Exchange On-premises Mitigation Tool", StringComparison.OrdinalIgnoreCase)) is { } line
            ? Excerpts.Around(line.Trim(), 0) : null;

    /// <summary>Null for a report without rows.</summary>
    /// <param name="path">Its normalised path.</param>
    /// <param name="lines">Its lines, each of bounded length.</param>
    public static FileTrace? Examine(string path, IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(lines);
        if (Cve().Match(path) is not { Success: true } cve)
        {
            return null;
        }

        var rows = 0L;
        string? first = null;
        foreach (var line in lines.Where(l => !string.IsNullOrWhiteSpace(l) && !l.StartsWith('#') && !l.StartsWith("\"DateTime\"", StringComparison.OrdinalIgnoreCase)))
        {
            first ??= line;
            rows++;
        }

        return first is null ? null : new FileTrace
        {
            Detector = Name,
            Title = $"Test-ProxyLogon reported rows for {cve.Value.ToUpperInvariant()}",
            Campaign = "proxylogon",
            Rung = Rung.Exploited,
            Outcome = Outcome.Attempt,
            Confidence = Confidence.Low,
            Attack = ["T1190"],
            Excerpt = Excerpts.Around(first, 0),
            Fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["rows"] = rows.ToString(System.Globalization.CultureInfo.InvariantCulture), ["tool"] = "Test-ProxyLogon" },
            Target = cve.Value.ToUpperInvariant(),
        };
    }

    [GeneratedRegex(@"CVE-2021-2(6855|6857|6858|7065)(?=\.(csv|log|txt)$)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cve();
}
