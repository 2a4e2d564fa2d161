using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Breakwater.Evtx.Hot;

/// <summary>
/// The start of a text that needs no escaping, from UTF-16 to UTF-8: most event text is short and plain. Contract: copies printable ASCII up to the first character that
/// is none or is one of the three given, gives how many; the target has <see cref="Slack"/> bytes more than the text has characters, what lies behind the copied ones is
/// undefined. Equals <see cref="CopyPlain"/>, its twin. Justified by PlainTextBenchmark.
/// </summary>
internal static class PlainText
{
    public const int Slack = 16;

    public static int Copy(ReadOnlySpan<char> text, Span<byte> target, char special, char special2, char special3)
    {
        if (!Vector128.IsHardwareAccelerated || Kernels.ArePlain)
        {
            return CopyPlain(text, target, special, special2, special3);
        }

        if (target.Length < text.Length + Slack)
        {
            throw new ArgumentException("too short", nameof(target));
        }

        if (text.Length < Vector128<ushort>.Count)
        {
            return CopyPlain(text, target, special, special2, special3);
        }

        ref var source = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(text));
        ref var output = ref MemoryMarshal.GetReference(target);
        var (a, b, c) = (Vector128.Create((ushort)special), Vector128.Create((ushort)special2), Vector128.Create((ushort)special3));
        var (space, range) = (Vector128.Create((ushort)' '), Vector128.Create((ushort)('~' - ' ')));
        for (var i = 0; ;)
        {
            var chars = Vector128.LoadUnsafe(ref source, (nuint)i);
            var stops = Vector128.GreaterThan(chars - space, range) | Vector128.Equals(chars, a) | Vector128.Equals(chars, b) | Vector128.Equals(chars, c);
            Vector128.Narrow(chars, chars).StoreUnsafe(ref output, (nuint)i);
            if (stops != Vector128<ushort>.Zero)
            {
                return i + BitOperations.TrailingZeroCount(stops.ExtractMostSignificantBits());
            }

            if (i == text.Length - Vector128<ushort>.Count)
            {
                return text.Length;
            }

            // The last step ends with the text and overlaps the one before.
            i = Math.Min(i + Vector128<ushort>.Count, text.Length - Vector128<ushort>.Count);
        }
    }

    public static int CopyPlain(ReadOnlySpan<char> text, Span<byte> target, char special, char special2, char special3)
    {
        var i = 0;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (c is < ' ' or > '~' || c == special || c == special2 || c == special3)
            {
                break;
            }

            target[i] = (byte)c;
        }

        return i;
    }
}
