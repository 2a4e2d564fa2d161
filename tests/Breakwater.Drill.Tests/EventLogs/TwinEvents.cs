using Breakwater.Drill.EventLogs;
using Breakwater.Drill.Events;

namespace Breakwater.Drill.Tests.EventLogs;

/// <summary>Events in which Windows itself reports what Sigma describes in Sysmon's words, and some whose own values have the names of System fields.</summary>
internal static class TwinEvents
{
    private const string Subject = "SubjectUserSid:Sid, SubjectUserName, SubjectDomainName, SubjectLogonId:HexInt64";
    private const string Image = @"C:\Windows\System32\rundll32.exe";
    private const string Hashes = "SHA1=DA39A3EE5E6B4B0D3255BFEF95601890AFD80709,MD5=D41D8CD98F00B204E9800998ECF8427E,SHA256=E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855,IMPHASH=F34D5F2D4577ED6D9CEEC516C1F5A744";

    private static readonly EventSource Eventlog = new("System", "Microsoft-Windows-Eventlog", Sources.EventLogOfSecurity.Guid);
    private static readonly EventSource DnsClient = new("Microsoft-Windows-DNS-Client/Operational", "Microsoft-Windows-DNS-Client", "{1C95126E-7EEA-49A9-A3FE-A378B03DDB4D}");

    private static readonly EventShape RegistryValue = EventShape.Named(Sources.Audit, 4657, Subject + ", ObjectName, ObjectValueName, HandleId:HexInt64, OperationType, OldValueType, OldValue, NewValueType, NewValue, ProcessId:HexInt64, ProcessName");
    private static readonly EventShape ObjectAccess = EventShape.Named(Sources.Audit, 4663, Subject + ", ObjectServer, ObjectType, ObjectName, HandleId:HexInt64, AccessList, AccessMask:HexInt32, ProcessId:HexInt64, ProcessName, ResourceAttributes");
    private static readonly EventShape Query = EventShape.Named(DnsClient, 3008, "QueryName, QueryType:UInt32, QueryOptions:UInt64, QueryStatus:UInt32, QueryResults");
    private static readonly EventShape Loaded = EventShape.Named(Sources.Sysmon, 7, "RuleName, UtcTime, ProcessGuid:Guid, ProcessId:UInt32, Image, ImageLoaded, Hashes, Signed, Signature, SignatureStatus");
    private static readonly EventShape Cleared = EventShape.User(Eventlog, 104, "LogFileCleared", "http://manifests.microsoft.com/win/2004/08/windows/eventlog", "SubjectUserName, SubjectDomainName, Channel, BackupPath");

    public static IReadOnlyList<LogEvent> All(DateTime time) =>
    [
        Value(time, "%%1904", @"\REGISTRY\MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\Run", "Agent", @"C:\Users\Public\a.exe"),
        Value(time.AddSeconds(1), "%%1905", @"\REGISTRY\MACHINE\SYSTEM\ControlSet001\Control\Lsa", "Notification Packages", "scecli"),
        Value(time.AddSeconds(2), "%%1906", @"\REGISTRY\USER\S-1-5-21-1251897380-1290909901-1568997501-500\Environment", "windir", "-"),
        At(time.AddSeconds(3), ObjectAccess, [.. By(), Text("Security"), Text("File"), Text(@"C:\Users\a\AppData\Local\Google\Chrome\User Data\Default\Login Data"), EventValue.HexInt64(0x1F0), Text("%%4416\r\n\t\t\t\t"), EventValue.HexInt32(1), EventValue.HexInt64(0x2478), Text(Image), Text("-")]),
        Filtered(time.AddSeconds(4), 5156, "%%14593", "192.0.2.10", "51877", "198.51.100.23", "443", "6"),
        Filtered(time.AddSeconds(5), 5157, "%%14592", "203.0.113.9", "40000", "192.0.2.10", "3389", "17"),
        At(time.AddSeconds(6), Query, Text("tunnel.example"), EventValue.UInt32(16), EventValue.UInt64(0), EventValue.UInt32(0), Text("IEX (made up)")),
        At(time.AddSeconds(7), Query, Text("mail.contoso.example"), EventValue.UInt32(1), EventValue.UInt64(0), EventValue.UInt32(9701), Text("")),
        At(time.AddSeconds(8), Loaded, Text("-"), Text("2021-03-02 10:00:08.000"), EventValue.Guid(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)), EventValue.UInt32(9336), Text(Image), Text(@"C:\Windows\Temp\a.dll"), Text(Hashes), Text("false"), Text("-"), Text("Unavailable")),
        At(time.AddSeconds(9), Cleared, Text("SYSTEM"), Text("CONTOSO"), Text("Windows PowerShell"), Text("")),
        At(time.AddSeconds(10), Cleared, Text("SYSTEM"), Text("CONTOSO"), Text("Microsoft-Windows-CoreApplication/Operational"), Text("")),
    ];

    private static LogEvent Value(DateTime time, string operation, string key, string name, string value) => At(
        time, RegistryValue, [.. By(), Text(key), Text(name), EventValue.HexInt64(0x1F0), Text(operation), Text("-"), Text("-"), Text("%%1873"), Text(value), EventValue.HexInt64(0x2478), Text(Image)]);

    /// <summary>The rows of the filtering platform: versions of Windows agree on these values and their order.</summary>
    private static LogEvent Filtered(DateTime time, ushort id, string direction, string from, string fromPort, string to, string toPort, string protocol) => At(
        time, EventShape.Named(Sources.Audit, id, "ProcessID:UInt64, Application, Direction, SourceAddress, SourcePort, DestAddress, DestPort, Protocol:UInt32, FilterRTID:UInt64, LayerName, LayerRTID:UInt64"),
        EventValue.UInt64(9336), Text(@"\device\harddiskvolume2\windows\system32\rundll32.exe"), Text(direction), Text(from), Text(fromPort), Text(to), Text(toPort), EventValue.UInt32(uint.Parse(protocol)), EventValue.UInt64(0), Text("%%14611"), EventValue.UInt64(48));

    private static EventValue[] By() => [EventValue.Sid(Sources.LocalSystem), Text("EXCH01$"), Text("CONTOSO"), EventValue.HexInt64(0x3E7)];

    private static EventValue Text(string text) => EventValue.Text(text);

    private static LogEvent At(DateTime time, EventShape shape, params IReadOnlyList<EventValue> values) => new(shape, time, Sources.Computer, values) { UserSid = Sources.LocalSystem, ProcessId = 640, ThreadId = 700 };
}
