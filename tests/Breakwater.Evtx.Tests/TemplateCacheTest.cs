using System.Buffers;

namespace Breakwater.Evtx.Tests;

/// <summary>Plans of templates are kept from chunk to chunk; what was read before must not show.</summary>
public sealed class TemplateCacheTest
{
    [Theory]
    [MemberData(nameof(CorpusTest.Logs), MemberType = typeof(CorpusTest))]
    public void Chunk_IsWrittenTheSame_WhateverWasReadBefore(string name)
    {
        Assert.SkipWhen(Corpus.Folder is null, "the public corpora are absent");
        using var log = EvtxFile.Open(Corpus.Log(name));
        using var again = EvtxFile.Open(Corpus.Log(name));
        var (used, fresh) = (new EvtxChunk(), new EvtxChunk());
        while (log.TryRead(used))
        {
            Assert.True(again.TryRead(fresh));
            Assert.True(Written(used).AsSpan().SequenceEqual(Written(fresh)), $"chunk {used.Index}");
            fresh = new EvtxChunk();
        }
    }

    private static byte[] Written(EvtxChunk chunk)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var record in chunk)
        {
            record.WriteJson(output);
            record.WriteXml(output);
        }

        return output.WrittenSpan.ToArray();
    }

    [Fact]
    public void TemplateOfTheSameIdentifierWithOtherNames_IsAnother()
    {
        byte[] Log(string element)
        {
            var log = new LogBuilder();
            return log.Add(new BinXmlBuilder(log.NextEvent).Fragment().Template(
                t => t.Fragment().Open("Event").Content().Open(element).Content().Value(0, 4).Close().Close().End(), (4, [7])).End().ToArray()).Build();
        }

        var (first, second) = (Log("Aaa"), Log("Bbb"));
        using var file = EvtxFile.Open([.. first, .. second.AsSpan(4096)]);
        var output = new ArrayBufferWriter<byte>();
        foreach (var record in file.Records())
        {
            record.WriteJson(output);
        }

        Assert.Equal("""{"Aaa":7}{"Bbb":7}""", System.Text.Encoding.UTF8.GetString(output.WrittenSpan));
    }
}
