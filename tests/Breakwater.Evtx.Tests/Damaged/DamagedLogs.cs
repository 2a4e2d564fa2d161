using System.Buffers.Binary;
using Breakwater.Tests;

namespace Breakwater.Evtx.Tests.Damaged;

/// <summary>Damaged logs: most are two fixtures as the chunks of one log, 16 and 11 records, with one thing broken; some are built because no writer makes them.</summary>
internal static class DamagedLogs
{
    private const int First = 4096;
    private const int Second = First + 65536;
    private const int Records = 512;

    /// <summary>Name and bytes of each.</summary>
    public static IReadOnlyDictionary<string, Func<byte[]>> All { get; } = new Dictionary<string, Func<byte[]>>(StringComparer.Ordinal)
    {
        ["file-magic"] = () => Break(b => b.AsSpan(0, 8).Clear()),
        ["file-checksum"] = () => Break(b => b[100] ^= 1),
        ["chunk-magic"] = () => Break(b => b[First] = (byte)'X'),
        ["chunk-header-checksum"] = () => Break(b => b[First + 200] ^= 1),
        ["records-checksum"] = () => Break(b => b[Record(b, First, 3) + 16] ^= 1),
        ["free-space"] = () => Break(b => Put(b, First + 48, 0xFFFF_FFFF)),
        ["stale-header"] = () => Break(b => Put(b, First + 48, (uint)(Record(b, First, 10) - First))),
        ["truncated-header"] = () => TwoChunks()[..2000],
        ["missing-chunk"] = () => TwoChunks()[..Second],
        ["truncated-chunk"] = () => Cut(b => Record(b, Second, 6) + 100),
        ["bytes-lost"] = () => Without(b => Record(b, First, 5) + 60, 300),
        ["torn-chunk"] = () => Break(b => b.AsSpan(Second + 20_000, 8000).CopyTo(b.AsSpan(Record(b, First, 6) + 200))),
        ["zeroed-event"] = () => Break(b => b.AsSpan(Record(b, First, 4) + 24, 1500).Clear()),
        ["zeroed-region"] = () => Break(b => b.AsSpan(Record(b, First, 4) + 200, 4000).Clear()),
        ["zeroed-chunk"] = () => Break(b => b.AsSpan(First, 65536).Clear()),
        ["size-too-large"] = () => Break(b => Put(b, Record(b, First, 5) + 4, 0x7FFF_FFFF)),
        ["size-too-small"] = () => Break(b => Put(b, Record(b, First, 5) + 4, 20)),
        ["size-copy"] = () => Break(b => Put(b, Record(b, First, 6) - 4, 77)),
        ["template-far-away"] = () => Break(b => Put(b, Record(b, First, 5) + 24 + 10, 0x00FF_FFFF)),
        ["value-count"] = () => Break(b => Put(b, Record(b, First, 5) + 24 + 14, 0xFFFF_FFFF)),
        ["value-length"] = () => Break(b => b.AsSpan(Record(b, First, 5) + 24 + 18, 2).Fill(0xFF)),
        ["cyclic-template"] = Cyclic,
        ["deep-elements"] = DeepElements,
        ["deep-fragments"] = DeepFragments,
    };

    public static byte[] TwoChunks()
    {
        byte[] log = [.. File.ReadAllBytes(Repository.At("tests", "data", "evtx", "cmdlets.evtx")), .. File.ReadAllBytes(Repository.At("tests", "data", "evtx", "forwarded.evtx"))[First..]];
        BinaryPrimitives.WriteUInt64LittleEndian(log.AsSpan(16), 1);
        BinaryPrimitives.WriteUInt16LittleEndian(log.AsSpan(42), 2);
        Put(log, 124, LogBuilder.Checksum(log.AsSpan(0, 120)));
        return log;
    }

    private static byte[] Break(Action<byte[]> damage)
    {
        var log = TwoChunks();
        damage(log);
        return log;
    }

    private static byte[] Cut(Func<byte[], int> where) => TwoChunks() is var log ? log[..where(log)] : [];

    private static byte[] Without(Func<byte[], int> where, int count) => TwoChunks() is var log && where(log) is var at ? [.. log[..at], .. log[(at + count)..]] : [];

    /// <summary>A template that holds an instance of itself, between two good records.</summary>
    private static byte[] Cyclic() => WithGoodOnes(start => new BinXmlBuilder(start).Fragment().Template(t => t.Fragment().Open("Event").Content().TemplateAt(start + 14).Close().End()).End());

    private static byte[] DeepElements() => WithGoodOnes(start =>
    {
        var xml = new BinXmlBuilder(start).Fragment();
        for (var i = 0; i < 300; i++)
        {
            xml.Open("Nested").Content();
        }

        return xml.Text("deep").End();
    });

    private static byte[] DeepFragments() => WithGoodOnes(start =>
    {
        // Each value is a fragment whose only value is the next fragment.
        byte[] inner = new BinXmlBuilder(0).Fragment().Open("Core", dependencyId: false).Empty().End().ToArray();
        for (var i = 0; i < 20; i++)
        {
            inner = new BinXmlBuilder(0).Fragment().TemplateAt(start + 14, (0x21, inner)).End().ToArray();
        }

        return new BinXmlBuilder(start).Fragment().Template(t => t.Fragment().Open("Event").Content().Value(0, 0x21).Close().End(), (0x21, inner)).End();
    });

    private static byte[] WithGoodOnes(Func<int, BinXmlBuilder> bad)
    {
        var log = new LogBuilder();
        log.Add(Good(log.NextEvent));
        log.Add(bad(log.NextEvent).ToArray());
        log.Add(Good(log.NextEvent));
        return log.Build();
    }

    private static byte[] Good(int start) => new BinXmlBuilder(start).Fragment().Open("Event").Content().Open("EventData").Content().Open("Data").Content().Text("good").Close().Close().Close().End().ToArray();

    /// <summary>Where the record of a number, from 0, starts in the file.</summary>
    private static int Record(byte[] log, int chunk, int number)
    {
        var at = chunk + Records;
        for (var i = 0; i < number; i++)
        {
            at += BinaryPrimitives.ReadInt32LittleEndian(log.AsSpan(at + 4));
        }

        return at;
    }

    private static void Put(byte[] log, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(log.AsSpan(at), value);
}
