using System.Numerics;

namespace Breakwater.Drill.Output;

/// <summary>xoshiro256**, seeded by SplitMix64: the same seed gives the same evidence on every runtime, which System.Random does not promise.</summary>
internal sealed class DrillRandom
{
    private readonly ulong _seed;
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    public DrillRandom(ulong seed)
    {
        _seed = seed;
        _a = Mix(ref seed);
        _b = Mix(ref seed);
        _c = Mix(ref seed);
        _d = Mix(ref seed);
    }

    /// <summary>An independent stream for one purpose, so that adding draws in one place leaves the others as they were.</summary>
    public DrillRandom Fork(string purpose)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in purpose)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return new DrillRandom(_seed ^ hash);
    }

    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A number from <paramref name="low"/> up to, not including, <paramref name="high"/>.</summary>
    public int Between(int low, int high) => low + (int)(((NextBits() >> 32) * (ulong)(high - low)) >> 32);

    public bool Chance(double probability) => (NextBits() >> 11) * (1.0 / (1UL << 53)) < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Between(0, items.Count)];

    public Guid NextGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, NextBits());
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], NextBits());
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    public string Letters(int count, string alphabet = "abcdefghijklmnopqrstuvwxyz") =>
        string.Create(count, (this, alphabet), static (span, state) =>
        {
            foreach (ref var letter in span)
            {
                letter = state.alphabet[state.Item1.Between(0, state.alphabet.Length)];
            }
        });

    public string Hex(int count) => Letters(count, "0123456789abcdef");

    private static ulong Mix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
