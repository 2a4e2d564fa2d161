using System.Buffers.Binary;

namespace Breakwater.Evtx.Tests.Fuzz;

/// <summary>What mutations start from: the first records of real chunks, because a few thousand bytes make millions of cases affordable, and now and then a whole chunk.</summary>
internal sealed class FuzzSeeds
{
    private const int FileHeaderLength = 4096;
    private const int ChunkLength = 65536;
    private const int RecordsStart = 512;
    private const int WantedLength = 3072;
    private const int MostShort = 8192;

    private FuzzSeeds(List<byte[]> small, List<byte[]> whole)
    {
        Small = small;
        Whole = whole;
    }

    public List<byte[]> Small { get; }

    public List<byte[]> Whole { get; }

    /// <summary>Up to four chunks of each log, spread over it.</summary>
    public static FuzzSeeds Load(IEnumerable<string> logs)
    {
        var (small, whole) = (new List<byte[]>(), new List<byte[]>());
        foreach (var log in logs)
        {
            var bytes = File.ReadAllBytes(log);
            var chunks = Math.Max(1, (bytes.Length - FileHeaderLength) / ChunkLength);
            foreach (var i in Enumerable.Range(0, Math.Min(chunks, 4)).Select(i => i * chunks / Math.Min(chunks, 4)))
            {
                var start = Math.Min(FileHeaderLength + (i * ChunkLength), bytes.Length);
                var chunk = bytes.AsSpan(start, Math.Min(ChunkLength, bytes.Length - start)).ToArray();
                if (Cut(chunk) is { } cut)
                {
                    small.Add(cut);
                    whole.Add(chunk);
                }
            }
        }

        return new FuzzSeeds(small, whole);
    }

    private static byte[]? Cut(byte[] chunk)
    {
        var end = RecordsStart;
        while (end < WantedLength && end + 24 < chunk.Length && BinaryPrimitives.ReadUInt32LittleEndian(chunk.AsSpan(end)) == 0x2A2A)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(chunk.AsSpan(end + 4));
            if (size < 28 || end + size > Math.Min(chunk.Length, MostShort))
            {
                break;
            }

            end += (int)size;
        }

        if (end == RecordsStart)
        {
            return null;
        }

        var cut = chunk[..end];
        LogBuilder.SealChunk(cut, end);
        return cut;
    }
}
