using System.Text;
using System.Text.Json;
using Breakwater.Tests;

namespace Breakwater.TextLogs.Tests;

/// <summary>Records that no rule can match are stepped over; what is counted and handed on is what cutting out each record gives.</summary>
public sealed class QuietRecordsTest
{
    [Fact]
    public void RandomLogs_AreReadAsByThePlainTwin()
    {
        var stepped = 0;
        for (var seed = 1; seed <= 1500; seed++)
        {
            var log = RandomLog.Make(seed);
            foreach (var size in (int[])[1, 100, 700, 1 << 20])
            {
                stepped += AssertTwinsAgree(log, size, $"seed {seed} buffer {size}");
            }
        }

        Assert.True(stepped > 100_000, $"{stepped} records were not handed on");
    }

    [Fact]
    public void Corpora_AreReadAsByThePlainTwin()
    {
        Assert.SkipWhen(Repository.Corpora is null, "corpora are absent");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Corpora!, "iis")))
        {
            AssertTwinsAgree(File.ReadAllBytes(file), 1 << 20, file);
            AssertTwinsAgree(File.ReadAllBytes(file), 300, file);
        }
    }

    [Fact]
    public void LinesOverTheLimit_AreReadAsByThePlainTwin()
    {
        var log = Lines.IisHeader + string.Concat(Enumerable.Range(0, 40).Select(i => Lines.IisEcp.Replace("- 241", new string('x', i * 20) + " 241", StringComparison.Ordinal) + "\n"));
        var bytes = Encoding.UTF8.GetBytes(log);
        Assert.Equal(Read(bytes, new LogReadOptions { MaxLineBytes = 400, ReadsEachRecord = true }), Read(bytes, new LogReadOptions { MaxLineBytes = 400, Filter = new Containing("needle") }));
    }

    [Fact]
    public void LineThatARuleCouldMatch_IsAskedAboutOnce()
    {
        var log = Lines.IisHeader + string.Concat(Enumerable.Range(0, 20).Select(i => (i % 5 == 4 ? Lines.IisEcp.Replace("/ecp/", "/ecp/needle/", StringComparison.Ordinal) : Lines.IisEcp) + "\n"));
        var filter = new Asked();
        var (_, records) = Logs.Read(Encoding.UTF8.GetBytes(log), new LogReadOptions { BufferBytes = 1 << 16, Filter = filter });
        Assert.Equal(4, records.Count);
        // The first record is cut out before its line can be searched for.
        Assert.Equal(5, filter.Lines);
    }

    [Fact]
    public void SteppingOver_AllocatesNothingPerRecord()
    {
        long Allocated(int lines)
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Lines.IisHeader + string.Concat(Enumerable.Repeat(Lines.IisEcp + "\n", lines))));
            var options = new LogReadOptions { BufferBytes = 1 << 16, Filter = new Containing("needle") };
            var before = GC.GetAllocatedBytesForCurrentThread();
            LogReader.Read(stream, options, new NoVisitor(), default);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // What is lent once, whatever the length, is there then, unless a collection takes it back in between.
        Allocated(20_000);
        Assert.InRange(Enumerable.Range(0, 3).Min(_ => Math.Abs(Allocated(20_000) - Allocated(1_000))), 0, 1_000);
    }

    private static int AssertTwinsAgree(byte[] log, int buffer, string what)
    {
        var options = new LogReadOptions { BufferBytes = buffer, Filter = new Containing("needle") };
        var plain = Read(log, options with { ReadsEachRecord = true });
        var fast = Read(log, options with { ReadsEachRecord = false });
        Assert.True(plain == fast, $"{what}: expected\n{plain}\nfound\n{fast}");
        var shared = Read(log, options with { Helpers = new TwoHelpers() });
        Assert.True(plain == shared, $"{what}, with helpers: expected\n{plain}\nfound\n{shared}");
        return (int)Logs.Read(log, options).Result.Records - Logs.Read(log, options).Records.Count;
    }

    private static string Read(byte[] log, LogReadOptions options)
    {
        var (result, records) = Logs.Read(log, options with { Filter = options.Filter is EveryLine ? new Containing("needle") : options.Filter });
        return JsonSerializer.Serialize(result, JsonOptions) + string.Concat(records.Select(r => $"\n{r.Offset}|{r.Content}"));
    }

    private static readonly JsonSerializerOptions JsonOptions = new() { IncludeFields = true };

    private sealed class NoVisitor : ILogVisitor
    {
        public void OnSchema(LogSchema schema)
        {
        }

        public void OnRecord(in LogRecord record)
        {
        }
    }

    private sealed class Asked : ICandidateFilter
    {
        private readonly Containing _needle = new("needle");

        public int Lines { get; private set; }

        public ICandidateFilter ForAnotherThread() => this;

        public bool IsCandidate(ReadOnlySpan<byte> line)
        {
            Lines++;
            return _needle.IsCandidate(line);
        }

        public int FirstSuspect(ReadOnlySpan<byte> lines) => _needle.FirstSuspect(lines);
    }
}
