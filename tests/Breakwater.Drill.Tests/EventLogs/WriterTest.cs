using Breakwater.Drill.EventLogs;
using Breakwater.Evtx;
using Breakwater.Evtx.Tests.SecondOpinion;

namespace Breakwater.Drill.Tests.EventLogs;

public sealed class WriterTest : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("breakwater-evtx-").FullName;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WrittenLog_IsReadWithoutDamage_RecordByRecord(bool forwarded)
    {
        var events = SampleEvents.Some(600);
        using var log = EvtxFile.Open(SampleEvents.Log(events, forwarded));
        var read = 0;
        foreach (var record in log.Records())
        {
            var expected = events[read];
            Assert.Equal(1001UL + (ulong)read, record.EventRecordId);
            Assert.Equal((expected.Time, expected.Time.AddSeconds(forwarded ? 30 : 0)), (record.CreatedUtc!.Value, record.WrittenUtc!.Value));
            Assert.Equal((expected.Shape.Source.Provider, expected.Shape.Source.Channel, SampleEvents.Computer), (record.Provider.ToString(), record.Channel.ToString(), record.Computer.ToString()));
            Assert.Equal((expected.Shape.Id, expected.Shape.Level, expected.Shape.Task), (record.EventId, record.Level, record.Task));
            Assert.Equal(expected.UserSid ?? "", record.UserSid.ToString());
            Assert.Equal(Rendered(expected), Values(record));
            read++;
        }

        Assert.Equal(events.Count, read);
        Assert.Empty(log.Damage);
        Assert.InRange(log.ChunksFound, 3, 20);
    }

    [Theory]
    [InlineData("evtxexport")]
    [InlineData("evtx_dump.py")]
    public void OtherReaders_ReadTheSameFields(string program)
    {
        var other = new[] { OtherReader.Libevtx, OtherReader.PythonEvtx }.Single(r => r.Program == program);
        Assert.SkipUnless(other.IsInstalled, $"{program} is not installed");
        var path = Path.Combine(_folder, "Sample.evtx");
        File.WriteAllBytes(path, SampleEvents.Log(SampleEvents.Some(300)));
        var ours = OurReader.Events(path);
        var (theirs, stoppedBy) = other.Read(path);
        Assert.Null(stoppedBy);
        Assert.Equal((300, 300), (ours.Count, theirs.Count));
        Assert.Empty(Disagreement.Between(ours, theirs));
    }

    /// <summary>As logs of Windows have them: the table of names in a chunk is looked up by this hash.</summary>
    [Theory]
    [InlineData("Event", 0x0CBA)]
    [InlineData("System", 0x546F)]
    [InlineData("RelatedActivityID", 0xC535)]
    public void NamesHash_IsThatOfWindows(string name, int hash) => Assert.Equal((ushort)hash, (ushort)ChunkBuilder.HashOf(name));

    [Fact]
    public void SameEvents_GiveTheSameBytes() => Assert.Equal(SampleEvents.Log(SampleEvents.Some(50)), SampleEvents.Log(SampleEvents.Some(50)));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static List<string> Rendered(LogEvent happened) =>
        happened.Shape.Types.Count == 0 ? [.. happened.Values[0].Items.Where(i => i.Length > 0)] : [.. happened.Values.Where(v => v.Rendered.Length > 0).Select(v => WithoutDigits(v.Rendered))];

    /// <summary>A rendered time has nine digits after the point, a stored one seven.</summary>
    private static string WithoutDigits(string text) => text.EndsWith("00Z", StringComparison.Ordinal) && text.Length == 30 ? text[..^3] + "Z" : text;

    private static List<string> Values(EvtxRecord record)
    {
        List<string> values = [];
        foreach (var value in record.Values)
        {
            if (value.Value.ToString() is { Length: > 0 } text)
            {
                values.Add(WithoutDigits(text));
            }
        }

        return values;
    }
}
