using System.Globalization;
using System.Text.RegularExpressions;
using Breakwater.Model;

namespace Breakwater.Detection.ScannerHistory;

/// <summary>
/// Reads the detections in Microsoft Defender's text logs (MPLog, MPDetection) and in the log of the Safety Scanner and the Malicious Software Removal Tool.
/// Lines of other kinds are passed over; their forms differ from version to version.
/// </summary>
public static partial class ProtectionLog
{
    private const int MaxDetections = 10_000;
    private const string RemovalTool = "Microsoft Safety Scanner";

    /// <param name="lines">The log's lines, each of bounded length.</param>
    public static IReadOnlyList<ScannerDetection> Read(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var detections = new List<ScannerDetection>();
        var block = new Block();
        long number = 0;
        foreach (var line in lines)
        {
            number++;
            if (detections.Count >= MaxDetections)
            {
                break;
            }

            if (Event().Match(line) is { Success: true } found)
            {
                detections.AddRange(OfEvent(found, number));
            }
            else
            {
                block.Take(line, number, detections);
            }
        }

        block.Close(detections);
        return detections;
    }

    private static IEnumerable<ScannerDetection> OfEvent(Match found, long line)
    {
        var rest = found.Groups["rest"].Value;
        if (ThreatName().Match(rest) is not { Success: true } threat)
        {
            return [];
        }

        var action = ThreatAction().Match(rest) is { Success: true } stated ? ActionOf(stated.Groups["action"].Value) : ScannerAction.Detected;
        var time = TimeOf(found.Groups["time"].Value);
        var resources = rest[(threat.Index + threat.Length)..];
        var end = resources.IndexOf(" PropBag [", StringComparison.Ordinal);
        return (end < 0 ? resources : resources[..end]).Split(';')
            .Select(r => Resource().Match(r)).Where(r => r.Success)
            .Select(r => new ScannerDetection(DetectionHistoryFile.Scanner, threat.Value, r.Groups["path"].Value.Trim(), action, time, line));
    }

    private static EvidenceTime? TimeOf(string text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var utc) ? EvidenceTime.FromMilliseconds(utc) : null;

    private static ScannerAction ActionOf(string text) => text.ToUpperInvariant() switch
    {
        "QUARANTINE" => ScannerAction.Quarantined,
        "REMOVE" => ScannerAction.Removed,
        "CLEAN" => ScannerAction.Cleaned,
        "BLOCK" => ScannerAction.Blocked,
        "ALLOW" or "IGNORE" => ScannerAction.Allowed,
        _ => ScannerAction.Detected,
    };

    /// <summary>Times that end in Z are UTC; others are left out of the pattern, because nobody says whose zone they are in.</summary>
    [GeneratedRegex(@"^(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z) DETECTION\w{0,40}(#\d{1,9})?[: ](?<rest>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Event();

    [GeneratedRegex(@"\b[A-Za-z]{3,30}:[A-Za-z0-9]{2,20}/[^\s;:,]{2,100}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ThreatName();

    [GeneratedRegex(@"MP_THREAT_ACTION_(?<action>[A-Z]{2,20})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ThreatAction();

    [GeneratedRegex(@"\b(file|containerfile|webscript|process|behavior|regkeyvalue):(//|_)?(?<path>[^\r\n]{1,1000})", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Resource();

    [GeneratedRegex(@"^\s*(Resource Path|File Name)\s?:\s?(?<path>[^\r\n]{1,1000})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ResourcePath();

    /// <summary>Several lines about one threat: its name, then what was done and where.</summary>
    private sealed class Block
    {
        private readonly List<(string Path, long Line)> _resources = [];
        private string? _threat;
        private string _scanner = DetectionHistoryFile.Scanner;
        private ScannerAction _action;

        public void Take(string line, long number, List<ScannerDetection> into)
        {
            if (line.Contains("Microsoft Safety Scanner", StringComparison.Ordinal) || line.Contains("Malicious Software Removal Tool", StringComparison.Ordinal))
            {
                Close(into);
                _scanner = line.Contains("Safety", StringComparison.Ordinal) ? RemovalTool : "Microsoft Malicious Software Removal Tool";
                return;
            }

            if (line.AsSpan().TrimStart() is var text && (text.StartsWith("Threat Name") || text.StartsWith("Threat Detected") || text.StartsWith("Found ")) && ThreatName().Match(line) is { Success: true } threat)
            {
                Close(into);
                _threat = threat.Value;
                _action = line.Contains("Removed!", StringComparison.OrdinalIgnoreCase) && !line.Contains("not removed", StringComparison.OrdinalIgnoreCase) ? ScannerAction.Removed : ScannerAction.Detected;
            }
            else if (_threat is not null && text.StartsWith("Action:"))
            {
                var word = text["Action:".Length..].Trim();
                var end = word.IndexOfAny(", ");
                _action = ActionOf((end < 0 ? word : word[..end]).ToString());
            }
            else if (_threat is not null && (ResourcePath().Match(line) is { Success: true } path ? path : Resource().Match(line)) is { Success: true } resource)
            {
                _resources.Add((resource.Groups["path"].Value.Trim(), number));
            }
            else if (text.StartsWith("End Scan") || text.StartsWith("Finished threat actions") || text.StartsWith("Results Summary"))
            {
                Close(into);
            }
        }

        /// <summary>A summary names a threat without place; it says nothing that its own block did not.</summary>
        public void Close(List<ScannerDetection> into)
        {
            if (_threat is { } threat)
            {
                into.AddRange(_resources.Select(r => new ScannerDetection(_scanner, threat, r.Path, _action, null, r.Line)));
            }

            _threat = null;
            _resources.Clear();
        }
    }
}
