using Breakwater.Drill.EventLogs;

namespace Breakwater.Drill.Events;

/// <summary>What the antivirus of Windows writes: scans, detections, what it did about them.</summary>
internal static class DefenderEvents
{
    private const string Product = "%827";
    private const string ProductVersion = "4.18.2102.4";

    private const string DetectionFields = "Product Name, Product Version, Detection ID, Detection Time, Unused, Unused2, Threat ID, Threat Name, Severity ID, Severity Name, Category ID, Category Name, FWLink, Status Code, Status Description, "
        + "State, Source ID, Source Name, Process Name, Detection User, Unused3, Path, Origin ID, Origin Name, Execution ID, Execution Name, Type ID, Type Name, Pre Execution Status, Action ID, Action Name, Unused4, Error Code, "
        + "Error Description, Unused5, Post Clean Status, Additional Actions ID, Additional Actions String, Remediation User, Unused6, Security intelligence Version, Engine Version";

    private static readonly EventShape Detected = EventShape.Named(Sources.Defender, 1116, DetectionFields) with { Level = 3 };
    private static readonly EventShape Acted = EventShape.Named(Sources.Defender, 1117, DetectionFields);
    private static readonly EventShape ScanStarted = EventShape.Named(
        Sources.Defender, 1000, "Product Name, Product Version, Scan ID, Scan Type Index, Scan Type, Scan Parameters Index, Scan Parameters, Domain, User, SID, Scan Resources");

    private static readonly EventShape ScanFinished = EventShape.Named(
        Sources.Defender, 1001, "Product Name, Product Version, Scan ID, Scan Type Index, Scan Type, Scan Parameters Index, Scan Parameters, Domain, User, SID, Scan Time Hours, Scan Time Minutes, Scan Time Seconds");

    public static IEnumerable<LogEvent> Quarantined(DateTime time, Guid detection, string threat, string id, string path, DefenderWords? words = null)
    {
        words ??= DefenderWords.English;
        yield return Detection(Detected, time, time, detection, threat, id, path, "1", "9", words.NoAction, "0", words);
        yield return Detection(Acted, time.AddSeconds(7), time, detection, threat, id, path, "3", "2", words.Quarantine, "0", words);
    }

    public static IEnumerable<LogEvent> QuickScan(DateTime time, Guid scan, TimeSpan duration)
    {
        string[] head = [Product, ProductVersion, scan.ToString("B").ToUpperInvariant(), "1", "%%802", "1", "%%804", "NT AUTHORITY", "SYSTEM", "S-1-5-18"];
        yield return Of(ScanStarted, time, [.. head, ""]);
        yield return Of(ScanFinished, time + duration, [.. head, $"{duration.Hours:00}", $"{duration.Minutes:00}", $"{duration.Seconds:00}"]);
    }

    private static LogEvent Detection(EventShape shape, DateTime time, DateTime detected, Guid detection, string threat, string id, string path, string state, string action, string actionName, string error, DefenderWords words) => Of(
        shape, time, Product, ProductVersion, detection.ToString("B").ToUpperInvariant(), detected.ToString("yyyy-MM-ddTHH:mm:ss.fffZ"), "", "", id, threat, "5", words.Severe, "6", words.Backdoor,
        $"https://go.microsoft.com/fwlink/?linkid=37020&name={threat}&threatid={id}&enterprise=0", state, "", state, "3", "%%818", @"C:\Windows\System32\inetsrv\w3wp.exe", @"NT AUTHORITY\SYSTEM", "", $"file:_{path}", "1", "%%845", "1", "%%813",
        "0", "%%822", "0", action, actionName, "", $"0x{error:0000000}0", words.Done, "", "0", "0", "No additional actions required", @"NT AUTHORITY\SYSTEM", "", "AV: 1.333.929.0, AS: 1.333.929.0, NIS: 1.333.929.0",
        "AM: 1.1.17900.7, NIS: 1.1.17900.7");

    private static LogEvent Of(EventShape shape, DateTime time, params string[] texts) =>
        new(shape, time, Sources.Computer, [.. texts.Select(EventValue.Text)]) { UserSid = Sources.LocalSystem, ProcessId = 3012, ThreadId = 8840 };
}
