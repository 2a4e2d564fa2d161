using System.Collections.Concurrent;
using Breakwater.Tests;

namespace Breakwater.Evtx.Tests;

/// <summary>Reading with several threads finds what reading in order finds.</summary>
public sealed class ReadParallelTest
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Records_AndDamage_AreThoseOfReadingInOrder(int threads)
    {
        var bytes = File.ReadAllBytes(Repository.At("tests", "data", "evtx", "every-kind.evtx"));
        bytes[4096 + 700] ^= 0xFF;
        bytes[^1000] ^= 0xFF;
        using var inOrder = EvtxFile.Open(bytes);
        var expected = new List<(int, ulong, long)>();
        foreach (var record in inOrder.Records())
        {
            expected.Add((record.ChunkIndex, record.Id, record.Offset));
        }

        using var file = EvtxFile.Open(bytes);
        var found = new ConcurrentBag<(int, ulong, long)>();
        file.ReadParallel(
            chunk =>
            {
                foreach (var record in chunk)
                {
                    found.Add((record.ChunkIndex, record.Id, record.Offset));
                }
            },
            threads);
        Assert.NotEmpty(inOrder.Damage);
        Assert.Equal(expected, found.Order());
        Assert.Equal(inOrder.Damage.OrderBy(d => d.Offset).ThenBy(d => d.ToString(), StringComparer.Ordinal), file.Damage);
        Assert.Equal(inOrder.ChunksFound, file.ChunksFound);
    }

    [Fact]
    public void AnException_OfTheReader_IsPassedOn_AndStopsTheReading()
    {
        using var file = EvtxFile.Open(File.ReadAllBytes(Repository.At("tests", "data", "evtx", "cmdlets.evtx")));
        var thrown = Assert.Throws<AggregateException>(() => file.ReadParallel(_ => throw new InvalidOperationException("mine"), 2));
        Assert.All(thrown.InnerExceptions, e => Assert.Equal("mine", e.Message));
        Assert.InRange(thrown.InnerExceptions.Count, 1, 2);
    }
}
