using System.Buffers.Binary;
using System.Numerics;
using Breakwater.Evtx.Hot;

namespace Breakwater.Evtx.Writing;

/// <summary>Hexadecimal digits into a buffer.</summary>
internal static class Hex
{
    // How Windows writes a GUID: the first three groups are little-endian numbers.
    private static ReadOnlySpan<byte> GuidOrder => [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];

    private static ReadOnlySpan<byte> NumberOrder => [7, 6, 5, 4, 3, 2, 1, 0, 8, 8, 8, 8, 8, 8, 8, 8];

    /// <summary>At least so many digits in lower case, more where the value needs them.</summary>
    public static void Append(Utf8Buffer output, ulong value, int digits)
    {
        const int longest = 16;
        var count = Math.Max(digits, (67 - BitOperations.LeadingZeroCount(value)) / 4);
        Span<byte> number = stackalloc byte[longest];
        Span<byte> text = stackalloc byte[HexDigits.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(number, value);
        HexDigits.Write(number, text, HexDigits.Lower, NumberOrder);
        text[(longest - count)..longest].CopyTo(output.Reserve(count));
        output.Advance(count);
    }

    public static void Append(Utf8Buffer output, ReadOnlySpan<byte> bytes)
    {
        Convert.TryToHexString(bytes, output.Reserve(bytes.Length * 2), out var written);
        output.Advance(written);
    }

    /// <summary>Sixteen bytes as a GUID in braces.</summary>
    public static void AppendGuid(Utf8Buffer output, ReadOnlySpan<byte> bytes)
    {
        const int length = 38;
        Span<byte> digits = stackalloc byte[HexDigits.Length];
        HexDigits.Write(bytes, digits, HexDigits.Upper, GuidOrder);
        var target = output.Reserve(length)[..length];
        target[0] = (byte)'{';
        digits[..8].CopyTo(target[1..]);
        target[9] = (byte)'-';
        digits[8..12].CopyTo(target[10..]);
        target[14] = (byte)'-';
        digits[12..16].CopyTo(target[15..]);
        target[19] = (byte)'-';
        digits[16..20].CopyTo(target[20..]);
        target[24] = (byte)'-';
        digits[20..].CopyTo(target[25..]);
        target[length - 1] = (byte)'}';
        output.Advance(length);
    }
}
