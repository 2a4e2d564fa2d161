using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Breakwater.TextLogs.Hot;

/// <summary>
/// Measures a line in one pass, 32 or 16 bytes a step. Contract: the <see cref="LineShape"/> of the text up to its first line feed; of a text without one only
/// <see cref="LineShape.Length"/> is defined; reads only inside the span. Equals <see cref="MeasurePlain"/>, its twin. Every line of
/// every log passes here.
/// </summary>
internal static class LineMeasure
{
    /// <summary>Not compiled ahead of time, because that code would not know AVX2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static LineShape Measure(ReadOnlySpan<byte> text, byte separator)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            return Vector128.IsHardwareAccelerated ? MeasureNarrow(text, separator) : MeasurePlain(text, separator);
        }

        ref var start = ref MemoryMarshal.GetReference(text);
        var (feed, wanted, quote, cr) = (Vector256.Create((byte)'\n'), Vector256.Create(separator), Vector256.Create((byte)'"'), Vector256.Create((byte)'\r'));
        var count = 0;
        uint last = 0, doubled = 0, quotes = 0, odd = 0;
        for (var at = 0; at <= text.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            var bytes = Vector256.LoadUnsafe(ref start, (nuint)at);
            var feeds = Vector256.Equals(bytes, feed).ExtractMostSignificantBits();
            var separators = Vector256.Equals(bytes, wanted).ExtractMostSignificantBits();
            var quoted = Vector256.Equals(bytes, quote).ExtractMostSignificantBits();
            var odds = (Vector256.Equals(bytes, cr) | Vector256.Equals(bytes, Vector256<byte>.Zero)).ExtractMostSignificantBits();
            if (feeds != 0)
            {
                var length = BitOperations.TrailingZeroCount(feeds);
                var before = (1u << length) - 1;
                return Finish(text, at + length, count + BitOperations.PopCount(separators & before), doubled | (separators & ((separators << 1) | last) & before), quotes | (quoted & before), odd + (uint)BitOperations.PopCount(odds & before));
            }

            count += BitOperations.PopCount(separators);
            doubled |= separators & ((separators << 1) | last);
            last = separators >> 31;
            quotes |= quoted;
            odd += (uint)BitOperations.PopCount(odds);
        }

        return MeasurePlain(text, separator);
    }

    public static LineShape MeasurePlain(ReadOnlySpan<byte> text, byte separator)
    {
        var (count, odd) = (0, 0u);
        var (doubled, quotes) = (false, false);
        for (var i = 0; i < text.Length; i++)
        {
            var value = text[i];
            if (value == '\n')
            {
                return Finish(text, i, count, doubled ? 1u : 0, quotes ? 1u : 0, odd);
            }

            count += value == separator ? 1 : 0;
            doubled |= value == separator && i > 0 && text[i - 1] == separator;
            quotes |= value == '"';
            odd += value is (byte)'\r' or 0 ? 1u : 0;
        }

        return new LineShape(-1, 0, false, false, false);
    }

    private static LineShape MeasureNarrow(ReadOnlySpan<byte> text, byte separator)
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        var (feed, wanted, quote, cr) = (Vector128.Create((byte)'\n'), Vector128.Create(separator), Vector128.Create((byte)'"'), Vector128.Create((byte)'\r'));
        var count = 0;
        uint last = 0, doubled = 0, quotes = 0, odd = 0;
        for (var at = 0; at <= text.Length - Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            var bytes = Vector128.LoadUnsafe(ref start, (nuint)at);
            var feeds = Vector128.Equals(bytes, feed).ExtractMostSignificantBits();
            var separators = Vector128.Equals(bytes, wanted).ExtractMostSignificantBits();
            var quoted = Vector128.Equals(bytes, quote).ExtractMostSignificantBits();
            var odds = (Vector128.Equals(bytes, cr) | Vector128.Equals(bytes, Vector128<byte>.Zero)).ExtractMostSignificantBits();
            if (feeds != 0)
            {
                var length = BitOperations.TrailingZeroCount(feeds);
                var before = (1u << length) - 1;
                return Finish(text, at + length, count + BitOperations.PopCount(separators & before), doubled | (separators & ((separators << 1) | last) & before), quotes | (quoted & before), odd + (uint)BitOperations.PopCount(odds & before));
            }

            count += BitOperations.PopCount(separators);
            doubled |= separators & ((separators << 1) | last);
            last = (separators >> 15) & 1;
            quotes |= quoted;
            odd += (uint)BitOperations.PopCount(odds);
        }

        return MeasurePlain(text, separator);
    }

    private static LineShape Finish(ReadOnlySpan<byte> text, int length, int separators, uint doubled, uint quotes, uint odd) =>
        new(length, separators, doubled != 0, quotes != 0, odd > (length > 0 && text[length - 1] == '\r' ? 1u : 0));
}
