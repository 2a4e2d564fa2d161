using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Breakwater.Patterns.Hot;

/// <summary><see cref="Fingerprints256"/> with 16 bytes a step, for Arm64 and for processors without AVX2.</summary>
internal readonly struct Fingerprints128 : IFingerprintRegister
{
    public static bool IsSupported => Ssse3.IsSupported || AdvSimd.Arm64.IsSupported;

    public static int Bytes => Vector128<byte>.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Pass(FingerprintTable table, ref byte start, ref int at, int last)
    {
        ref var masks = ref MemoryMarshal.GetArrayDataReference(table.Masks);
        var (low0, high0) = (Load(ref masks, 0), Load(ref masks, 1));
        var (low1, high1) = (Load(ref masks, 2), Load(ref masks, 3));
        var (low2, high2) = (Load(ref masks, 4), Load(ref masks, 5));
        var (low3, high3) = (Load(ref masks, 6), Load(ref masks, 7));
        for (var from = at; ; from = Math.Min(from + Vector128<byte>.Count, last))
        {
            var groups = Look(Vector128.LoadUnsafe(ref start, (nuint)from), low0, high0)
                & Look(Vector128.LoadUnsafe(ref start, (nuint)from + 1), low1, high1)
                & Look(Vector128.LoadUnsafe(ref start, (nuint)from + 2), low2, high2)
                & Look(Vector128.LoadUnsafe(ref start, (nuint)from + 3), low3, high3);
            if (groups != Vector128<byte>.Zero || from == last)
            {
                at = from;
                return ~Vector128.Equals(groups, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF;
            }
        }
    }

    // The indices are below 16, where the native shuffles of both processors agree.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Look(Vector128<byte> bytes, Vector128<byte> low, Vector128<byte> high)
    {
        var nibble = Vector128.Create((byte)0x0F);
        return Vector128.ShuffleNative(low, bytes & nibble) & Vector128.ShuffleNative(high, Vector128.ShiftRightLogical(bytes.AsUInt16(), 4).AsByte() & nibble);
    }

    private static Vector128<byte> Load(ref byte masks, int index) => Vector128.LoadUnsafe(ref masks, (nuint)(index * Vector128<byte>.Count));
}
