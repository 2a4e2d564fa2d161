using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Breakwater.Patterns.Hot;

/// <summary>
/// Looks for the fingerprints of a <see cref="FingerprintTable"/>, 32 bytes a step: each of four neighbouring bytes is looked up by its two halves, and where all eight
/// answers share a group of literals the table decides. Contract: the position of the first fingerprint whose literal lies wholly within the bytes, else -1,
/// after setting the bits of all literals where it was asked to; reads only inside the span. Equals <see cref="FingerprintTable.FindPlain"/>, its twin, which also takes what is left.
/// </summary>
internal static class Fingerprints256
{
    public static bool IsSupported => Avx2.IsSupported;

    // Not compiled ahead of time, because that code would not know AVX2, and not in tiers, because the first call may last for the whole file.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Find(FingerprintTable table, ReadOnlySpan<byte> bytes, Span<ulong> found)
    {
        var nibble = Vector256.Create((byte)0x0F);
        ref var masks = ref MemoryMarshal.GetArrayDataReference(table.Masks);
        var low0 = Load(ref masks, 0);
        var high0 = Load(ref masks, 1);
        var low1 = Load(ref masks, 2);
        var high1 = Load(ref masks, 3);
        var low2 = Load(ref masks, 4);
        var high2 = Load(ref masks, 5);
        var low3 = Load(ref masks, 6);
        var high3 = Load(ref masks, 7);
        ref var start = ref MemoryMarshal.GetReference(bytes);
        // The last step looks at some bytes again, which finds nothing new: most of what is searched is a line.
        var last = bytes.Length - Vector256<byte>.Count - FingerprintTable.Length + 1;
        var done = 0;
        for (var at = 0; last >= 0 && done < last + Vector256<byte>.Count; at = Math.Min(done, last))
        {
            done = at + Vector256<byte>.Count;
            var b0 = Vector256.LoadUnsafe(ref start, (nuint)at);
            var b1 = Vector256.LoadUnsafe(ref start, (nuint)at + 1);
            var b2 = Vector256.LoadUnsafe(ref start, (nuint)at + 2);
            var b3 = Vector256.LoadUnsafe(ref start, (nuint)at + 3);
            var groups = Look(b0, low0, high0, nibble) & Look(b1, low1, high1, nibble) & Look(b2, low2, high2, nibble) & Look(b3, low3, high3, nibble);
            if (groups == Vector256<byte>.Zero)
            {
                continue;
            }

            for (var hits = ~Vector256.Equals(groups, Vector256<byte>.Zero).ExtractMostSignificantBits(); hits != 0; hits &= hits - 1)
            {
                var position = at + BitOperations.TrailingZeroCount(hits);
                if (table.IsLiteralAt(bytes, position, found))
                {
                    return position;
                }
            }
        }

        return table.FindPlain(bytes, done, found);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Look(Vector256<byte> bytes, Vector256<byte> low, Vector256<byte> high, Vector256<byte> nibble) =>
        Avx2.Shuffle(low, bytes & nibble) & Avx2.Shuffle(high, Vector256.ShiftRightLogical(bytes.AsUInt16(), 4).AsByte() & nibble);

    public static Vector256<byte> Load(ref byte masks, int index)
    {
        var half = Vector128.LoadUnsafe(ref masks, (nuint)(index * Vector128<byte>.Count));
        return Vector256.Create(half, half);
    }
}
