using Breakwater.Tests;

namespace Breakwater.Evtx.Tests.Fuzz;

/// <summary>The first cases of what bench/Breakwater.Evtx.Fuzz runs by the million.</summary>
public sealed class FuzzTest
{
    [Theory]
    [InlineData(1)]
    [InlineData(2021)]
    public void MutatedChunks_NeverThrowNorHang_AndDependOnNothingButTheirBytes(int seed)
    {
        var logs = Directory.EnumerateFiles(Repository.At("tests", "data", "evtx"), "*.evtx").Order(StringComparer.Ordinal);
        var run = new FuzzRun(new ChunkMutator(FuzzSeeds.Load(Corpus.Folder is null ? logs : logs.Concat(Corpus.Names.Select(Corpus.Log))), seed));
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
