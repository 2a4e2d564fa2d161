using Breakwater.Tests;

namespace Breakwater.Evtx.Tests.Fuzz;

/// <summary>The first cases of what bench/Breakwater.Evtx.Fuzz runs by the million.</summary>
public sealed class FuzzTest
{
    /// <summary>A busy machine is slow, not wrong: here only what hangs fails; the million cases of the other program are held to a second.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(1)]
    [InlineData(2021)]
    public void MutatedChunks_NeverThrowNorHang_AndDependOnNothingButTheirBytes(int seed)
    {
        var logs = Directory.EnumerateFiles(Repository.At("tests", "data", "evtx"), "*.evtx").Order(StringComparer.Ordinal);
        var run = new FuzzRun(new ChunkMutator(FuzzSeeds.Load(Corpus.Folder is null ? logs : logs.Concat(Corpus.Names.Select(Corpus.Log))), seed), Hang);
        List<string> failures = [];
        for (var i = 0; i < 60; i++)
        {
            if (run.Batch(i * FuzzRun.BatchLength) is { } failure)
            {
                failures.Add(failure);
            }
        }

        Assert.Empty(failures);
        Assert.NotEqual(0, run.Records);
    }
}
