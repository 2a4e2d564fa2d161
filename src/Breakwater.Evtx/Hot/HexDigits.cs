using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Breakwater.Evtx.Hot;

/// <summary>
/// Sixteen bytes as 32 hexadecimal digits by one table in a register: every System has two or three GUIDs and a mask. Contract: reads 16 bytes, writes 32; equals <see cref="WritePlain"/>, its twin.
/// </summary>
internal static class HexDigits
{
    public const int Length = 32;

    public static ReadOnlySpan<byte> Upper => "0123456789ABCDEF"u8;

    public static ReadOnlySpan<byte> Lower => "0123456789abcdef"u8;

    /// <param name="order">where the bytes are taken from, in the order of the digits</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ReadOnlySpan<byte> bytes, Span<byte> target, ReadOnlySpan<byte> digits, ReadOnlySpan<byte> order)
    {
        if (!Vector128.IsHardwareAccelerated || !BitConverter.IsLittleEndian || Kernels.ArePlain)
        {
            WritePlain(bytes, target, digits, order);
            return;
        }

        var ordered = Vector128.Shuffle(Load(bytes), Load(order));
        var (low, high) = (ordered & Vector128.Create((byte)15), (ordered.AsUInt16() >> 4).AsByte() & Vector128.Create((byte)15));
        var (first, second) = (Vector128.WidenLower(high), Vector128.WidenLower(low));
        var (third, fourth) = (Vector128.WidenUpper(high), Vector128.WidenUpper(low));
        var table = Load(digits);
        ref var to = ref MemoryMarshal.GetReference(target[..Length]);
        Vector128.Shuffle(table, (first | (second << 8)).AsByte()).StoreUnsafe(ref to);
        Vector128.Shuffle(table, (third | (fourth << 8)).AsByte()).StoreUnsafe(ref to, 16);
    }

    public static void WritePlain(ReadOnlySpan<byte> bytes, Span<byte> target, ReadOnlySpan<byte> digits, ReadOnlySpan<byte> order)
    {
        for (var i = 0; i < order.Length; i++)
        {
            target[2 * i] = digits[bytes[order[i]] >> 4];
            target[(2 * i) + 1] = digits[bytes[order[i]] & 15];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Load(ReadOnlySpan<byte> bytes) => Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(bytes[..16]));
}
