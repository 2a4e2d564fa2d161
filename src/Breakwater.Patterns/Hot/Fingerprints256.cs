using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Breakwater.Patterns.Hot;

/// <summary>Fingerprints, 32 bytes a step: each of four neighbouring bytes is looked up by its two halves, and a place passes where all eight answers share a group of literals.</summary>
internal readonly struct Fingerprints256 : IFingerprintRegister
{
    public static bool IsSupported => Avx2.IsSupported;

    public static int Bytes => Vector256<byte>.Count;

    // Not compiled ahead of time, because that code would not know AVX2, and not in tiers, because the first call may last for the whole file.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Pass(FingerprintTable table, ref byte start, ref int at, int last)
    {
        ref var masks = ref MemoryMarshal.GetArrayDataReference(table.Masks);
        var (low0, high0) = (Load(ref masks, 0), Load(ref masks, 1));
        var (low1, high1) = (Load(ref masks, 2), Load(ref masks, 3));
        var (low2, high2) = (Load(ref masks, 4), Load(ref masks, 5));
        var (low3, high3) = (Load(ref masks, 6), Load(ref masks, 7));
        for (var from = at; ; from = Math.Min(from + Vector256<byte>.Count, last))
        {
            var groups = Look(Vector256.LoadUnsafe(ref start, (nuint)from), low0, high0)
                & Look(Vector256.LoadUnsafe(ref start, (nuint)from + 1), low1, high1)
                & Look(Vector256.LoadUnsafe(ref start, (nuint)from + 2), low2, high2)
                & Look(Vector256.LoadUnsafe(ref start, (nuint)from + 3), low3, high3);
            if (groups != Vector256<byte>.Zero || from == last)
            {
                at = from;
                return ~Vector256.Equals(groups, Vector256<byte>.Zero).ExtractMostSignificantBits();
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Look(Vector256<byte> bytes, Vector256<byte> low, Vector256<byte> high)
    {
        var nibble = Vector256.Create((byte)0x0F);
        return Avx2.Shuffle(low, bytes & nibble) & Avx2.Shuffle(high, Vector256.ShiftRightLogical(bytes.AsUInt16(), 4).AsByte() & nibble);
    }

    public static Vector256<byte> Load(ref byte masks, int index)
    {
        var half = Vector128.LoadUnsafe(ref masks, (nuint)(index * Vector128<byte>.Count));
        return Vector256.Create(half, half);
    }
}
