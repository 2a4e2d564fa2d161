using System.Runtime.CompilerServices;
using Breakwater.Evtx.Tests.Fuzz;

namespace Breakwater.Evtx.Tests;

/// <summary>What <see cref="EvtxRecord.ValueLayout"/> promises must hold for what enumerating the values gives, on real and on damaged logs.</summary>
public sealed class ValueLayoutTest
{
    private readonly ConditionalWeakTable<object, List<string>> _names = [];
    private long _with;
    private long _all;

    [Fact]
    public void SameLayout_MeansSameNames_AndPositionsGiveTheSameValues()
    {
        Assert.SkipWhen(Corpus.Folder is null, "the public corpora are absent");
        var chunk = new EvtxChunk();
        foreach (var name in Corpus.Names)
        {
            Check(File.ReadAllBytes(Corpus.Log(name)), chunk);
        }

        Assert.True(_with > _all * 0.8, $"{_with} of {_all} events have a layout");
    }

    [Fact]
    public void DamagedChunks_KeepThePromise()
    {
        Assert.SkipWhen(Corpus.Folder is null, "the public corpora are absent");
        var mutator = new ChunkMutator(FuzzSeeds.Load(Corpus.Names.Select(Corpus.Log)), seed: 5);
        var chunk = new EvtxChunk();
        var header = File.ReadAllBytes(Corpus.Log(Corpus.Names.First())).AsSpan(0, 4096).ToArray();
        for (var i = 0; i < 3000; i++)
        {
            Check([.. header, .. mutator.Case(i)], chunk);
        }

        Assert.True(_with > 100, $"{_with} of {_all} events have a layout");
    }

    private void Check(byte[] log, EvtxChunk chunk)
    {
        using var file = EvtxFile.Open(log);
        while (file.TryRead(chunk))
        {
            foreach (var record in chunk)
            {
                Check(record);
            }
        }
    }

    private void Check(EvtxRecord record)
    {
        var names = new List<string>();
        var values = new List<string>();
        foreach (var value in record.Values)
        {
            names.Add(value.Name.ToString());
            values.Add(value.Value.ToString());
        }

        _all++;
        if (record.ValueLayout is { } layout)
        {
            _with++;
            Assert.Equal(_names.GetValue(layout, _ => names), names);
        }

        for (var i = 0; i < values.Count; i++)
        {
            Assert.True(record.TryGetValue(i, out var value));
            Assert.Equal(values[i], value.ToString());
        }

        Assert.False(record.TryGetValue(values.Count, out _));
    }
}
