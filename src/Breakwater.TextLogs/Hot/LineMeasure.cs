using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Breakwater.TextLogs.Hot;

/// <summary>
/// Measures a line in one pass, as many bytes a step as a register of this processor has. Contract: the <see cref="LineShape"/> of the text up to its first line feed; of a text without one
/// only <see cref="LineShape.Length"/> is defined; reads only inside the span. Equals <see cref="MeasurePlain"/>, its twin. Every line of every log passes here.
/// </summary>
internal static class LineMeasure
{
    public static LineShape Measure(ReadOnlySpan<byte> text, byte separator) =>
        Vector512.IsHardwareAccelerated ? MeasureBy<Step512>(text, separator)
        : Vector256.IsHardwareAccelerated ? MeasureBy<Step256>(text, separator)
        : Vector128.IsHardwareAccelerated ? MeasureBy<Step128>(text, separator)
        : MeasurePlain(text, separator);

    /// <summary>Not compiled ahead of time for every processor, because that code would not know AVX2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static LineShape MeasureBy<TStep>(ReadOnlySpan<byte> text, byte separator)
        where TStep : struct, IStep
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        var (count, odd) = (0, 0);
        ulong last = 0, doubled = 0, quotes = 0;
        for (var at = 0; at <= text.Length - TStep.Bytes; at += TStep.Bytes)
        {
            TStep.Look(ref start, (nuint)at, separator, out var feeds, out var separators, out var quoted, out var odds);
            if (feeds != 0)
            {
                var length = BitOperations.TrailingZeroCount(feeds);
                var before = (1UL << length) - 1;
                return Finish(text, at + length, count + BitOperations.PopCount(separators & before), doubled | (separators & ((separators << 1) | last) & before), quotes | (quoted & before), odd + BitOperations.PopCount(odds & before));
            }

            count += BitOperations.PopCount(separators);
            doubled |= separators & ((separators << 1) | last);
            last = separators >> (TStep.Bytes - 1);
            quotes |= quoted;
            odd += BitOperations.PopCount(odds);
        }

        return MeasurePlain(text, separator);
    }

    public static LineShape MeasurePlain(ReadOnlySpan<byte> text, byte separator)
    {
        var (count, odd) = (0, 0);
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
            odd += value is (byte)'\r' or 0 ? 1 : 0;
        }

        return new LineShape(-1, 0, false, false, false);
    }

    private static LineShape Finish(ReadOnlySpan<byte> text, int length, int separators, ulong doubled, ulong quotes, int odd) =>
        new(length, separators, doubled != 0, quotes != 0, odd > (length > 0 && text[length - 1] == '\r' ? 1 : 0));

    /// <summary>A register's worth of bytes.</summary>
    public interface IStep
    {
        static abstract int Bytes { get; }

        /// <summary>A bit for each byte: line feeds, separators, double quotes, and what is NUL or a carriage return.</summary>
        static abstract void Look(ref byte start, nuint at, byte separator, out ulong feeds, out ulong separators, out ulong quotes, out ulong odd);
    }

    public readonly struct Step128 : IStep
    {
        public static int Bytes => Vector128<byte>.Count;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Look(ref byte start, nuint at, byte separator, out ulong feeds, out ulong separators, out ulong quotes, out ulong odd)
        {
            var bytes = Vector128.LoadUnsafe(ref start, at);
            feeds = Vector128.Equals(bytes, Vector128.Create((byte)'\n')).ExtractMostSignificantBits();
            separators = Vector128.Equals(bytes, Vector128.Create(separator)).ExtractMostSignificantBits();
            quotes = Vector128.Equals(bytes, Vector128.Create((byte)'"')).ExtractMostSignificantBits();
            odd = (Vector128.Equals(bytes, Vector128.Create((byte)'\r')) | Vector128.Equals(bytes, Vector128<byte>.Zero)).ExtractMostSignificantBits();
        }
    }

    public readonly struct Step256 : IStep
    {
        public static int Bytes => Vector256<byte>.Count;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Look(ref byte start, nuint at, byte separator, out ulong feeds, out ulong separators, out ulong quotes, out ulong odd)
        {
            var bytes = Vector256.LoadUnsafe(ref start, at);
            feeds = Vector256.Equals(bytes, Vector256.Create((byte)'\n')).ExtractMostSignificantBits();
            separators = Vector256.Equals(bytes, Vector256.Create(separator)).ExtractMostSignificantBits();
            quotes = Vector256.Equals(bytes, Vector256.Create((byte)'"')).ExtractMostSignificantBits();
            odd = (Vector256.Equals(bytes, Vector256.Create((byte)'\r')) | Vector256.Equals(bytes, Vector256<byte>.Zero)).ExtractMostSignificantBits();
        }
    }

    public readonly struct Step512 : IStep
    {
        public static int Bytes => Vector512<byte>.Count;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Look(ref byte start, nuint at, byte separator, out ulong feeds, out ulong separators, out ulong quotes, out ulong odd)
        {
            var bytes = Vector512.LoadUnsafe(ref start, at);
            feeds = Vector512.Equals(bytes, Vector512.Create((byte)'\n')).ExtractMostSignificantBits();
            separators = Vector512.Equals(bytes, Vector512.Create(separator)).ExtractMostSignificantBits();
            quotes = Vector512.Equals(bytes, Vector512.Create((byte)'"')).ExtractMostSignificantBits();
            odd = (Vector512.Equals(bytes, Vector512.Create((byte)'\r')) | Vector512.Equals(bytes, Vector512<byte>.Zero)).ExtractMostSignificantBits();
        }
    }
}
