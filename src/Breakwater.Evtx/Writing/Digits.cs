using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Breakwater.Evtx.Writing;

/// <summary>Decimal numbers, two digits a step.</summary>
internal static class Digits
{
    private static ReadOnlySpan<byte> Pairs =>
        "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"u8;

    [MethodImpl(Jit.Hot)]
    public static void Append(Utf8Buffer output, ulong value)
    {
        const int longest = 20;
        var target = output.Reserve(longest);
        if (value < 10)
        {
            target[0] = (byte)('0' + value);
            output.Advance(1);
            return;
        }

        var count = Count(value);
        Write(target[..count], value);
        output.Advance(count);
    }

    public static void Append(Utf8Buffer output, long value)
    {
        if (value < 0)
        {
            output.Append((byte)'-');
        }

        Append(output, value < 0 ? 0UL - (ulong)value : (ulong)value);
    }

    /// <summary>Fills the target, with leading zeros.</summary>
    public static void Write(Span<byte> target, ulong value)
    {
        var at = target.Length;
        for (; at >= 2; at -= 2)
        {
            var rest = value / 100;
            var pair = (int)(value - (rest * 100)) * 2;
            BinaryPrimitives.WriteUInt16LittleEndian(target[(at - 2)..], BinaryPrimitives.ReadUInt16LittleEndian(Pairs[pair..]));
            value = rest;
        }

        if (at == 1)
        {
            target[0] = (byte)('0' + value);
        }
    }

    // Log10 by the position of the highest bit, corrected where the power of ten lies within that bit's range.
    private static int Count(ulong value)
    {
        var guess = ((BitOperations.Log2(value) + 1) * 1233) >> 12;
        return guess + (value >= PowersOfTen[guess] ? 1 : 0);
    }

    private static ReadOnlySpan<ulong> PowersOfTen =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000, 1_000_000_000_000,
        10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ];
}
