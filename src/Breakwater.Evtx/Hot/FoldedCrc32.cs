using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Breakwater.Evtx.Reading;

namespace Breakwater.Evtx.Hot;

/// <summary>
/// CRC-32 by carry-less multiplication, 256 or 64 bytes a step (Intel, "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction", 2009). Contract: any length of
/// at least <see cref="MinLength"/>; equals <see cref="Crc32.AppendPlain"/>, its twin, which also takes what is left. Reads only inside the span.
/// Justified by Crc32Benchmark: every byte of a log passes here.
/// </summary>
internal static class FoldedCrc32
{
    public const int MinLength = 64;

    private const int WideStep = 256;

    public static bool IsSupported => Pclmulqdq.IsSupported && !Kernels.ArePlain;

    /// <param name="state">the inverted checksum so far</param>
    public static uint Append(uint state, ReadOnlySpan<byte> bytes) =>
        bytes.Length < WideStep ? AppendNarrow(state, bytes)
        : Pclmulqdq.V512.IsSupported ? AppendWide(state, bytes)
        : Pclmulqdq.V256.IsSupported ? AppendHalfWide(state, bytes)
        : AppendNarrow(state, bytes);

    // Four registers of 64 bytes; what they hold at the end is folded on as if it were the start of the text.
    private static uint AppendWide(uint state, ReadOnlySpan<byte> bytes)
    {
        var factors = Vector512.Create(Vector256.Create(Vector128.Create(0x011542778AL, 0x01322D1430L)));
        ref var start = ref MemoryMarshal.GetReference(bytes);
        var a = LoadWide(ref start, 0) ^ Vector512.CreateScalar((long)state);
        var (b, c, d) = (LoadWide(ref start, 64), LoadWide(ref start, 128), LoadWide(ref start, 192));
        var at = WideStep;
        for (; at <= bytes.Length - WideStep; at += WideStep)
        {
            a = Fold(a, factors) ^ LoadWide(ref start, at);
            b = Fold(b, factors) ^ LoadWide(ref start, at + 64);
            c = Fold(c, factors) ^ LoadWide(ref start, at + 128);
            d = Fold(d, factors) ^ LoadWide(ref start, at + 192);
        }

        Span<byte> folded = stackalloc byte[WideStep];
        a.AsByte().CopyTo(folded);
        b.AsByte().CopyTo(folded[64..]);
        c.AsByte().CopyTo(folded[128..]);
        d.AsByte().CopyTo(folded[192..]);
        return AppendRest(AppendNarrow(0, folded), bytes[at..]);
    }

    // The same with eight registers of 32 bytes.
    private static uint AppendHalfWide(uint state, ReadOnlySpan<byte> bytes)
    {
        var factors = Vector256.Create(Vector128.Create(0x011542778AL, 0x01322D1430L));
        ref var start = ref MemoryMarshal.GetReference(bytes);
        var a = LoadHalf(ref start, 0) ^ Vector256.CreateScalar((long)state);
        var (b, c, d) = (LoadHalf(ref start, 32), LoadHalf(ref start, 64), LoadHalf(ref start, 96));
        var (e, f, g, h) = (LoadHalf(ref start, 128), LoadHalf(ref start, 160), LoadHalf(ref start, 192), LoadHalf(ref start, 224));
        var at = WideStep;
        for (; at <= bytes.Length - WideStep; at += WideStep)
        {
            a = Fold(a, factors) ^ LoadHalf(ref start, at);
            b = Fold(b, factors) ^ LoadHalf(ref start, at + 32);
            c = Fold(c, factors) ^ LoadHalf(ref start, at + 64);
            d = Fold(d, factors) ^ LoadHalf(ref start, at + 96);
            e = Fold(e, factors) ^ LoadHalf(ref start, at + 128);
            f = Fold(f, factors) ^ LoadHalf(ref start, at + 160);
            g = Fold(g, factors) ^ LoadHalf(ref start, at + 192);
            h = Fold(h, factors) ^ LoadHalf(ref start, at + 224);
        }

        Span<byte> folded = stackalloc byte[WideStep];
        a.AsByte().CopyTo(folded);
        b.AsByte().CopyTo(folded[32..]);
        c.AsByte().CopyTo(folded[64..]);
        d.AsByte().CopyTo(folded[96..]);
        e.AsByte().CopyTo(folded[128..]);
        f.AsByte().CopyTo(folded[160..]);
        g.AsByte().CopyTo(folded[192..]);
        h.AsByte().CopyTo(folded[224..]);
        return AppendRest(AppendNarrow(0, folded), bytes[at..]);
    }

    private static uint AppendRest(uint state, ReadOnlySpan<byte> rest) => rest.Length >= MinLength ? AppendNarrow(state, rest) : Crc32.AppendPlain(state, rest);

    private static uint AppendNarrow(uint state, ReadOnlySpan<byte> bytes)
    {
        // x^(4*128+32), x^(4*128-32), x^(128+32), x^(128-32) modulo the polynomial, bits reflected.
        var byFour = Vector128.Create(0x0154442BD4L, 0x01C6E41596L);
        var byOne = Vector128.Create(0x01751997D0L, 0x00CCAA009EL);
        ref var start = ref MemoryMarshal.GetReference(bytes);
        var (a, b, c, d) = (Load(ref start, 0) ^ Vector128.CreateScalar((long)state), Load(ref start, 16), Load(ref start, 32), Load(ref start, 48));
        var at = 64;
        for (; at <= bytes.Length - 64; at += 64)
        {
            a = Fold(a, byFour) ^ Load(ref start, at);
            b = Fold(b, byFour) ^ Load(ref start, at + 16);
            c = Fold(c, byFour) ^ Load(ref start, at + 32);
            d = Fold(d, byFour) ^ Load(ref start, at + 48);
        }

        a = Fold(a, byOne) ^ b;
        a = Fold(a, byOne) ^ c;
        a = Fold(a, byOne) ^ d;
        for (; at <= bytes.Length - 16; at += 16)
        {
            a = Fold(a, byOne) ^ Load(ref start, at);
        }

        // The sixteen bytes left stand for all before them.
        Span<byte> folded = stackalloc byte[16];
        a.AsByte().CopyTo(folded);
        return Crc32.AppendPlain(Crc32.AppendPlain(0, folded), bytes[at..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<long> Load(ref byte start, int at) => Vector128.LoadUnsafe(ref start, (nuint)at).AsInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> LoadHalf(ref byte start, int at) => Vector256.LoadUnsafe(ref start, (nuint)at).AsInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> LoadWide(ref byte start, int at) => Vector512.LoadUnsafe(ref start, (nuint)at).AsInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Fold(Vector512<long> state, Vector512<long> factors) =>
        Pclmulqdq.V512.CarrylessMultiply(state, factors, 0x00) ^ Pclmulqdq.V512.CarrylessMultiply(state, factors, 0x11);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Fold(Vector256<long> state, Vector256<long> factors) =>
        Pclmulqdq.V256.CarrylessMultiply(state, factors, 0x00) ^ Pclmulqdq.V256.CarrylessMultiply(state, factors, 0x11);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<long> Fold(Vector128<long> state, Vector128<long> factors) =>
        Pclmulqdq.CarrylessMultiply(state, factors, 0x00) ^ Pclmulqdq.CarrylessMultiply(state, factors, 0x11);
}
