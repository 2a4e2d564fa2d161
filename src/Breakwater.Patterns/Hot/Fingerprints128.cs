using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Breakwater.Patterns.Hot;

/// <summary>
/// <see cref="Fingerprints256"/> with 16 bytes a step, for Arm64 and for processors without AVX2. Same contract, same twin: <see cref="FingerprintTable.FindPlain"/>.
/// </summary>
internal static class Fingerprints128
{
    public static bool IsSupported => Ssse3.IsSupported || AdvSimd.Arm64.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Find(FingerprintTable table, ReadOnlySpan<byte> bytes, Span<ulong> found)
    {
        var nibble = Vector128.Create((byte)0x0F);
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
        var last = bytes.Length - Vector128<byte>.Count - FingerprintTable.Length + 1;
        var done = 0;
        for (var at = 0; last >= 0 && done < last + Vector128<byte>.Count; at = Math.Min(done, last))
        {
            done = at + Vector128<byte>.Count;
            var b0 = Vector128.LoadUnsafe(ref start, (nuint)at);
            var b1 = Vector128.LoadUnsafe(ref start, (nuint)at + 1);
            var b2 = Vector128.LoadUnsafe(ref start, (nuint)at + 2);
            var b3 = Vector128.LoadUnsafe(ref start, (nuint)at + 3);
            var groups = Look(b0, low0, high0, nibble) & Look(b1, low1, high1, nibble) & Look(b2, low2, high2, nibble) & Look(b3, low3, high3, nibble);
            if (groups == Vector128<byte>.Zero)
            {
                continue;
            }

            for (var hits = ~Vector128.Equals(groups, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF; hits != 0; hits &= hits - 1)
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

    // The indices are below 16, where the native shuffles of both processors agree.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Look(Vector128<byte> bytes, Vector128<byte> low, Vector128<byte> high, Vector128<byte> nibble) =>
        Vector128.ShuffleNative(low, bytes & nibble) & Vector128.ShuffleNative(high, Vector128.ShiftRightLogical(bytes.AsUInt16(), 4).AsByte() & nibble);

    private static Vector128<byte> Load(ref byte masks, int index) => Vector128.LoadUnsafe(ref masks, (nuint)(index * Vector128<byte>.Count));
}
