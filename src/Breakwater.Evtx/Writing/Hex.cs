namespace Breakwater.Evtx.Writing;

/// <summary>Hexadecimal digits into a buffer.</summary>
internal static class Hex
{
    private static ReadOnlySpan<byte> Upper => "0123456789ABCDEF"u8;

    private static ReadOnlySpan<byte> Lower => "0123456789abcdef"u8;

    // How Windows writes a GUID: the first three groups are little-endian numbers; -1 is a hyphen.
    private static ReadOnlySpan<sbyte> GuidOrder => [3, 2, 1, 0, -1, 5, 4, -1, 7, 6, -1, 8, 9, -1, 10, 11, 12, 13, 14, 15];

    /// <summary>At least so many digits in lower case, more where the value needs them.</summary>
    public static void Append(Utf8Buffer output, ulong value, int digits)
    {
        var count = Math.Max(digits, (67 - System.Numerics.BitOperations.LeadingZeroCount(value)) / 4);
        var target = output.Reserve(count)[..count];
        for (var i = count - 1; i >= 0; i--, value >>= 4)
        {
            target[i] = Lower[(int)(value & 15)];
        }

        output.Advance(count);
    }

    public static void Append(Utf8Buffer output, ReadOnlySpan<byte> bytes)
    {
        System.Convert.TryToHexString(bytes, output.Reserve(bytes.Length * 2), out var written);
        output.Advance(written);
    }

    /// <summary>Sixteen bytes as a GUID in braces.</summary>
    public static void AppendGuid(Utf8Buffer output, ReadOnlySpan<byte> bytes)
    {
        const int length = 38;
        var target = output.Reserve(length)[..length];
        target[0] = (byte)'{';
        target[length - 1] = (byte)'}';
        var at = 1;
        foreach (var index in GuidOrder)
        {
            if (index < 0)
            {
                target[at++] = (byte)'-';
            }
            else
            {
                target[at] = Upper[bytes[index] >> 4];
                target[at + 1] = Upper[bytes[index] & 15];
                at += 2;
            }
        }

        output.Advance(length);
    }
}
