using System.Numerics;

namespace Breakwater.Patterns;

/// <summary>Fingerprints that are looked for together, by the half bytes that each of their bytes may have; grows by one at a time.</summary>
internal sealed class FingerprintGroup
{
    private const int Rows = FingerprintTable.Length * 2;

    // How often a high half stands in logs: digits and punctuation, capitals, small letters. The upper eight are no ASCII.
    private static readonly double[] High = [0.01, 0, 0.2, 0.3, 0.05, 0.03, 0.26, 0.15];

    /// <summary>The sum for each set of them.</summary>
    private static readonly double[] Often = [.. Enumerable.Range(0, 256).Select(set => High.Where((_, n) => (set >> n & 1) != 0).Sum())];

    private readonly int[] _halves = new int[Rows];
    private readonly ulong[] _pieces = new ulong[Rows * EverydayPieces.Words];

    /// <summary>The share of all places in logs where the group lets something through: in the lines that are known, and in others, taking bytes for independent.</summary>
    public double Share { get; private set; }

    public void Clear()
    {
        Array.Clear(_halves);
        Array.Clear(_pieces);
        Share = 0;
    }

    /// <param name="fingerprint">In lower case; where it is too short any byte may stand.</param>
    public void Add(ReadOnlySpan<byte> fingerprint)
    {
        var isNew = false;
        for (var at = 0; at < FingerprintTable.Length; at++)
        {
            var (low, high) = HalvesAt(fingerprint, at);
            isNew |= Add(at * 2, low) | Add((at * 2) + 1, high);
        }

        Share = isNew ? ShareOfKnown() + ShareOfOthers() : Share;
    }

    private bool Add(int row, int halves)
    {
        var added = halves & ~_halves[row];
        _halves[row] |= added;
        for (var left = added; left != 0; left &= left - 1)
        {
            var with = EverydayPieces.With(row, BitOperations.TrailingZeroCount(left));
            var all = _pieces.AsSpan(row * EverydayPieces.Words, EverydayPieces.Words);
            for (var word = 0; word < all.Length; word++)
            {
                all[word] |= with[word];
            }
        }

        return added != 0;
    }

    private double ShareOfKnown()
    {
        Span<ulong> passing = stackalloc ulong[EverydayPieces.Words];
        for (var word = 0; word < passing.Length; word++)
        {
            passing[word] = ulong.MaxValue;
            for (var row = 0; row < Rows && passing[word] != 0; row++)
            {
                passing[word] &= _pieces[(row * EverydayPieces.Words) + word];
            }
        }

        return EverydayPieces.ShareOf(passing);
    }

    private double ShareOfOthers()
    {
        var share = 1.0;
        for (var row = 0; row < Rows; row += 2)
        {
            share *= int.PopCount(_halves[row]) / 16.0 * Often[_halves[row + 1] & 0xFF];
        }

        return share;
    }

    /// <summary>The half bytes that a byte of a fingerprint may have, a bit each.</summary>
    private static (int Low, int High) HalvesAt(ReadOnlySpan<byte> fingerprint, int at)
    {
        if (at >= fingerprint.Length)
        {
            return (0xFFFF, 0xFFFF);
        }

        var (lower, upper) = (fingerprint[at], LogBytes.Upper(fingerprint[at]));
        return (1 << (lower & 15) | 1 << (upper & 15), 1 << (lower >> 4) | 1 << (upper >> 4));
    }
}
