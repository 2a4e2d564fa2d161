namespace Breakwater.Evtx.Tests;

/// <summary>A disk or a share that fails in the middle of a log: what came before counts, and the place is named.</summary>
public sealed class StreamFailureTest
{
    private const int HeaderBytes = 4096;
    private static readonly byte[] Log = Small();

    [Fact]
    public void AFailureWithinAChunk_KeepsTheRecordsBeforeIt()
    {
        using var log = EvtxFile.Open(new TrickleStream(Log, HeaderBytes + 20_000));
        Assert.Equal(3, Count(log));
        Assert.Contains(log.Damage, d => d.ToString() == "EVTX001 file at 0x5E20: expected the rest of the log, found that it cannot be read (bad sector); what came before was read");
    }

    [Fact]
    public void AFailureWithinTheSecondRecord_KeepsTheFirst()
    {
        using var log = EvtxFile.Open(new TrickleStream(Log, HeaderBytes + 512 + 40));
        Assert.Equal(1, Count(log));
        Assert.Contains(log.Damage, d => d.Structure == "file" && d.Offset == HeaderBytes + 512 + 40);
    }

    [Fact]
    public void AFailureBetweenHeaderAndChunks_IsNamedOnce_WithSeveralThreadsToo()
    {
        using var log = EvtxFile.Open(new TrickleStream(Log, HeaderBytes));
        log.ReadParallel(_ => Assert.Fail("no chunk could be read"), threads: 3);
        Assert.Single(log.Damage, d => d.Structure == "file");
    }

    [Fact]
    public void AFailureInTheHeader_IsTheCallersToTell() => Assert.Throws<IOException>(() => EvtxFile.Open(new TrickleStream(Log, 100)));

    [Fact]
    public void AnyPlaceOfFailure_NeverThrows()
    {
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            using var log = EvtxFile.Open(new TrickleStream(Log, random.Next(HeaderBytes, Log.Length)));
            Assert.InRange(Count(log), 0, 3);
            Assert.Single(log.Damage, d => d.Structure == "file");
        }
    }

    private static int Count(EvtxFile log)
    {
        var count = 0;
        foreach (var record in log.Records())
        {
            count++;
        }

        return count;
    }

    private static byte[] Small()
    {
        var log = new LogBuilder();
        for (var i = 0; i < 3; i++)
        {
            log.Add([0x0F, 1, 1, 0, 0]);
        }

        return log.Build();
    }
}
