using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Breakwater.Patterns;

/// <summary>The neighbouring bytes of everyday lines, as many at a time as a fingerprint has: a search that stops at them is slow.</summary>
internal static class EverydayPieces
{
    // The others are too rare to be worth a thought.
    private const int MostWeighed = 1024;
    private const int Halves = 16;

    /// <summary>Of a set of pieces, a bit each.</summary>
    public const int Words = MostWeighed / 64;

    private static readonly Dictionary<uint, int> Weights = Count();

    private static readonly (uint Piece, int Weight)[] Weighed = [.. Weights.OrderByDescending(p => p.Value).ThenBy(p => p.Key).Take(MostWeighed).Select(p => (p.Key, p.Value))];

    /// <summary>For each place in a piece and each low half, then each high half, a bit for each piece that has it there.</summary>
    private static readonly ulong[] WithHalf = Halve();

    private static readonly double Total = Weights.Values.Sum(w => (double)w);

    /// <summary>How often that piece stands in everyday lines, as a number to compare by.</summary>
    /// <param name="piece">In lower case; a shorter one than a fingerprint's stands nowhere.</param>
    public static int WeightOf(ReadOnlySpan<byte> piece) =>
        piece.Length < FingerprintTable.Length ? 0 : Weights.GetValueOrDefault(BinaryPrimitives.ReadUInt32LittleEndian(piece));

    /// <summary>The pieces that have that half byte there, a bit each.</summary>
    /// <param name="row">Twice the place in a piece, and one more for the high half.</param>
    /// <param name="half">0 to 15.</param>
    public static ReadOnlySpan<ulong> With(int row, int half) => WithHalf.AsSpan(((row * Halves) + half) * Words, Words);

    /// <summary>The share of all places in everyday lines where these pieces stand.</summary>
    public static double ShareOf(ReadOnlySpan<ulong> pieces)
    {
        var sum = 0L;
        for (var word = 0; word < Words; word++)
        {
            for (var left = pieces[word]; left != 0; left &= left - 1)
            {
                sum += Weighed[(word * 64) + BitOperations.TrailingZeroCount(left)].Weight;
            }
        }

        return sum / Total;
    }

    private static Dictionary<uint, int> Count()
    {
        var weights = new Dictionary<uint, int>();
        foreach (var (weight, line) in EverydayLines.All)
        {
            var bytes = Encoding.UTF8.GetBytes(line);
            for (var i = 0; i + FingerprintTable.Length <= bytes.Length; i++)
            {
                var piece = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i));
                weights[piece] = weights.GetValueOrDefault(piece) + weight;
            }
        }

        return weights;
    }

    private static ulong[] Halve()
    {
        var with = new ulong[FingerprintTable.Length * 2 * Halves * Words];
        for (var number = 0; number < Weighed.Length; number++)
        {
            for (var at = 0; at < FingerprintTable.Length; at++)
            {
                var value = (int)(Weighed[number].Piece >> (8 * at)) & 0xFF;
                Mark(at * 2, value & 15, number);
                Mark((at * 2) + 1, value >> 4, number);
            }
        }

        return with;

        void Mark(int row, int half, int number) => with[(((row * Halves) + half) * Words) + (number >> 6)] |= 1UL << (number & 63);
    }
}
