using Breakwater.Drill.EventLogs;

namespace Breakwater.Drill.Tests.EventLogs;

/// <summary>Events of every kind that the writer can write, enough of them for several chunks.</summary>
internal static class SampleEvents
{
    public const string Computer = "EXCH01.contoso.example";

    private static readonly EventSource Classic = new("Application", "Sample Source");
    private static readonly EventSource Manifest = new("Sample/Operational", "Sample-Provider", "{a68ca8b7-004f-d7b6-a698-07e2de0f1f5d}");
    private static readonly EventSource Both = new("System", "Sample Manager", "{555908d1-a6d7-4695-8e1e-26931d2012f4}", "Sample Manager");

    private static readonly EventShape Strings = EventShape.Strings(Classic, 7, qualifiers: 49152, level: 2, task: 3);

    // No negative number: evtxexport of 2018 takes its sign bit for a sign and the rest for the number.
    private static readonly EventShape Named = EventShape.Named(
        Manifest, 10, "Text, Signed:Int32, Small:UInt8, Short:UInt16, Int:UInt32, Long:UInt64, Flag:Boolean, Id:Guid, When:FileTime, Who:Sid, Mask:HexInt32, Wide:HexInt64") with
    {
        Version = 3,
        Task = 12544,
        Opcode = 1,
        Keywords = 0x8020_0000_0000_0000,
    };

    private static readonly EventShape WithBytes = EventShape.Named(Both, 11, "param1, param2, Binary:Binary") with { Qualifiers = 16384 };

    private static readonly EventShape Own = EventShape.User(Manifest, 12, "LogFileCleared", "http://sample.example/events", "SubjectUserName, SubjectLogonId:HexInt64");

    public static IReadOnlyList<LogEvent> Some(int count) => [.. Enumerable.Range(0, count).Select(Event)];

    public static byte[] Log(IReadOnlyList<LogEvent> events, bool forwarded = false)
    {
        var stream = new MemoryStream();
        using (var log = new EventLogFile(stream, firstId: 1001, forwarded))
        {
            foreach (var e in events)
            {
                log.Add(e, e.Time.AddSeconds(forwarded ? 30 : 0));
            }
        }

        return stream.ToArray();
    }

    private static LogEvent Event(int i)
    {
        var time = new DateTime(2021, 3, 2, 10, 0, 0, DateTimeKind.Utc).AddSeconds(i * 7).AddTicks(1_234_567);
        var plain = new LogEvent(Strings, time, Computer);
        return (i % 5) switch
        {
            0 => plain with { Values = [EventValue.Texts(["first <&> \"quoted\"", "", $"third {i}", "", "Grüße: 'Ж' \u2713", "last"])] },
            1 => plain with
            {
                Shape = Named,
                UserSid = "S-1-5-18",
                ProcessId = 4321,
                ThreadId = (uint)i,
                ActivityId = new Guid(i, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
                Values =
                [
                    EventValue.Text($"C:\\inetpub\\{new string('x', i % 300)}"), EventValue.Int32(i), EventValue.UInt8(200), EventValue.UInt16(65535), EventValue.UInt32(4_000_000_000), EventValue.UInt64(ulong.MaxValue),
                    EventValue.Boolean(i % 2 == 0), EventValue.Guid(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, (byte)i)), EventValue.FileTime(time.AddDays(-1)), EventValue.Sid("S-1-5-21-1004336348-1177238915-682003330-512"),
                    EventValue.HexInt32(0xC000006D), EventValue.HexInt64(0x3E7),
                ],
            },
            2 => plain with { Shape = WithBytes, ProcessId = 616, Values = [EventValue.Text("Sample Service"), EventValue.Text("running"), EventValue.Binary(0x53, 0, 0x2F, 0, (byte)i)] },
            3 => plain with { Shape = WithBytes, ProcessId = 616, UserSid = "S-1-5-19", Values = [EventValue.Text(""), EventValue.Text("stopped"), EventValue.Null] },
            _ => plain with { Shape = Own, UserSid = "S-1-5-20", Values = [EventValue.Text("anna"), EventValue.HexInt64((ulong)i)] },
        };
    }
}
