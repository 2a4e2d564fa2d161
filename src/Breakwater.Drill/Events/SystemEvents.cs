using Breakwater.Drill.EventLogs;

namespace Breakwater.Drill.Events;

/// <summary>Starts and stops of the system and its services.</summary>
internal static class SystemEvents
{
    private static readonly EventShape Installed = Service(7045, "ServiceName, ImagePath, ServiceType, StartType, AccountName");
    private static readonly EventShape Changed = Service(7036, "param1, param2, Binary:Binary");
    private static readonly EventShape StartType = Service(7040, "param1, param2, param3, param4");
    private static readonly EventShape Shutdown = EventShape.Named(Sources.User32, 1074, "param1, param2, param3, param4, param5, param6, param7") with { Qualifiers = 32768, Keywords = 0x8080_0000_0000_0000 };
    private static readonly EventShape TimeSource = EventShape.Named(Sources.TimeService, 37, "TimeSource", dataName: "TMP_EVENT_TIME_SOURCE_REACHABLE");
    private static readonly EventShape Version = EventShape.Strings(Sources.EventLog, 6009, qualifiers: 32768);
    private static readonly EventShape LogStarted = EventShape.Strings(Sources.EventLog, 6005, qualifiers: 32768);
    private static readonly EventShape LogStopped = EventShape.Strings(Sources.EventLog, 6006, qualifiers: 32768);
    private static readonly EventShape Uptime = EventShape.Strings(Sources.EventLog, 6013, qualifiers: 32768);

    public static LogEvent ServiceInstalled(DateTime time, string name, string image, string start, string account, string bySid) =>
        Of(Installed, time, Text(name), Text(image), Text("user mode service"), Text(start), Text(account)) with { UserSid = bySid, ProcessId = 640, ThreadId = 9280 };

    public static LogEvent ServiceChanged(DateTime time, string name, string key, string state) =>
        Of(Changed, time, Text(name), Text(state), EventValue.Binary(System.Text.Encoding.Unicode.GetBytes($"{key}/{(state == "running" ? 4 : 1)}\0"))) with { ProcessId = 640, ThreadId = 7116 };

    public static LogEvent StartTypeChanged(DateTime time, string name, string key, string from, string to) =>
        Of(StartType, time, Text(name), Text(from), Text(to), Text(key)) with { UserSid = Sources.LocalSystem, ProcessId = 640, ThreadId = 7116 };

    public static LogEvent TimeFromController(DateTime time) => Of(TimeSource, time, Text("dc01.contoso.example (ntp.d|0x0|0.0.0.0:123->192.0.2.2:123)")) with { UserSid = "S-1-5-19", ProcessId = 1108, ThreadId = 3344 };

    public static LogEvent RanFor(DateTime time, long seconds) => Of(Uptime, time, EventValue.Texts(["", "", "", "", $"{seconds}", "60", "0 Coordinated Universal Time"]));

    /// <summary>A restart as an administrator does it: why, the log stops, the log starts and names the system.</summary>
    public static IEnumerable<LogEvent> Restart(DateTime time, string user, string userSid, string windowsVersion)
    {
        yield return Of(
            Shutdown, time, Text(@"C:\Windows\system32\shutdown.exe (EXCH01)"), Text("EXCH01"), Text("Operating System: Security fix (Planned)"), Text("0x80020012"), Text("restart"), Text(""), Text(user)) with
        { UserSid = userSid, ProcessId = 584, ThreadId = 700 };
        yield return Of(LogStopped, time.AddSeconds(41), EventValue.Texts([""]), EventValue.Binary(1, 0, 0, 0, 0, 0, 0, 0));
        foreach (var started in Started(time.AddSeconds(163), windowsVersion))
        {
            yield return started;
        }
    }

    /// <param name="windowsVersion">As <c>10.0.17763.0</c>.</param>
    public static IEnumerable<LogEvent> Started(DateTime time, string windowsVersion)
    {
        var parts = windowsVersion.Split('.');
        yield return Of(Version, time, EventValue.Texts([$"{parts[0]}.{int.Parse(parts[1]):00}.", parts[2], "", "Multiprocessor Free", "0"]));
        yield return Of(LogStarted, time, EventValue.Texts([""]));
        yield return RanFor(time.AddMilliseconds(16), 21);
    }

    private static LogEvent Of(EventShape shape, DateTime time, params IReadOnlyList<EventValue> values) => new(shape, time, Sources.Computer, values);

    private static EventShape Service(ushort id, string fields) => EventShape.Named(Sources.Services, id, fields) with { Qualifiers = 16384, Keywords = 0x8080_0000_0000_0000 };

    private static EventValue Text(string text) => EventValue.Text(text);
}
