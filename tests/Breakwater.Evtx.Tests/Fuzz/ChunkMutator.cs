using System.Buffers.Binary;

namespace Breakwater.Evtx.Tests.Fuzz;

/// <summary>Makes the case with a given number: one to four mutations of a chunk. The same seed and number give the same bytes.</summary>
internal sealed class ChunkMutator(FuzzSeeds seeds, int seed)
{
    private const int OneWholeIn = 400;
    private static readonly int[] Telling = [0, 1, -1, 2, 28, 127, 128, 255, 512, 0x2A2A, 0x7FFF, 0x8000, 0xFFFF, 0x10000, int.MaxValue, int.MinValue, 0x7FFFFFF0, -16];

    public byte[] Case(long number)
    {
        var random = new Random((int)(((seed * 31_000_003L) + number) & int.MaxValue));
        var bytes = random.Next(OneWholeIn) == 0 ? Pick(seeds.Whole, random) : Pick(seeds.Small, random);
        for (var mutations = random.Next(1, 5); mutations > 0 && bytes.Length > 0; mutations--)
        {
            bytes = Mutate(bytes, random);
        }

        // A right checksum behind a wrong structure: what a hostile writer leaves.
        if (bytes.Length > 512 && random.Next(4) == 0)
        {
            LogBuilder.SealChunk(bytes, Math.Min(bytes.Length, 65536));
        }

        return bytes;
    }

    private byte[] Mutate(byte[] bytes, Random random)
    {
        var (at, length) = Range(bytes, random);
        switch (random.Next(10))
        {
            case 0 or 1:
                Flip(bytes, random);
                return bytes;
            case 2 or 3:
                PlantNumbers(bytes, random);
                return bytes;
            case 4:
                var tokens = random.Next(1, 6);
                for (var i = 0; i < tokens; i++)
                {
                    bytes[random.Next(bytes.Length)] = (byte)(random.Next(0x10) | (random.Next(3) == 0 ? 0x40 : 0));
                }

                return bytes;
            case 5:
                var source = Pick(seeds.Small, random);
                var (from, taken) = Range(source, random);
                taken = Math.Min(taken, bytes.Length - at);
                source.AsSpan(from, taken).CopyTo(bytes.AsSpan(at));
                return bytes;
            case 6:
                return bytes[..random.Next(bytes.Length + 1)];
            case 7:
                bytes.AsSpan(at, length).Clear();
                return bytes;
            case 8:
                return random.Next(2) == 0 ? [.. bytes[..at], .. bytes[(at + length)..]] : [.. bytes[..at], .. bytes.AsSpan(at, length), .. bytes[at..]];
            default:
                return SwapChunks(bytes, Pick(seeds.Small, random), at, random);
        }
    }

    private static void Flip(byte[] bytes, Random random)
    {
        for (var flips = random.Next(1, 24); flips > 0; flips--)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }
    }

    private static void PlantNumbers(byte[] bytes, Random random)
    {
        for (var numbers = random.Next(1, 6); numbers > 0 && bytes.Length >= 4; numbers--)
        {
            var at = random.Next(bytes.Length - 3);
            var number = random.Next(3) switch { 0 => Telling[random.Next(Telling.Length)], 1 => random.Next(bytes.Length), _ => at + random.Next(-64, 64) };
            switch (random.Next(3))
            {
                case 0:
                    bytes[at] = (byte)number;
                    break;
                case 1:
                    BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), (ushort)number);
                    break;
                default:
                    BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), number);
                    break;
            }
        }
    }

    private static byte[] SwapChunks(byte[] bytes, byte[] other, int at, Random random) => random.Next(4) switch
    {
        0 => [.. other, .. bytes],
        1 => [.. bytes[..at], .. other, .. bytes[at..]],
        2 => [.. other.AsSpan(0, 512), .. bytes.AsSpan(Math.Min(512, bytes.Length))],
        _ => [.. bytes.AsSpan(0, Math.Min(512, bytes.Length)), .. other.AsSpan(512)],
    };

    private static (int Start, int Length) Range(byte[] bytes, Random random)
    {
        var start = random.Next(bytes.Length);
        return (start, random.Next(1, Math.Min(bytes.Length - start, 2048) + 1));
    }

    private static byte[] Pick(List<byte[]> from, Random random) => (byte[])from[random.Next(from.Count)].Clone();
}
