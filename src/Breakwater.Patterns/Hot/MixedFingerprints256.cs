using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Breakwater.Patterns.Hot;

/// <summary>
/// Looks for literals in bytes that hold texts of one byte a character and UTF-16 at even and odd places, in one pass and without copying: what <see cref="Fingerprints256"/> does for
/// neighbouring bytes is done for every second byte too, and the first look-up serves both. Contract: equals <see cref="LiteralSet.OccursInUtf16"/> at both places and
/// <see cref="LiteralSet.IndexIn"/>, its twins; reads only inside the span.
/// </summary>
internal static class MixedFingerprints256
{
    private const int Wide = 2;

    // A literal has at most 256 bytes, so that this much on both sides of a fingerprint holds it.
    private const int Around = 256 * Wide;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Occurs(FingerprintTable table, ReadOnlySpan<byte> bytes)
    {
        ref var masks = ref MemoryMarshal.GetArrayDataReference(table.Masks);
        var low0 = Fingerprints256.Load(ref masks, 0);
        var high0 = Fingerprints256.Load(ref masks, 1);
        var low1 = Fingerprints256.Load(ref masks, 2);
        var high1 = Fingerprints256.Load(ref masks, 3);
        var low2 = Fingerprints256.Load(ref masks, 4);
        var high2 = Fingerprints256.Load(ref masks, 5);
        var low3 = Fingerprints256.Load(ref masks, 6);
        var high3 = Fingerprints256.Load(ref masks, 7);
        ref var start = ref MemoryMarshal.GetReference(bytes);
        var at = 0;
        for (; at <= bytes.Length - Vector256<byte>.Count - ((FingerprintTable.Length - 1) * Wide); at += Vector256<byte>.Count)
        {
            var first = Fingerprints256.Look(Vector256.LoadUnsafe(ref start, (nuint)at), low0, high0);
            var b2 = Vector256.LoadUnsafe(ref start, (nuint)at + 2);
            var wide = first & Fingerprints256.Look(b2, low1, high1);
            var narrow = first & Fingerprints256.Look(Vector256.LoadUnsafe(ref start, (nuint)at + 1), low1, high1);
            if ((wide | narrow) == Vector256<byte>.Zero)
            {
                continue;
            }

            wide &= Fingerprints256.Look(Vector256.LoadUnsafe(ref start, (nuint)at + 4), low2, high2)
                & Fingerprints256.Look(Vector256.LoadUnsafe(ref start, (nuint)at + 6), low3, high3);
            narrow &= Fingerprints256.Look(b2, low2, high2) & Fingerprints256.Look(Vector256.LoadUnsafe(ref start, (nuint)at + 3), low3, high3);
            if ((wide | narrow) != Vector256<byte>.Zero && (IsAny(narrow, table, bytes, at, isWide: false) || IsAny(wide, table, bytes, at, isWide: true)))
            {
                return true;
            }
        }

        return table.FindPlain(bytes, at, []) >= 0 || OccursWide(table, bytes[Math.Max(0, at - Around)..]);
    }

    private static bool IsAny(Vector256<byte> groups, FingerprintTable table, ReadOnlySpan<byte> bytes, int at, bool isWide)
    {
        for (var hits = ~Vector256.Equals(groups, Vector256<byte>.Zero).ExtractMostSignificantBits(); hits != 0; hits &= hits - 1)
        {
            var position = at + BitOperations.TrailingZeroCount(hits);
            if (isWide ? IsWideAt(table, bytes, position) : table.IsLiteralAt(bytes, position, []))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWideAt(FingerprintTable table, ReadOnlySpan<byte> bytes, int position)
    {
        if (!table.MayStartWith([bytes[position], bytes[position + 2], bytes[position + 4], bytes[position + 6]]))
        {
            return false;
        }

        var before = Math.Min(position, Around) & ~1;
        var chars = MemoryMarshal.Cast<byte, char>(bytes[(position - before)..Math.Min(bytes.Length, position + Around)]);
        Span<byte> text = stackalloc byte[Around];
        text = text[..chars.Length];
        LowBytes.Copy(chars, text, LiteralKernel.Fingerprints256);
        return table.IsLiteralAt(text, before / Wide, []);
    }

    /// <summary>The plain way, for what is left at the end.</summary>
    private static bool OccursWide(FingerprintTable table, ReadOnlySpan<byte> bytes)
    {
        Span<byte> text = stackalloc byte[Around];
        for (var odd = 0; odd < Wide && odd < bytes.Length; odd++)
        {
            var chars = MemoryMarshal.Cast<byte, char>(bytes[odd..]);
            LowBytes.Copy(chars, text, LiteralKernel.Fingerprints256);
            if (table.FindPlain(text[..chars.Length], 0, []) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
