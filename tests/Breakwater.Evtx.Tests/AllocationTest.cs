using System.Buffers;

namespace Breakwater.Evtx.Tests;

/// <summary>Walking records, reading their fields and writing them allocates nothing once a chunk's buffers have grown.</summary>
public sealed class AllocationTest
{
    [Fact]
    public void ReadingFields_OfAChunkAgain_AllocatesNothing()
    {
        Assert.SkipWhen(Corpus.Folder is null, "the public corpora are absent");
        using var file = EvtxFile.Open(Corpus.Log("security.evtx"));
        var chunk = new EvtxChunk();
        Assert.True(file.TryRead(chunk));
        var expected = Walk(chunk);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = Walk(chunk);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(expected, found);
    }

    [Fact]
    public void Writing_OfAChunkAgain_AllocatesNothing()
    {
        Assert.SkipWhen(Corpus.Folder is null, "the public corpora are absent");
        using var file = EvtxFile.Open(Corpus.Log("system.evtx"));
        var chunk = new EvtxChunk();
        var output = new ArrayBufferWriter<byte>(1 << 20);
        Assert.True(file.TryRead(chunk));
        var expected = Write(chunk, output);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = Write(chunk, output);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(expected, found);
    }

    private static long Write(EvtxChunk chunk, ArrayBufferWriter<byte> output)
    {
        var sum = 0L;
        foreach (var record in chunk)
        {
            output.ResetWrittenCount();
            record.WriteJson(output);
            record.WriteXml(output);
            sum += output.WrittenCount;
        }

        return sum;
    }

    private static long Walk(EvtxChunk chunk)
    {
        var sum = 0L;
        foreach (var record in chunk)
        {
            sum += record.EventId ?? 0;
            sum += record.Channel.Length + record.Computer.Length + record.Provider.Length;
            sum += record.TryGetValue("TargetUserName", out var user) ? user.Chars.Length : 0;
        }

        return sum;
    }
}
