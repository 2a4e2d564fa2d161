using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Breakwater.Patterns.Hot;

/// <summary>
/// Fingerprints, 64 bytes a step, for processors with AVX-512 VBMI: one look-up among 128 takes a whole ASCII byte where <see cref="Fingerprints256"/> takes two halves, so that less passes
/// that is no fingerprint. Justified by the benchmark LiteralKernels.
/// </summary>
internal readonly struct Fingerprints512 : IFingerprintRegister
{
    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512Vbmi.IsSupported && Fingerprints256.IsSupported;

    public static int Bytes => Vector512<byte>.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Pass(FingerprintTable table, ref byte start, ref int at, int last)
    {
        ref var groups = ref MemoryMarshal.GetArrayDataReference(table.Groups);
        var (low0, high0) = (Load(ref groups, 0), Load(ref groups, 1));
        var (low1, high1) = (Load(ref groups, 2), Load(ref groups, 3));
        var (low2, high2) = (Load(ref groups, 4), Load(ref groups, 5));
        var (low3, high3) = (Load(ref groups, 6), Load(ref groups, 7));
        for (var from = at; ; from = Math.Min(from + Vector512<byte>.Count, last))
        {
            // Of a byte the look-up heeds seven bits, so some that are no ASCII pass; the table decides.
            var passing = Avx512Vbmi.PermuteVar64x8x2(low0, Vector512.LoadUnsafe(ref start, (nuint)from), high0)
                & Avx512Vbmi.PermuteVar64x8x2(low1, Vector512.LoadUnsafe(ref start, (nuint)from + 1), high1)
                & Avx512Vbmi.PermuteVar64x8x2(low2, Vector512.LoadUnsafe(ref start, (nuint)from + 2), high2)
                & Avx512Vbmi.PermuteVar64x8x2(low3, Vector512.LoadUnsafe(ref start, (nuint)from + 3), high3);
            if (passing != Vector512<byte>.Zero || from == last)
            {
                at = from;
                return ~Vector512.Equals(passing, Vector512<byte>.Zero).ExtractMostSignificantBits();
            }
        }
    }

    private static Vector512<byte> Load(ref byte groups, int index) => Vector512.LoadUnsafe(ref groups, (nuint)(index * Vector512<byte>.Count));
}
