using System.Buffers;
using System.Text.Json;
using System.Xml;

namespace Breakwater.Evtx.Tests;

/// <summary>Seeded damage to real logs: bit flips, splices, truncations, swapped chunks. No exception, and what is written is still JSON and XML.</summary>
public sealed class MutationTest
{
    // By hand with millions: BREAKWATER_EVTX_MUTATIONS=1000000 dotnet run -c Release --project tests/Breakwater.Evtx.Tests
    private static readonly int Cases = int.TryParse(Environment.GetEnvironmentVariable("BREAKWATER_EVTX_MUTATIONS"), out var cases) ? cases : 400;

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public void DamagedChunks_NeverThrow_AndWriteWellFormedOutput(bool resealed, int seed)
    {
        Assert.SkipWhen(Corpus.Folder is null, "the public corpora are absent");
        var random = new Random(seed);
        var sources = Corpus.Names.Select(n => File.ReadAllBytes(Corpus.Log(n))).ToArray();
        for (var i = 0; i < Cases; i++)
        {
            var log = OneChunk(sources[random.Next(sources.Length)], random);
            var other = OneChunk(sources[random.Next(sources.Length)], random);
            log = Mutate(log, other, random);
            if (resealed && log.Length == 4096 + 65536)
            {
                LogBuilder.SealChunk(log.AsSpan(4096), 65536);
            }

            Exercise(log, random.Next(2) == 0);
        }
    }

    [Fact]
    public void RandomBytes_AreNoLog_AndNoCrash()
    {
        var random = new Random(3);
        for (var i = 0; i < 50; i++)
        {
            var bytes = new byte[random.Next(200_000)];
            random.NextBytes(bytes);
            using var file = EvtxFile.Open(bytes);
            foreach (var record in file.Records())
            {
                Assert.Fail("a record in random bytes");
            }

            Assert.Null(file.Header);
        }
    }

    private static byte[] OneChunk(byte[] source, Random random)
    {
        var chunk = 4096 + (65536 * random.Next((source.Length - 4096) / 65536));
        return [.. source.AsSpan(0, 4096), .. source.AsSpan(chunk, 65536)];
    }

    private static byte[] Mutate(byte[] log, byte[] other, Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                for (var flips = random.Next(1, 60); flips > 0; flips--)
                {
                    log[random.Next(4096, 4096 + random.Next(600, 65536))] ^= (byte)(1 << random.Next(8));
                }

                return log;
            case 1:
                var length = random.Next(1, 20_000);
                other.AsSpan(4096 + random.Next(65536 - length), length).CopyTo(log.AsSpan(4096 + random.Next(65536 - length)));
                return log;
            case 2:
                return log[..random.Next(log.Length)];
            case 3:
                var at = random.Next(4096, log.Length);
                return [.. log[..at], .. other[4096..], .. log[at..]];
            default:
                for (var words = random.Next(1, 40); words > 0; words--)
                {
                    BitConverter.TryWriteBytes(log.AsSpan(4096 + random.Next(65532)), random.Next(3) == 0 ? random.Next() : random.Next(65536));
                }

                return log;
        }
    }

    private static void Exercise(byte[] log, bool carve)
    {
        using var file = EvtxFile.Open(log, new EvtxReadOptions { Carve = carve });
        var output = new ArrayBufferWriter<byte>();
        foreach (var record in file.Records())
        {
            _ = record.Provider.Length + record.Channel.Length + record.Computer.Length + record.UserSid.ToString().Length + record.Keywords.ToString().Length;
            _ = (record.EventId, record.Level, record.Task, record.Opcode, record.Version, record.CreatedUtc, record.EventRecordId, record.ProcessId, record.ThreadId);
            foreach (var value in record.Values)
            {
                _ = value.Value.ToString();
            }

            output.ResetWrittenCount();
            record.WriteJson(output);
            JsonDocument.Parse(output.WrittenMemory).Dispose();
            output.ResetWrittenCount();
            record.WriteXml(output);
            ReadXml(output.WrittenMemory);
        }

        Assert.DoesNotContain(file.Damage, d => d.ToString().Length == 0);
    }

    // Names that a hostile template gives twice or with an undeclared prefix are its own; characters and nesting are ours.
    private static void ReadXml(ReadOnlyMemory<byte> xml)
    {
        using var reader = new XmlTextReader(new MemoryStream(xml.ToArray()), XmlNodeType.Element, new XmlParserContext(null, null, null, XmlSpace.None)) { Namespaces = false };
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (XmlException e) when (e.Message.Contains("duplicate attribute", StringComparison.Ordinal))
        {
        }
    }
}
