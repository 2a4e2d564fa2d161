namespace Breakwater.Evtx.Writing;

/// <summary>Hexadecimal digits into a buffer.</summary>
internal static class Hex
{
    /// <summary>At least so many digits, more where the value needs them.</summary>
    public static void Append(Utf8Buffer output, ulong value, int digits, bool upper)
    {
        var count = Math.Max(digits, (67 - System.Numerics.BitOperations.LeadingZeroCount(value)) / 4);
        var target = output.Reserve(count);
        var alphabet = upper ? "0123456789ABCDEF"u8 : "0123456789abcdef"u8;
        for (var i = count - 1; i >= 0; i--, value >>= 4)
        {
            target[i] = alphabet[(int)(value & 15)];
        }

        output.Advance(count);
    }

    public static void Append(Utf8Buffer output, ReadOnlySpan<byte> bytes)
    {
        System.Convert.TryToHexString(bytes, output.Reserve(bytes.Length * 2), out var written);
        output.Advance(written);
    }
}
