using System.Text;

namespace Breakwater.TextLogs.Tests;

/// <summary>Threads that search a large log ahead of its reader; that they change nothing in what is read is asked in <see cref="QuietRecordsTest"/>.</summary>
public sealed class HelperThreadsTest
{
    // Behind a header in the middle the reader comes to no beginning of a run.
    private static readonly byte[] Log = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i =>
        (i % 2_500 == 0 ? Lines.IisHeader : "") + (i % 5_000 == 4_999 ? Lines.IisEcp.Replace("/ecp/", "/ecp/needle/", StringComparison.Ordinal) : Lines.IisEcp) + "\n")));

    [Fact]
    public void LargeLog_IsReadWithThem()
    {
        var helpers = new TwoHelpers();
        var (result, records) = Logs.Read(Log, Options(helpers));
        Assert.Equal((20_000, 4), (result.Records, records.Count));
        Assert.Equal(2, helpers.Lent.Count);
        Assert.All(helpers.Lent, task => Assert.True(task.IsCompletedSuccessfully));
    }

    [Fact]
    public void WhatTheyFind_IsNotSearchedAgain()
    {
        var searched = new Searched();
        var (result, records) = Logs.Read(Log, Options(new TwoHelpers()) with { BufferBytes = 1 << 16, Filter = new Measuring(new Containing("needle"), searched) });
        Assert.Equal((20_000, 4), (result.Records, records.Count));
        Assert.InRange(searched.Bytes, Log.Length * 0.9, Log.Length * 1.05);
    }

    [Fact]
    public void VisitorThatThrows_EndsThemToo()
    {
        var helpers = new TwoHelpers();
        Assert.Throws<InvalidOperationException>(() => LogReader.Read(new MemoryStream(Log), Options(helpers), new Throwing(), TestContext.Current.CancellationToken));
        Assert.NotEmpty(helpers.Lent);
        Assert.All(helpers.Lent, task => Assert.True(task.IsCompletedSuccessfully));
    }

    [Fact]
    public void CancelledReading_EndsThemAndSaysSo()
    {
        var helpers = new TwoHelpers();
        using var cancel = new CancellationTokenSource();
        using var stream = new Interrupted(Log, 200_000, () => { cancel.Cancel(); cancel.Token.ThrowIfCancellationRequested(); });
        Assert.ThrowsAny<OperationCanceledException>(() => LogReader.Read(stream, Options(helpers), new Throwing(), cancel.Token));
        Assert.All(helpers.Lent, task => Assert.True(task.IsCompletedSuccessfully));
    }

    [Fact]
    public void StreamThatFails_GivesWhatCameBefore()
    {
        static LogReadResult Read(IHelperThreads? helpers) =>
            LogReader.Read(new Interrupted(Log, 400_000, () => throw new IOException("bad sector")), Options(helpers), new Counting(), TestContext.Current.CancellationToken);

        var (alone, helped) = (Read(null), Read(new TwoHelpers()));
        Assert.True(alone.Truncated);
        Assert.True(alone.Records > 1_000);
        Assert.Equal((alone.Records, alone.Bytes, alone.Truncated, alone.Problems[^1].ToString()), (helped.Records, helped.Bytes, helped.Truncated, helped.Problems[^1].ToString()));
    }

    /// <summary>A filter may keep what it found in a line for the visitor: no other line is asked about in between, neither by a helper nor while the next block is searched.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void FilterIsAskedLast_AboutTheRecordThatTheVisitorGets(bool helped)
    {
        var filter = new Remembering("ecp/needle");
        var visitor = new Comparing(filter);
        LogReader.Read(new MemoryStream(Log), Options(helped ? new TwoHelpers() : null) with { Filter = filter }, visitor, TestContext.Current.CancellationToken);
        Assert.Equal(4, visitor.Records);
    }

    private static LogReadOptions Options(IHelperThreads? helpers) => new() { Filter = new Containing("needle"), Helpers = helpers };

    /// <summary>How much was searched, by all threads together.</summary>
    private sealed class Searched
    {
        private long _bytes;

        public long Bytes => Interlocked.Read(ref _bytes);

        public void Add(int bytes) => Interlocked.Add(ref _bytes, bytes);
    }

    private sealed class Measuring(ICandidateFilter filter, Searched searched) : ICandidateFilter
    {
        public ICandidateFilter ForAnotherThread() => new Measuring(filter.ForAnotherThread(), searched);

        public bool IsCandidate(ReadOnlySpan<byte> line) => filter.IsCandidate(line);

        public int FirstSuspect(ReadOnlySpan<byte> lines)
        {
            searched.Add(lines.Length);
            return filter.FirstSuspect(lines);
        }
    }

    private sealed class Remembering(string text) : ICandidateFilter
    {
        private readonly byte[] _text = Encoding.UTF8.GetBytes(text);

        public byte[] Last { get; private set; } = [];

        public ICandidateFilter ForAnotherThread() => new Remembering(text);

        public bool IsCandidate(ReadOnlySpan<byte> line)
        {
            Last = line.ToArray();
            return line.IndexOf(_text) >= 0;
        }

        public int FirstSuspect(ReadOnlySpan<byte> lines) => lines.IndexOf("ecp"u8);
    }

    private sealed class Comparing(Remembering filter) : ILogVisitor
    {
        public int Records { get; private set; }

        public void OnSchema(LogSchema schema)
        {
        }

        public void OnRecord(in LogRecord record)
        {
            Assert.Equal(record.Line, filter.Last);
            Records++;
        }
    }

    private sealed class Throwing : ILogVisitor
    {
        public void OnSchema(LogSchema schema)
        {
        }

        public void OnRecord(in LogRecord record)
        {
            if (record.LineNumber > 1_000)
            {
                throw new InvalidOperationException("the visitor gave up");
            }
        }
    }

    private sealed class Counting : ILogVisitor
    {
        public void OnSchema(LogSchema schema)
        {
        }

        public void OnRecord(in LogRecord record)
        {
        }
    }

    /// <summary>A stream to which something happens after so many bytes.</summary>
    private sealed class Interrupted(byte[] bytes, int after, Action what) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer)
        {
            if (Position >= after)
            {
                what();
            }

            return base.Read(buffer[..(int)Math.Min(buffer.Length, Math.Max(1, after - Position))]);
        }
    }
}
