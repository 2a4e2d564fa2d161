using System.Buffers;
using System.IO.Compression;

namespace Breakwater.Evtx.Tests;

/// <summary>Every log of the public corpus against the reference dumps.</summary>
public sealed class CorpusTest
{
    public static TheoryData<string> Logs => [.. Corpus.Names];

    [Theory]
    [MemberData(nameof(Logs))]
    public void EveryLog_GivesTheRecordsOfTheReference(string name)
    {
        Assert.SkipWhen(Corpus.Folder is null, "the public corpora are absent");
        var (records, errors) = Corpus.Counts(name);
        var ours = Read(Corpus.Log(name));
        if (errors == 0)
        {
            Assert.Equal(records, ours.Count);
        }

        // Files with damage give more records than the reference, never fewer, and in the same order.
        var next = 0;
        var missing = new List<string>();
        foreach (var expected in ReferenceLines(name))
        {
            var found = ours.FindIndex(next, o => o.SequenceEqual(expected));
            if (found < 0)
            {
                missing.Add(Difference(expected, ours[Math.Min(next, ours.Count - 1)]));
            }

            next = found < 0 ? next : found + 1;
        }

        Assert.Equal([], missing.Except(Explained).Take(3));
    }

    [Theory]
    [MemberData(nameof(Logs))]
    public void EveryLog_IsReadTheSame_FromAStreamThatGivesFewBytesAtATime(string name)
    {
        Assert.SkipWhen(Corpus.Folder is null, "the public corpora are absent");
        using var file = EvtxFile.Open(Corpus.Log(name));
        using var trickle = EvtxFile.Open(new TrickleStream(File.ReadAllBytes(Corpus.Log(name))));
        var (records, slowRecords) = (0, 0);
        foreach (var record in file.Records())
        {
            records++;
        }

        foreach (var record in trickle.Records())
        {
            slowRecords++;
        }

        Assert.Equal(records, slowRecords);
        Assert.Equal(file.Damage, trickle.Damage);
    }

    [Fact]
    public void UndamagedLog_ReportsNoDamage()
    {
        Assert.SkipWhen(Corpus.Folder is null, "the public corpora are absent");
        foreach (var name in Corpus.Names.Where(n => Corpus.Counts(n).Errors == 0 && !KnownDamage.Contains(n)))
        {
            using var file = EvtxFile.Open(Corpus.Log(name));
            foreach (var record in file.Records())
            {
                Assert.False(record.IsDamaged);
            }

            Assert.Equal([], file.Damage);
        }
    }

    // The reference reads them without a word: two end in a torn record and have a wrong checksum, one has a wrong header checksum.
    private static readonly string[] KnownDamage =
        ["Microsoft-Windows-HelloForBusiness%4Operational.evtx", "Microsoft-Windows-LanguagePackSetup%4Operational.evtx", "security_bad_string_cache.evtx"];

    private static readonly string[] Explained = [];

    private static List<List<string>> Read(string path)
    {
        var events = new List<List<string>>();
        var json = new ArrayBufferWriter<byte>();
        using var file = EvtxFile.Open(path);
        foreach (var record in file.Records())
        {
            json.ResetWrittenCount();
            record.WriteJson(json);
            events.Add(ReferenceShape.OfOurs(json.WrittenMemory));
        }

        return events;
    }

    private static IEnumerable<List<string>> ReferenceLines(string name)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Corpus.Reference(name, ".jsonl.gz")), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return ReferenceShape.OfReference(line);
        }
    }

    private static string Difference(List<string> expected, List<string> found) =>
        $"reference: {string.Join("; ", expected.Except(found).Take(5))} | ours: {string.Join("; ", found.Except(expected).Take(5))}";
}
