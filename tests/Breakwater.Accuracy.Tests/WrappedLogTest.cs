using Breakwater.Analysis;
using Breakwater.Drill.EventLogs;
using Breakwater.Drill.Events;
using Breakwater.Model;

namespace Breakwater.Accuracy.Tests;

/// <summary>A log that reached its size goes on at its beginning: what a copy that breaks off lost lies in the middle of its time, not at its end.</summary>
public sealed class WrappedLogTest : IDisposable
{
    private const int HeaderBytes = 4096;
    private const int ChunkBytes = 65536;
    private static readonly DateTime Start = new(2021, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly string _folder = Directory.CreateTempSubdirectory("breakwater-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void WholeLog_HasNoGap()
    {
        var log = Log();
        var wrapped = Wrapped(log, Chunks(log));
        Assert.Empty(Gaps(log));
        Assert.Equal(log.Length, wrapped.Length);
        Assert.Empty(Gaps(wrapped));
    }

    /// <summary>The newest half lies before the oldest; of the oldest only one chunk is left.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    [InlineData(60_000)]
    public void BrokenOffCopy_LacksTheTimeBetween(int bytesCut)
    {
        var log = Log();
        var gap = Assert.Single(Gaps(Wrapped(log, Chunks(log) - (Chunks(log) / 2) + 1)[..^bytesCut]), g => g.To - g.From > TimeSpan.FromHours(1));
        Assert.InRange(gap.From, Start, Start.AddDays(8));
        Assert.InRange(gap.To - gap.From, TimeSpan.FromDays(2), TimeSpan.FromDays(16));
    }

    [Fact]
    public void DamagedChunk_IsAGapToo()
    {
        var log = Log();
        Array.Clear(log, HeaderBytes + ChunkBytes, ChunkBytes);
        Array.Fill(log, (byte)0x41, HeaderBytes + ChunkBytes, 600);
        Assert.NotEmpty(Gaps(log));
    }

    private static int Chunks(byte[] log) => (log.Length - HeaderBytes) / ChunkBytes;

    /// <summary>The header, the chunks of the second half, then those of the first.</summary>
    private static byte[] Wrapped(byte[] log, int kept)
    {
        var (chunks, half) = (Chunks(log), Chunks(log) / 2);
        return [.. log[..HeaderBytes], .. Enumerable.Range(half, chunks - half).Concat(Enumerable.Range(0, half)).Take(kept).SelectMany(c => log.Skip(HeaderBytes + (c * ChunkBytes)).Take(ChunkBytes))];
    }

    private static byte[] Log()
    {
        var bytes = new MemoryStream();
        using (var log = new EventLogFile(bytes))
        {
            for (var i = 0; i < 1600; i++)
            {
                log.Add(SecurityEvents.LoggedOn(Start.AddMinutes(i * 15), $"user{i % 7}", "S-1-5-21-1-2-3-1105", (ulong)i, "10.20.0.44", "NTLM") with { Computer = "ntmx07.corp.tailspin.test" });
            }
        }

        return bytes.ToArray();
    }

    private IReadOnlyList<TimeRange> Gaps(byte[] log)
    {
        File.WriteAllBytes(Path.Combine(_folder, "Security.evtx"), log);
        var outcome = Assessor.Assess(
            new AssessmentRequest { Evidence = [_folder], Now = new DateTime(2026, 10, 16, 0, 0, 0, DateTimeKind.Utc), Threads = 2, ToolVersion = "test" }, null, TestContext.Current.CancellationToken);
        return Assert.Single(outcome.Assessment!.Coverage, c => c.Source == "evtx/security").Gaps;
    }
}
